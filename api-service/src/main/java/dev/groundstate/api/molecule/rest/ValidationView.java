package dev.groundstate.api.molecule.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.groundstate.api.molecule.ResolvedMolecule;
import dev.groundstate.model.molecule.AtomPosition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a molecule can be computed.
 *
 * @param smiles as it was read
 * @param error a sentence; null when valid
 * @param multiplicity asked for, or a guess
 * @param estimate null when no basis set was named
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
     * @param atoms ångström
     * @param origin where the coordinates come from
     */
    record GeometryView(List<AtomPosition> atoms, String origin) {}

    static ValidationView valid(ResolvedMolecule molecule, int multiplicity, @Nullable EstimateView estimate) {
        return new ValidationView(
                true,
                molecule.smiles(),
                molecule.formula(),
                molecule.electrons(),
                new GeometryView(molecule.atoms(), molecule.geometryOrigin()),
                null,
                molecule.charge(),
                multiplicity,
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
