package dev.groundstate.engine.hamiltonian;

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
}
