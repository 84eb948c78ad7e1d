package dev.groundstate.engine.scf;

/**
 * When a self-consistent field counts as converged and how long it is tried.
 *
 * @param energyTolerance largest change of the energy in the last cycle, hartree
 * @param residualTolerance largest entry of the commutator FDS - SDF in an orthonormal basis, hartree
 * @param plainCycles most cycles with DIIS alone
 * @param shiftedCycles most cycles, after that, from the start again with damping, level shift and DIIS
 * @param subspace Fock matrices that DIIS combines
 * @param linearDependence smallest eigenvalue of the overlap whose combination of functions is kept
 */
public record ScfSettings(
        double energyTolerance,
        double residualTolerance,
        int plainCycles,
        int shiftedCycles,
        int subspace,
        double linearDependence) {

    /** Refuses tolerances that are not positive, and no cycles at all. */
    public ScfSettings {
        if (!(energyTolerance > 0) || !(residualTolerance > 0) || !(linearDependence > 0)) {
            throw new IllegalArgumentException("expected positive tolerances, got " + energyTolerance + ", "
                    + residualTolerance + " and " + linearDependence);
        }
        if (plainCycles < 0 || shiftedCycles < 0 || plainCycles + shiftedCycles < 1) {
            throw new IllegalArgumentException(
                    "expected at least one cycle, got " + plainCycles + " plain and " + shiftedCycles + " shifted");
        }
        if (subspace < 2) {
            throw new IllegalArgumentException("expected a subspace of at least 2 matrices, got " + subspace);
        }
    }

    /**
     * Returns the settings of every experiment that does not say otherwise.
     *
     * <p>The energy is stationary, so that this residual leaves it right to far below 1e-9 hartree; active-space energies
     * are not, and take over the error of the orbitals.
     */
    public static ScfSettings standard() {
        return new ScfSettings(1e-10, 1e-8, 64, 192, 8, 1e-7);
    }

    /** Returns these settings with a tolerance of the energy that is no looser than a given one. */
    public ScfSettings tightenedTo(double tolerance) {
        return new ScfSettings(
                Math.min(energyTolerance, tolerance),
                residualTolerance,
                plainCycles,
                shiftedCycles,
                subspace,
                linearDependence);
    }

    /** Returns these settings with no more cycles in all than a limit. */
    public ScfSettings limitedTo(int mostCycles) {
        int plain = Math.min(plainCycles, mostCycles);
        int shifted = Math.min(shiftedCycles, mostCycles - plain);
        return new ScfSettings(energyTolerance, residualTolerance, plain, shifted, subspace, linearDependence);
    }
}
