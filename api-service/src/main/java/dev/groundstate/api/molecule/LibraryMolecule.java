package dev.groundstate.api.molecule;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.molecule.BasisSet;

/**
 * An example molecule.
 *
 * @param id a slug
 * @param formula in Hill order
 * @param recommendedBasis wire name of a basis set that gives an answer within minutes
 * @param note what it is good for
 */
public record LibraryMolecule(
        String id,
        String name,
        String smiles,
        String category,
        String formula,
        int electrons,
        @JsonProperty("recommended_basis") String recommendedBasis,
        String note) {

    /** Refuses an id that does not fit into a path, and a basis set that cannot be used. */
    public LibraryMolecule {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("expected an id of lower-case words, got " + id);
        }
        if (!Choice.available(BasisSet.class).contains(recommendedBasis)) {
            throw new IllegalArgumentException(
                    "expected an available basis set for " + id + ", got " + recommendedBasis);
        }
    }
}
