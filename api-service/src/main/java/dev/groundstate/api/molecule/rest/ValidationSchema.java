package dev.groundstate.api.molecule.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of a request to validate, for its description only: {@link ValidationRequest} reads it. */
@Schema(name = "MoleculeToValidate", description = "Either a SMILES or atoms")
record ValidationSchema(
        @Nullable String smiles,

        @Schema(description = "Coordinates in ångström") @Nullable
        List<AtomPosition> atoms,

        @Schema(description = "Adds what the molecule costs; sto-3g when only an active space is given") @Nullable
        String basis,

        @Nullable Integer charge,
        @Nullable Integer multiplicity,
        @JsonProperty("active_space") @Nullable ActiveSpaceSize activeSpace,
        @JsonProperty("frozen_core") @Nullable Boolean frozenCore) {

    static final String WATER = """
            {"smiles": "O", "basis": "6-31g", "charge": 0, "multiplicity": 1}""";

    static final String NITROGEN = """
            {"smiles": "N#N", "basis": "6-31g", "active_space": {"electrons": 6, "orbitals": 6}}""";

    static final String LITHIUM_HYDRIDE = """
            {"atoms": [{"symbol": "Li", "x": 0, "y": 0, "z": 0}, {"symbol": "H", "x": 0, "y": 0, "z": 1.6}],
             "basis": "sto-3g", "frozen_core": true}""";
}
