package dev.groundstate.api.report.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.report.Report;
import dev.groundstate.api.report.ReportedCircuit;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report as programs read it; what is not known is absent. */
@Schema(name = "Report")
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(Include.NON_NULL)
record ReportView(
        long experimentId,
        @Nullable String name,
        ExperimentStatus status,

        @Schema(description = "When the experiment ended") Instant timestamp,

        @Schema(description = "Milliseconds from the start to the end") @Nullable
        Long duration,

        @Schema(description = "The same in seconds") @Nullable
        Double executionTime,

        MoleculeView molecule,

        @Schema(implementation = ReportedConfigurationSchema.class)
        JsonNode configuration,

        @Schema(implementation = ReportResultsSchema.class) Map<String, Object> results,

        List<ConvergencePoint> convergenceData,
        @Nullable ReportedCircuit circuit,
        @Nullable String errorMessage,
        @Nullable String cancelReason) {

    /** What was computed. */
    @Schema(name = "ReportedMolecule")
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(Include.NON_NULL)
    record MoleculeView(
            @Nullable String smiles,
            @Nullable String formula,
            int charge,
            int multiplicity,

            @Schema(implementation = AtomPosition[].class) JsonNode atoms,

            @Nullable String geometryOrigin,
            @Nullable String basis,

            @Schema(implementation = ActiveSpaceSize.class) @Nullable
            JsonNode activeSpace,

            boolean frozenCore) {}

    /** The shape of the configuration, for its description only. */
    @Schema(
            name = "ReportedConfiguration",
            description =
                    "What the method makes use of; of ansatz, mapper and optimizer, those are null that are not in use")
    @JsonNaming(SnakeCaseStrategy.class)
    record ReportedConfigurationSchema(
            Method method,
            @Nullable Ansatz ansatz,
            @Nullable Mapper mapper,
            Backend backend,
            @Nullable Optimizer optimizer,
            @JsonInclude(Include.NON_NULL) @Nullable Integer maxIterations,
            @JsonInclude(Include.NON_NULL) @Nullable Double convThreshold,
            @JsonInclude(Include.NON_NULL) @Nullable Long seed,
            @JsonInclude(Include.NON_NULL) @Nullable Integer maxSeconds,
            @JsonInclude(Include.NON_NULL) @Nullable Integer layers,
            @JsonInclude(Include.NON_NULL) @Nullable OperatorPool pool,
            @JsonInclude(Include.NON_NULL) @Nullable Double gradientThreshold,
            @JsonInclude(Include.NON_NULL) @Nullable Integer shots,
            @JsonInclude(Include.NON_NULL) @Nullable Integer nStates) {}

    /** The shape of the results, for their description only. */
    @Schema(name = "ReportResults", description = "Energies in hartree. Workers of later releases report more")
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(Include.NON_NULL)
    record ReportResultsSchema(
            @Nullable Double energy,
            @Nullable Double bestEnergy,

            @Nullable Double hfEnergy,
            @Nullable Double correlationEnergy,
            Map<String, Object> properties,
            ConvergenceSchema convergence) {}

    /** Whether it came to an end of itself. */
    @Schema(name = "ReportedConvergence")
    record ConvergenceSchema(boolean converged, int iterations) {}

    static ReportView of(Report report) {
        Experiment experiment = report.experiment();
        Long millis = report.durationMillis();
        return new ReportView(
                experiment.id(),
                experiment.name(),
                experiment.status(),
                report.endedAt(),
                millis,
                millis == null ? null : millis / 1000.0,
                molecule(report),
                report.configuration(),
                report.results(),
                report.points(),
                report.circuit(),
                experiment.errorMessage(),
                experiment.cancelReason());
    }

    private static MoleculeView molecule(Report report) {
        JsonNode molecule = report.experiment().molecule();
        return new MoleculeView(
                molecule.path("smiles").textValue(),
                report.formula(),
                molecule.path("charge").asInt(),
                molecule.path("multiplicity").asInt(1),
                molecule.path("atoms"),
                molecule.path("geometry_origin").textValue(),
                molecule.path("basis").textValue(),
                report.isCorrelated() ? molecule.get("active_space") : null,
                report.isCorrelated() && molecule.path("frozen_core").asBoolean());
    }
}
