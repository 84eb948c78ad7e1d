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

    /** One of a SMILES, atoms, a text in the XYZ format, and a Hamiltonian. */
    @Schema(name = "NewMolecule")
    @JsonNaming(SnakeCaseStrategy.class)
    record MoleculeSchema(
            @Nullable String smiles,

            @Schema(description = "Coordinates in ångström") @Nullable
            List<AtomSchema> atoms,

            @Schema(maxLength = 50_000, description = "Atoms in the XYZ format, ångström") @Nullable
            String xyz,

            @Schema(
                    maxLength = 7_340_032,
                    description = "A Hamiltonian in the FCIDUMP format, in place of atoms and a basis set")
            @Nullable
            String fcidump,

            @Schema(defaultValue = "sto-3g") @Nullable String basis,
            @Nullable Integer charge,
            @Nullable Integer multiplicity,
            @Nullable ActiveSpaceSchema activeSpace,
            @Nullable Boolean frozenCore,

            @Schema(
                    description =
                            "Six d and ten f functions in place of five and seven; as the basis set says when left out")
            @Nullable
            Boolean cartesian,

            @Schema(
                    defaultValue = "false",
                    description = "Correlates the natural orbitals of MP2 in place of those of Hartree-Fock")
            @Nullable
            Boolean naturalOrbitals) {}

    /** An atom at a point in space. */
    @Schema(name = "NewAtom")
    record AtomSchema(String symbol, double x, double y, double z) {}

    /** The electrons and spatial orbitals that are correlated. */
    @Schema(name = "NewActiveSpace")
    @JsonNaming(SnakeCaseStrategy.class)
    record ActiveSpaceSchema(
            int electrons,

            @Schema(description = "May be left out beside orbital_indices") @Nullable
            Integer orbitals,

            @Schema(
                    description =
                            "Which, numbered from 0 by rising orbital energy; those around the highest occupied one when left out")
            @Nullable
            List<Integer> orbitalIndices) {}

    /** How it is computed. */
    @Schema(name = "NewConfiguration")
    @JsonNaming(SnakeCaseStrategy.class)
    record ConfigurationSchema(
            @Schema(defaultValue = "VQE") @Nullable String method,
            @Schema(defaultValue = "uccsd") @Nullable String ansatz,

            @Schema(defaultValue = "L-BFGS-B", description = "SPSA when left out beside shots") @Nullable
            String optimizer,

            @Schema(defaultValue = "jordan_wigner") @Nullable
            String mapper,

            @Schema(defaultValue = "classical") @Nullable String backend,

            @Schema(defaultValue = "1000", minimum = "1", maximum = "1000000") @Nullable
            Integer maxIterations,

            @Schema(defaultValue = "1e-6", description = "Hartree") @Nullable
            Double convThreshold,

            @Schema(minimum = "0") @Nullable Long seed,
            @Schema(minimum = "1") @Nullable Integer maxSeconds,

            @Schema(
                    minimum = "1",
                    maximum = "100",
                    description = "Of k-upccgsd (1 when left out), ucj, lucj, hardware_efficient and two_local (2)")
            @Nullable
            Integer layers,

            @Schema(defaultValue = "singles_doubles", description = "Of adapt") @Nullable
            String pool,

            @Schema(defaultValue = "1e-3", description = "Of adapt: stops below this norm, hartree") @Nullable
            Double gradientThreshold,

            @Schema(
                    minimum = "1",
                    maximum = "10000000",
                    description = "Of VQE: energies are estimated from that many measurements; exact when left out")
            @Nullable
            Integer shots,

            @Schema(defaultValue = "1", minimum = "1", maximum = "20", description = "Of FCI: lowest states") @Nullable
            Integer nStates) {}
}
