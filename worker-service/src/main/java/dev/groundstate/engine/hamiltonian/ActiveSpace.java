package dev.groundstate.engine.hamiltonian;

/**
 * The orbitals a correlated method may fill, as a stretch of the orbitals ordered by energy.
 *
 * @param frozenOrbitals doubly occupied orbitals below the stretch
 * @param spatialOrbitals length of the stretch
 * @param alphaElectrons electrons of spin up in the stretch
 * @param betaElectrons electrons of spin down in the stretch
 */
public record ActiveSpace(int frozenOrbitals, int spatialOrbitals, int alphaElectrons, int betaElectrons) {

    /** Largest number of orbitals, the bits of an occupation string without its sign. */
    public static final int MAXIMUM_ORBITALS = 63;

    /** Refuses more electrons of one spin than orbitals, and more orbitals than an occupation string has bits. */
    public ActiveSpace {
        if (frozenOrbitals < 0 || spatialOrbitals < 1 || spatialOrbitals > MAXIMUM_ORBITALS) {
            throw new IllegalArgumentException("expected frozen orbitals from 0 and 1 to " + MAXIMUM_ORBITALS
                    + " active orbitals, got " + frozenOrbitals + " and " + spatialOrbitals);
        }
        if (alphaElectrons < 0
                || betaElectrons < 0
                || alphaElectrons > spatialOrbitals
                || betaElectrons > spatialOrbitals) {
            throw new IllegalArgumentException("expected 0 to " + spatialOrbitals + " electrons of each spin in "
                    + spatialOrbitals + " orbitals, got " + alphaElectrons + " and " + betaElectrons);
        }
    }

    /** Returns the number of active electrons of both spins. */
    public int electrons() {
        return alphaElectrons + betaElectrons;
    }
}
