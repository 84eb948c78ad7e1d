package dev.groundstate.api.experiment.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.ExperimentDetail;
import dev.groundstate.model.attachment.AttachmentName;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An experiment as clients know it; an element of a list has all keys of the detail. */
@Schema(name = "Experiment")
@JsonNaming(SnakeCaseStrategy.class)
public record ExperimentView(
        long id,
        @Nullable String name,
        ExperimentStatus status,
        @Nullable String smiles,

        @Schema(implementation = MoleculeSpecification.class)
        JsonNode moleculeData,

        @Schema(implementation = ExperimentConfiguration.class)
        JsonNode configuration,

        @Nullable Double energy,
        @JsonProperty("hf_energy") @Nullable Double hartreeFockEnergy,
        @Nullable Double correlationEnergy,

        @Schema(implementation = ResultsSchema.class) @Nullable
        Map<String, Object> results,

        List<ConvergencePoint> convergenceData,
        @Nullable String errorMessage,
        @Nullable String cloudJobId,
        @Nullable String cloudBackend,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        Instant updatedAt,

        @Schema(
                description =
                        "Percentage of the allowed iterations that are done; most runs converge long before, so that it says"
                                + " how much of the limit is used, not how long it takes. It never falls, and is 100 once completed")
        double progress,

        @Nullable String subStatus,
        int currentIteration,
        @Nullable Double bestEnergy,
        long epoch,
        @Nullable String worker,
        int priority,
        @Nullable String cancelReason,
        @Nullable Instant stoppedAt,
        @Nullable Long cancelLatencyMs,
        boolean resumable,
        List<String> tags,
        Map<String, String> links) {

    /** With points and all results. */
    public static ExperimentView detail(ExperimentDetail detail) {
        return of(detail.experiment(), detail.points(), ExperimentResults.full(detail.experiment()), links(detail));
    }

    /** Without points and with the short form of results. */
    public static ExperimentView element(Experiment experiment) {
        return of(experiment, List.of(), ExperimentResults.brief(experiment), links(experiment));
    }

    private static ExperimentView of(
            Experiment experiment,
            List<ConvergencePoint> points,
            @Nullable Map<String, Object> results,
            Map<String, String> links) {
        return new ExperimentView(
                experiment.id(),
                experiment.name(),
                experiment.status(),
                text(experiment.molecule(), "smiles"),
                experiment.molecule(),
                experiment.configuration(),
                experiment.energy(),
                experiment.hartreeFockEnergy(),
                experiment.correlationEnergy(),
                results,
                points,
                experiment.errorMessage(),
                experiment.providerJobId(),
                text(experiment.configuration(), "backend_name"),
                experiment.createdAt(),
                experiment.startedAt(),
                experiment.completedAt(),
                experiment.cancelledAt(),
                experiment.updatedAt(),
                experiment.progress(),
                experiment.subStatus(),
                experiment.savedIterations(),
                experiment.bestEnergy(),
                experiment.epoch(),
                experiment.workerId(),
                experiment.priority(),
                experiment.cancelReason(),
                experiment.stoppedAt(),
                experiment.cancelLatencyMillis(),
                experiment.resumable(),
                experiment.tags(),
                links);
    }

    private static @Nullable String text(JsonNode object, String name) {
        return object.path(name).textValue();
    }

    /** Those of the row, and of each document that is there. */
    private static Map<String, String> links(ExperimentDetail detail) {
        Map<String, String> links = links(detail.experiment());
        String self = "/api/v1/experiments/" + detail.experiment().id();
        if (detail.attachments().contains(AttachmentName.CIRCUIT_JSON)) {
            links.put("circuit", self + "/circuit");
        }
        if (detail.attachments().contains(AttachmentName.DENSITY_MATRICES)) {
            links.put("density_matrices", self + "/density-matrices");
        }
        if (detail.attachments().contains(AttachmentName.FCIDUMP)) {
            links.put("fcidump", self + "/fcidump");
        }
        return links;
    }

    private static Map<String, String> links(Experiment experiment) {
        String self = "/api/v1/experiments/" + experiment.id();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("status", self + "/status");
        links.put("convergence", self + "/convergence");
        links.put("export", self + "/export");
        if (experiment.status().isFinal()) {
            links.put("report", self + "/report");
        }
        if (experiment.status().canBecome(ExperimentStatus.CANCELLED)) {
            links.put("cancel", self + "/cancel");
        }
        if (experiment.status() == ExperimentStatus.PENDING) {
            links.put("run", self + "/run");
        }
        return links;
    }
}
