package dev.groundstate.engine.hamiltonian;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.FrozenCore;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.molecule.Atom;
import java.util.List;

/**
 * The orbitals a correlated method may fill, as a stretch of the orbitals ordered by energy.
 *
 * @param frozenOrbitals doubly occupied orbitals below the stretch
 * @param spatialOrbitals length of the stretch
 * @param alphaElectrons electrons of spin up in the stretch
 * @param betaElectrons electrons of spin down in the stretch
 */
public record ActiveSpace(int frozenOrbitals, int spatialOrbitals, int alphaElectrons, int betaElectrons) {

    /** Atomic numbers of the noble gases, and the orbitals they fill. */
    private static final int[][] NOBLE_GASES = {{2, 1}, {10, 5}, {18, 9}, {36, 18}, {54, 27}, {86, 43}};

    /** Refuses an empty stretch and more electrons of one spin than orbitals. */
    public ActiveSpace {
        if (frozenOrbitals < 0 || spatialOrbitals < 1) {
            throw new IllegalArgumentException("expected 0 or more frozen orbitals and 1 or more active ones, got "
                    + frozenOrbitals + " and " + spatialOrbitals);
        }
        if (Math.min(alphaElectrons, betaElectrons) < 0 || Math.max(alphaElectrons, betaElectrons) > spatialOrbitals) {
            throw new IllegalArgumentException("expected 0 to " + spatialOrbitals + " electrons of each spin in "
                    + spatialOrbitals + " orbitals, got " + alphaElectrons + " and " + betaElectrons);
        }
    }

    /**
     * Returns the orbitals a user asked for.
     *
     * @param atoms whose noble-gas cores may be frozen
     * @param alphaElectrons all electrons of spin up
     * @param betaElectrons all electrons of spin down
     * @param spatialOrbitals all orbitals of the basis
     * @throws IllegalArgumentException when there are no such orbitals, naming the largest choice there is
     */
    public static ActiveSpace choose(
            ActiveSpaceChoice choice, List<Atom> atoms, int alphaElectrons, int betaElectrons, int spatialOrbitals) {
        int frozen =
                switch (choice) {
                    case AllElectrons all -> 0;
                    case FrozenCore core -> coreOrbitals(atoms, alphaElectrons + betaElectrons);
                    case Window window -> frozenBelow(window, alphaElectrons, betaElectrons, spatialOrbitals);
                };
        int active =
                switch (choice) {
                    case AllElectrons all -> spatialOrbitals;
                    case FrozenCore core -> spatialOrbitals - frozen;
                    case Window window -> window.spatialOrbitals();
                };
        return new ActiveSpace(frozen, active, alphaElectrons - frozen, betaElectrons - frozen);
    }

    /** Returns the number of active electrons of both spins. */
    public int electrons() {
        return alphaElectrons + betaElectrons;
    }

    private static int coreOrbitals(List<Atom> atoms, int electrons) {
        int orbitals = 0;
        for (Atom atom : atoms) {
            orbitals += coreOrbitals(atom.atomicNumber());
        }
        if (2 * orbitals >= electrons) {
            throw new IllegalArgumentException("expected electrons outside the frozen core, got " + electrons
                    + " electrons, of which the core takes " + 2 * orbitals);
        }
        return orbitals;
    }

    /** Returns the orbitals of the largest noble gas with fewer electrons than the atom has protons. */
    static int coreOrbitals(int atomicNumber) {
        int orbitals = 0;
        for (int[] gas : NOBLE_GASES) {
            if (gas[0] < atomicNumber) {
                orbitals = gas[1];
            }
        }
        return orbitals;
    }

    private static int frozenBelow(Window window, int alphaElectrons, int betaElectrons, int spatialOrbitals) {
        int electrons = alphaElectrons + betaElectrons;
        int unpaired = Math.abs(alphaElectrons - betaElectrons);
        int below = electrons - window.electrons();
        String largest = "the largest active space is " + electrons + " electrons in " + spatialOrbitals + " orbitals";
        if (below < 0 || below % 2 != 0 || window.electrons() < unpaired) {
            throw new IllegalArgumentException("expected " + Math.max(unpaired, 2 - electrons % 2) + " to " + electrons
                    + " active electrons in steps of 2, got " + window.electrons() + "; " + largest);
        }
        int frozen = below / 2;
        if (frozen + window.spatialOrbitals() > spatialOrbitals) {
            throw new IllegalArgumentException(
                    "expected at most " + (spatialOrbitals - frozen) + " active orbitals for " + window.electrons()
                            + " active electrons, got " + window.spatialOrbitals() + "; " + largest);
        }
        if (Math.max(alphaElectrons, betaElectrons) - frozen > window.spatialOrbitals()) {
            throw new IllegalArgumentException("expected at least "
                    + (Math.max(alphaElectrons, betaElectrons) - frozen) + " active orbitals for "
                    + window.electrons() + " active electrons, got " + window.spatialOrbitals() + "; " + largest);
        }
        return frozen;
    }
}
