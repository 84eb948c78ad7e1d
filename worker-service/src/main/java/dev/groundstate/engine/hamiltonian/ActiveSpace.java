package dev.groundstate.engine.hamiltonian;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Chosen;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.FrozenCore;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.molecule.Atom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The orbitals a correlated method may fill, as a stretch of the orbitals: ordered by energy, or with chosen ones moved
 * together by {@link #order}.
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
        return switch (choice) {
            case AllElectrons all -> new ActiveSpace(0, spatialOrbitals, alphaElectrons, betaElectrons);
            case FrozenCore core -> {
                int frozen = coreOrbitals(atoms, alphaElectrons + betaElectrons);
                yield new ActiveSpace(
                        frozen, spatialOrbitals - frozen, alphaElectrons - frozen, betaElectrons - frozen);
            }
            case Window window -> {
                int frozen = frozenBelow(window, alphaElectrons, betaElectrons, spatialOrbitals);
                yield new ActiveSpace(
                        frozen, window.spatialOrbitals(), alphaElectrons - frozen, betaElectrons - frozen);
            }
            case Chosen chosen -> chosen(chosen, alphaElectrons, betaElectrons, spatialOrbitals);
        };
    }

    /**
     * Returns the orbitals in the order in which this space is a stretch: frozen ones, active ones, the rest, each by rising
     * number.
     *
     * @param choice that this space was made of
     * @param orbitals number of all orbitals
     */
    public int[] order(ActiveSpaceChoice choice, int orbitals) {
        List<Integer> active = choice instanceof Chosen(int electrons, List<Integer> chosen)
                ? chosen
                : IntStream.range(frozenOrbitals, frozenOrbitals + spatialOrbitals)
                        .boxed()
                        .toList();
        List<Integer> others = IntStream.range(0, orbitals)
                .boxed()
                .filter(p -> !active.contains(p))
                .toList();
        List<Integer> order = new ArrayList<>(others.subList(0, frozenOrbitals));
        order.addAll(active);
        order.addAll(others.subList(frozenOrbitals, others.size()));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static ActiveSpace chosen(Chosen chosen, int alphaElectrons, int betaElectrons, int spatialOrbitals) {
        if (chosen.orbitals().getLast() >= spatialOrbitals) {
            throw new IllegalArgumentException("expected active orbitals from 0 to " + (spatialOrbitals - 1) + ", got "
                    + chosen.orbitals().getLast());
        }
        int alpha = below(chosen, alphaElectrons);
        int beta = below(chosen, betaElectrons);
        if (alpha + beta != chosen.electrons()) {
            throw new IllegalArgumentException("expected " + (alpha + beta)
                    + " active electrons, those that the orbitals " + chosen.orbitals()
                    + " hold in the reference determinant, got " + chosen.electrons());
        }
        if (alphaElectrons - alpha != betaElectrons - beta) {
            throw new IllegalArgumentException("expected the half-filled orbitals " + betaElectrons + " to "
                    + (alphaElectrons - 1) + " among the active ones, got " + chosen.orbitals());
        }
        if (alpha == 0) {
            throw new IllegalArgumentException(
                    "expected an occupied orbital among the active ones, got " + chosen.orbitals());
        }
        return new ActiveSpace(alphaElectrons - alpha, chosen.orbitals().size(), alpha, beta);
    }

    private static int below(Chosen chosen, int electrons) {
        return (int) chosen.orbitals().stream().filter(p -> p < electrons).count();
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
