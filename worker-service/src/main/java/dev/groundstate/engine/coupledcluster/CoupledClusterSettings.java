package dev.groundstate.engine.coupledcluster;

/**
 * When amplitudes count as converged and how long they are iterated.
 *
 * @param maxIterations most iterations
 * @param energyThreshold hartree; the largest change of energy of a last step
 * @param residualThreshold hartree; the largest norm of what is left of the equations. The energy is no minimum: its error is
 *     of first order in the amplitudes
 * @param subspace amplitudes that DIIS combines
 */
public record CoupledClusterSettings(
        int maxIterations, double energyThreshold, double residualThreshold, int subspace) {

    /** Refuses limits that stop before the first step or never. */
    public CoupledClusterSettings {
        if (maxIterations < 1 || subspace < 1) {
            throw new IllegalArgumentException("expected at least 1 iteration and 1 vector of amplitudes, got "
                    + maxIterations + " and " + subspace);
        }
        if (!(energyThreshold > 0) || !(residualThreshold > 0)) {
            throw new IllegalArgumentException(
                    "expected positive thresholds, got " + energyThreshold + " and " + residualThreshold);
        }
    }

    /** Returns settings that leave an energy right to 1e-9 hartree. */
    public static CoupledClusterSettings standard() {
        return new CoupledClusterSettings(100, 1e-9, 1e-8, 6);
    }
}
