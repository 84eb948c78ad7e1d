/** The one entry to the engine: from a molecule and a method to an energy with everything needed to judge it; hartree. */
@NullMarked
package dev.groundstate.engine.calculation;

import org.jspecify.annotations.NullMarked;
