package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of a request to create, for its description only: {@link ExperimentRequestReader} reads it. */
@Schema(name = "NewExperiment")
@JsonNaming(SnakeCaseStrategy.class)
record ExperimentSchema(
        @Schema(maxLength = 200) @Nullable String name,
        @Schema(required = true) MoleculeSchema molecule,
        @Nullable ConfigurationSchema configuration,
        @Schema(defaultValue = "false") @Nullable Boolean executeImmediately,
        @Schema(minimum = "0", maximum = "1000") @Nullable Integer priority,
        @Schema(maxItems = 20) @Nullable List<String> tags) {

    /** Either a SMILES or atoms. */
    @Schema(name = "NewMolecule")
    @JsonNaming(SnakeCaseStrategy.class)
    record MoleculeSchema(
            @Nullable String smiles,

            @Schema(description = "Coordinates in ångström") @Nullable
            List<AtomSchema> atoms,

            @Schema(defaultValue = "sto-3g") @Nullable String basis,
            @Nullable Integer charge,
            @Nullable Integer multiplicity,
            @Nullable ActiveSpaceSchema activeSpace,
            @Nullable Boolean frozenCore) {}

    /** An atom at a point in space. */
    @Schema(name = "NewAtom")
    record AtomSchema(String symbol, double x, double y, double z) {}

    /** The electrons and spatial orbitals that are correlated. */
    @Schema(name = "NewActiveSpace")
    record ActiveSpaceSchema(int electrons, int orbitals) {}

    /** How it is computed. */
    @Schema(name = "NewConfiguration")
    @JsonNaming(SnakeCaseStrategy.class)
    record ConfigurationSchema(
            @Schema(defaultValue = "VQE") @Nullable String method,
            @Schema(defaultValue = "uccsd") @Nullable String ansatz,
            @Schema(defaultValue = "L-BFGS-B") @Nullable String optimizer,

            @Schema(defaultValue = "jordan_wigner") @Nullable
            String mapper,

            @Schema(defaultValue = "classical") @Nullable String backend,

            @Schema(defaultValue = "1000", minimum = "1", maximum = "1000000") @Nullable
            Integer maxIterations,

            @Schema(defaultValue = "1e-6", description = "Hartree") @Nullable
            Double convThreshold,

            @Schema(minimum = "0") @Nullable Long seed,
            @Schema(minimum = "1") @Nullable Integer maxSeconds) {}
}
