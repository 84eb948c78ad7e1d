package dev.groundstate.engine.jastrow;

/**
 * A factor W exp(iJ) W†.
 *
 * @param rotation W
 * @param angles elements of J, in the order of {@link InteractingPairs}
 */
record JastrowFactor(ComplexMatrix rotation, double[] angles) {}
