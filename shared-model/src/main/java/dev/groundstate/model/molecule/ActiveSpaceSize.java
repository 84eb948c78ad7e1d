package dev.groundstate.model.molecule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The electrons and spatial orbitals that are correlated; the rest is doubly occupied or empty.
 *
 * @param electrons alpha and beta together
 * @param orbitals spatial orbitals
 * @param orbitalIndices which, numbered from 0 by rising orbital energy; null: those around the highest occupied one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActiveSpaceSize(
        int electrons,
        int orbitals,
        @JsonProperty("orbital_indices") @Nullable List<Integer> orbitalIndices) {

    /** Copies the indices; refuses a space that cannot hold its electrons. */
    public ActiveSpaceSize {
        if (electrons < 1 || orbitals < 1 || electrons > 2 * orbitals) {
            throw new IllegalArgumentException(
                    "expected 1 to " + 2L * orbitals + " electrons in " + orbitals + " orbitals, got " + electrons);
        }
        if (orbitalIndices != null) {
            orbitalIndices = List.copyOf(orbitalIndices);
            if (orbitalIndices.size() != orbitals
                    || new HashSet<>(orbitalIndices).size() != orbitals
                    || orbitalIndices.stream().anyMatch(index -> index < 0)) {
                throw new IllegalArgumentException(
                        "expected " + orbitals + " different orbitals numbered from 0, got " + orbitalIndices);
            }
        }
    }

    /** The orbitals around the highest occupied one. */
    public ActiveSpaceSize(int electrons, int orbitals) {
        this(electrons, orbitals, null);
    }
}
