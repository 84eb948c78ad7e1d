/**
 * Parametrised states with a fixed number of electrons of each spin: real vectors over determinants, made by plane
 * rotations of disjoint pairs of determinants.
 */
@NullMarked
package dev.groundstate.engine.ansatz;

import org.jspecify.annotations.NullMarked;
