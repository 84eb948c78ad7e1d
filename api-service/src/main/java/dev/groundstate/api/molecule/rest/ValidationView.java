package dev.groundstate.api.molecule.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.groundstate.api.molecule.HillFormula;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a molecule can be computed.
 *
 * @param smiles as it was read
 * @param formula null of a Hamiltonian
 * @param error a sentence; null when valid
 * @param multiplicity asked for, or a guess
 * @param estimate null when neither a basis set, a space nor a Hamiltonian was named
 */
@JsonInclude(Include.ALWAYS)
record ValidationView(
        boolean valid,
        @Nullable String smiles,
        @Nullable String formula,
        @Nullable Integer electrons,
        @Nullable GeometryView geometry,
        @Nullable String error,
        @JsonInclude(Include.NON_NULL) @Nullable Integer charge,
        @JsonInclude(Include.NON_NULL) @Nullable Integer multiplicity,
        @JsonInclude(Include.NON_NULL) @Nullable EstimateView estimate) {

    private static final int LONGEST_ECHO = 500;

    /**
     * Where the atoms stand.
     *
     * @param atoms ångström; none of a Hamiltonian
     * @param origin where the coordinates come from
     */
    record GeometryView(List<AtomPosition> atoms, String origin) {}

    static ValidationView valid(MoleculeSpecification molecule, @Nullable EstimateView estimate) {
        String smiles = molecule.smiles();
        List<AtomPosition> atoms = molecule.atoms();
        return new ValidationView(
                true,
                smiles == null ? null : smiles.strip(),
                atoms.isEmpty()
                        ? null
                        : HillFormula.of(
                                atoms.stream().map(AtomPosition::symbol).toList()),
                molecule.electrons(),
                new GeometryView(atoms, molecule.geometryOrigin()),
                null,
                molecule.charge(),
                molecule.multiplicity(),
                estimate);
    }

    static ValidationView invalid(@Nullable String smiles, String error) {
        return new ValidationView(
                false, smiles == null ? null : echo(smiles), null, null, null, error, null, null, null);
    }

    /** Half a character cannot be written in UTF-8 and becomes a question mark. */
    private static String echo(String smiles) {
        String start = smiles.length() <= LONGEST_ECHO ? smiles : smiles.substring(0, LONGEST_ECHO);
        return new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
