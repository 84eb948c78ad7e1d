/** Claims experiments, runs them and reports. */
@NullMarked
package dev.groundstate.worker;

import org.jspecify.annotations.NullMarked;
