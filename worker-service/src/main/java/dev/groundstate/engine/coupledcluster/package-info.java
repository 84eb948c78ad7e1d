/**
 * Perturbation theory and coupled cluster for closed shells, over the orbitals of any active space; hartree. Occupied
 * orbitals are {@code i j k l}, virtual ones {@code a b c d}, counted from 0 each.
 */
@NullMarked
package dev.groundstate.engine.coupledcluster;

import org.jspecify.annotations.NullMarked;
