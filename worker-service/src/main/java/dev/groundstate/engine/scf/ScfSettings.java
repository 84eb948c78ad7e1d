package dev.groundstate.engine.scf;

/**
 * When a self-consistent field counts as converged and how long it is tried.
 *
 * @param energyTolerance largest change of the energy in the last cycle, hartree
 * @param residualTolerance largest entry of the commutator FDS - SDF in an orthonormal basis, hartree
 * @param plainCycles most cycles of DIIS before Newton steps take over
 * @param mostIterations most cycles of DIIS and Newton steps in all, those that leave an unstable field among them
 * @param subspace Fock matrices that DIIS combines
 * @param linearDependence smallest eigenvalue of the overlap whose combination of functions is kept
 * @param stability what is done about the stability of the solution
 */
public record ScfSettings(
        double energyTolerance,
        double residualTolerance,
        int plainCycles,
        int mostIterations,
        int subspace,
        double linearDependence,
        StabilityCheck stability) {

    /** Refuses tolerances that are not positive, and no cycles at all. */
    public ScfSettings {
        if (!(energyTolerance > 0) || !(residualTolerance > 0) || !(linearDependence > 0)) {
            throw new IllegalArgumentException("expected positive tolerances, got " + energyTolerance + ", "
                    + residualTolerance + " and " + linearDependence);
        }
        if (plainCycles < 0 || mostIterations < 1) {
            throw new IllegalArgumentException("expected at least one iteration, got " + mostIterations + ", and "
                    + plainCycles + " plain cycles");
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
        return new ScfSettings(1e-10, 1e-8, 40, 200, 8, 1e-7, StabilityCheck.FOLLOWED);
    }

    /** Returns these settings with a tolerance of the energy that is no looser than a given one. */
    public ScfSettings tightenedTo(double tolerance) {
        return new ScfSettings(
                Math.min(energyTolerance, tolerance),
                residualTolerance,
                plainCycles,
                mostIterations,
                subspace,
                linearDependence,
                stability);
    }

    /** Returns these settings with no more iterations than a limit. */
    public ScfSettings limitedTo(int iterations) {
        return new ScfSettings(
                energyTolerance,
                residualTolerance,
                plainCycles,
                Math.min(mostIterations, iterations),
                subspace,
                linearDependence,
                stability);
    }

    /** Returns these settings with another check of the stability. */
    public ScfSettings with(StabilityCheck check) {
        return new ScfSettings(
                energyTolerance, residualTolerance, plainCycles, mostIterations, subspace, linearDependence, check);
    }
}
