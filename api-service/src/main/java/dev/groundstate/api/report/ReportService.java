package dev.groundstate.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.ExperimentDetail;
import dev.groundstate.api.experiment.ExperimentService;
import dev.groundstate.model.attachment.AttachmentName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what an experiment came to. */
@ApplicationScoped
public class ReportService {
    /** Bytes; a drawing that is larger is no reading for a person. */
    private static final int LARGEST_DIAGRAM = 100_000;

    private final ExperimentService experiments;

    ReportService(ExperimentService experiments) {
        this.experiments = experiments;
    }

    /**
     * Returns the report of an experiment, its points thinned to {@code mostPoints}; empty when there is no such
     * experiment. Fails with {@link RefusedException} while it has not ended.
     */
    public Uni<Optional<Report>> report(long id, int mostPoints) {
        return experiments
                .detail(id, mostPoints)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : report(ended(found.get())).map(Optional::of));
    }

    private static ExperimentDetail ended(ExperimentDetail detail) {
        Experiment experiment = detail.experiment();
        if (!experiment.status().isFinal()) {
            throw new RefusedException(
                    Reason.CONFLICT,
                    "Experiment " + experiment.id() + " has the status '"
                            + experiment.status().wireName() + "'; its report is there once it has ended.",
                    Map.of("status", experiment.status().wireName(), "experiment_id", experiment.id()));
        }
        return detail;
    }

    private Uni<Report> report(ExperimentDetail detail) {
        return diagram(detail)
                .chain(diagram -> circuit(detail, diagram.orElse(null)))
                .map(circuit -> new Report(detail.experiment(), detail.points(), circuit.orElse(null)));
    }

    private Uni<Optional<String>> diagram(ExperimentDetail detail) {
        return attachment(detail, AttachmentName.CIRCUIT_TEXT)
                .map(text -> text.filter(bytes -> bytes.length <= LARGEST_DIAGRAM)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    /** What the worker reported at the end, else what the circuit itself says: a cancelled run reports nothing. */
    private Uni<Optional<ReportedCircuit>> circuit(ExperimentDetail detail, @Nullable String diagram) {
        JsonNode result = detail.experiment().result();
        JsonNode reported = result == null ? MissingNode.getInstance() : result.path("circuit");
        if (reported.path("qubits").isInt()) {
            return Uni.createFrom()
                    .item(Optional.of(new ReportedCircuit(
                            reported.path("qubits").asInt(),
                            reported.path("depth").asInt(),
                            reported.path("gates").asLong(),
                            reported.path("parameters").asInt(),
                            diagram)));
        }
        return attachment(detail, AttachmentName.CIRCUIT_JSON)
                .map(json -> json.flatMap(bytes -> ReportedCircuit.counted(bytes, diagram)));
    }

    private Uni<Optional<byte[]>> attachment(ExperimentDetail detail, AttachmentName name) {
        return detail.attachments().contains(name)
                ? experiments.attachment(detail.experiment().id(), name)
                : Uni.createFrom().item(Optional.empty());
    }
}
