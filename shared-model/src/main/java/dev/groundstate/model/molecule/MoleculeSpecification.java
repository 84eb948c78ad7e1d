package dev.groundstate.model.molecule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A molecule with its geometry settled, or a Hamiltonian in place of one.
 *
 * @param smiles as the user gave it; null when atoms or a Hamiltonian were given
 * @param atoms at least one; none when a Hamiltonian was given
 * @param geometryOrigin where the coordinates come from, a sentence for people
 * @param basis basis set of all atoms; null when a Hamiltonian was given
 * @param charge elementary charges
 * @param multiplicity 2S + 1
 * @param activeSpace null: all orbitals, or all but the core
 * @param frozenCore leaves the noble-gas cores uncorrelated
 * @param cartesian whether d and f functions are six and ten instead of five and seven; null: as the basis set says
 * @param naturalOrbitals correlates the natural orbitals of MP2 in place of the canonical ones
 * @param fcidump integrals in the FCIDUMP format, the Hamiltonian in place of atoms; null when there are atoms
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MoleculeSpecification(
        @Nullable String smiles,
        List<AtomPosition> atoms,
        @JsonProperty("geometry_origin") String geometryOrigin,
        @Nullable BasisSet basis,
        int charge,
        int multiplicity,
        @JsonProperty("active_space") @Nullable ActiveSpaceSize activeSpace,
        @JsonProperty("frozen_core") boolean frozenCore,
        @Nullable Boolean cartesian,
        @JsonProperty("natural_orbitals") boolean naturalOrbitals,
        @Nullable String fcidump) {

    /** Copies the atoms; refuses neither or both of atoms in a basis set and a Hamiltonian. */
    public MoleculeSpecification {
        atoms = List.copyOf(atoms);
        boolean inBasis = !atoms.isEmpty() && basis != null;
        boolean neither = atoms.isEmpty() && basis == null;
        if (fcidump == null ? !inBasis : !neither) {
            throw new IllegalArgumentException("expected atoms and a basis set or an FCIDUMP, got " + atoms.size()
                    + " atoms, basis set " + basis + (fcidump == null ? ", no FCIDUMP" : ", an FCIDUMP"));
        }
    }

    /** Returns the number of electrons. */
    public int electrons() {
        if (fcidump != null) {
            return FcidumpHeader.read(fcidump).electrons();
        }
        int protons = atoms.stream()
                .mapToInt(atom ->
                        ChemicalElement.ofSymbol(atom.symbol()).orElseThrow().atomicNumber())
                .sum();
        return protons - charge;
    }
}
