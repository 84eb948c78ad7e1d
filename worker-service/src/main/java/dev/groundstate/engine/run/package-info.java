/** What a calculation and its caller say to each other: progress, iterations, and the wish to stop. */
@NullMarked
package dev.groundstate.engine.run;

import org.jspecify.annotations.NullMarked;
