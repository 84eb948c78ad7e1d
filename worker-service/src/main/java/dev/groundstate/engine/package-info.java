/** The science: pure Java, no framework. */
@NullMarked
package dev.groundstate.engine;

import org.jspecify.annotations.NullMarked;
