package dev.groundstate.api.molecule.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of a request to validate, for its description only: {@link ValidationRequest} reads it. */
@Schema(
        name = "MoleculeToValidate",
        description = "One of a SMILES, atoms, a text in the XYZ format, and a Hamiltonian")
record ValidationSchema(
        @Nullable String smiles,

        @Schema(description = "Coordinates in ångström") @Nullable
        List<AtomPosition> atoms,

        @Schema(description = "Atoms in the XYZ format, ångström") @Nullable
        String xyz,

        @Schema(description = "A Hamiltonian in the FCIDUMP format") @Nullable
        String fcidump,

        @Schema(description = "Adds what the molecule costs; sto-3g when only a space or orbitals are asked for")
        @Nullable
        String basis,

        @Nullable Integer charge,
        @Nullable Integer multiplicity,
        @JsonProperty("active_space") @Nullable ActiveSpaceSize activeSpace,
        @JsonProperty("frozen_core") @Nullable Boolean frozenCore,
        @Nullable Boolean cartesian,
        @JsonProperty("natural_orbitals") @Nullable Boolean naturalOrbitals) {

    static final String WATER = """
            {"smiles": "O", "basis": "6-31g", "charge": 0, "multiplicity": 1}""";

    static final String NITROGEN = """
            {"smiles": "N#N", "basis": "6-31g", "active_space": {"electrons": 6, "orbitals": 6}}""";

    static final String HELIUM = """
            {"xyz": "1\\nhelium\\nHe 0 0 0", "basis": "cc-pvtz", "cartesian": true}""";

    static final String LITHIUM_HYDRIDE = """
            {"atoms": [{"symbol": "Li", "x": 0, "y": 0, "z": 0}, {"symbol": "H", "x": 0, "y": 0, "z": 1.6}],
             "basis": "sto-3g", "frozen_core": true}""";
}
