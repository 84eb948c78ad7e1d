package dev.groundstate.model.molecule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A molecule with its geometry settled.
 *
 * @param smiles as the user gave it; null when atoms were given
 * @param atoms at least one
 * @param geometryOrigin where the coordinates come from, a sentence for people
 * @param basis basis set of all atoms
 * @param charge elementary charges
 * @param multiplicity 2S + 1
 * @param activeSpace null: all orbitals, or all but the core
 * @param frozenCore leaves the noble-gas cores uncorrelated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MoleculeSpecification(
        @Nullable String smiles,
        List<AtomPosition> atoms,
        @JsonProperty("geometry_origin") String geometryOrigin,
        BasisSet basis,
        int charge,
        int multiplicity,
        @JsonProperty("active_space") @Nullable ActiveSpaceSize activeSpace,
        @JsonProperty("frozen_core") boolean frozenCore) {

    /** Copies the atoms; refuses none. */
    public MoleculeSpecification {
        atoms = List.copyOf(atoms);
        if (atoms.isEmpty()) {
            throw new IllegalArgumentException("expected at least one atom, got none");
        }
    }
}
