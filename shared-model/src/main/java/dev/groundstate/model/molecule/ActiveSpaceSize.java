package dev.groundstate.model.molecule;

/**
 * The electrons and spatial orbitals that are correlated; the rest is doubly occupied or empty.
 *
 * @param electrons alpha and beta together
 * @param orbitals spatial orbitals
 */
public record ActiveSpaceSize(int electrons, int orbitals) {

    /** Refuses a space that cannot hold its electrons. */
    public ActiveSpaceSize {
        if (electrons < 1 || orbitals < 1 || electrons > 2 * orbitals) {
            throw new IllegalArgumentException(
                    "expected 1 to " + 2L * orbitals + " electrons in " + orbitals + " orbitals, got " + electrons);
        }
    }
}
