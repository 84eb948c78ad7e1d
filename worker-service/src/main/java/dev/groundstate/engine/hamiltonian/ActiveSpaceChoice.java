package dev.groundstate.engine.hamiltonian;

import java.util.List;
import java.util.Set;

/** What a user asks of the active space, before the number of electrons and orbitals is known. */
public sealed interface ActiveSpaceChoice {

    /** Every electron in every orbital. */
    record AllElectrons() implements ActiveSpaceChoice {}

    /** The noble-gas core of every atom stays doubly occupied; every other electron in every other orbital. */
    record FrozenCore() implements ActiveSpaceChoice {}

    /**
     * A number of electrons in a number of orbitals around the Fermi level.
     *
     * @param electrons from 1
     * @param spatialOrbitals from 1
     */
    record Window(int electrons, int spatialOrbitals) implements ActiveSpaceChoice {

        /** Refuses an empty window and one whose orbitals do not hold its electrons. */
        public Window {
            if (electrons < 1 || spatialOrbitals < 1) {
                throw new IllegalArgumentException("expected an active space of at least 1 electron in 1 orbital, got "
                        + electrons + " in " + spatialOrbitals);
            }
            if (electrons > 2L * spatialOrbitals) {
                throw new IllegalArgumentException(spatialOrbitals + " active orbitals hold at most "
                        + 2L * spatialOrbitals + " electrons, got " + electrons);
            }
        }
    }

    /**
     * Orbitals by name; of the others, those that Hartree-Fock fills stay doubly occupied.
     *
     * @param electrons as many as the chosen orbitals hold in the reference determinant
     * @param orbitals counted from 0 by rising energy, or in whatever order orbitals are given; in any order
     */
    record Chosen(int electrons, List<Integer> orbitals) implements ActiveSpaceChoice {

        /** Sorts the orbitals; refuses none at all, negative ones, and one that is named twice. */
        public Chosen {
            orbitals = orbitals.stream().sorted().toList();
            if (orbitals.isEmpty() || orbitals.getFirst() < 0) {
                throw new IllegalArgumentException("expected orbitals counted from 0, got " + orbitals);
            }
            if (Set.copyOf(orbitals).size() < orbitals.size()) {
                throw new IllegalArgumentException("expected each orbital once, got " + orbitals);
            }
        }
    }
}
