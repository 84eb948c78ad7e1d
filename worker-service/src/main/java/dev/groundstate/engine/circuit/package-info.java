/** Quantum circuits as values: what a device would run, drawn, written down and counted. */
@NullMarked
package dev.groundstate.engine.circuit;

import org.jspecify.annotations.NullMarked;
