package dev.groundstate.api.experiment.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.Progress;
import dev.groundstate.model.experiment.ExperimentStatus;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code experiment}. */
@ApplicationScoped
class ExperimentRows {
    /** What {@link #experiment} reads; {@code e} is the table. */
    static final String COLUMNS = """
            e.id, e.name, e.status, e.molecule::text as molecule, e.configuration::text as configuration, e.priority,
            e.tags, e.epoch, e.worker_id, e.sub_status, e.saved_iterations, e.energy, e.best_energy, e.hf_energy,
            e.result::text as result, e.error_message, e.cancel_reason, e.provider_job_id,
            e.checkpoint_format > 0 as checkpointed, e.created_at, e.queued_at, e.started_at, e.completed_at,
            e.cancelled_at, e.stopped_at, e.updated_at""";

    /** What {@link #progress} reads; {@code e} is the table. */
    static final String PROGRESS_COLUMNS = """
            e.id, e.status, e.sub_status, e.saved_iterations, (e.configuration->>'max_iterations')::int as max_iterations,
            e.energy, e.best_energy, e.hf_energy, e.started_at, e.completed_at, e.cancelled_at, e.stopped_at,
            e.error_message""";

    private final ObjectMapper mapper;

    ExperimentRows(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Experiment experiment(Row row) {
        String result = row.getString("result");
        return new Experiment(
                row.getLong("id"),
                row.getString("name"),
                status(row),
                tree(row.getString("molecule")),
                tree(row.getString("configuration")),
                row.getInteger("priority"),
                List.of(row.getArrayOfStrings("tags")),
                row.getLong("epoch"),
                row.getString("worker_id"),
                row.getString("sub_status"),
                row.getInteger("saved_iterations"),
                row.getDouble("energy"),
                row.getDouble("best_energy"),
                row.getDouble("hf_energy"),
                result == null ? null : tree(result),
                row.getString("error_message"),
                row.getString("cancel_reason"),
                row.getString("provider_job_id"),
                row.getBoolean("checkpointed"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "queued_at"),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                instant(row, "cancelled_at"),
                instant(row, "stopped_at"),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    static Progress progress(Row row) {
        Integer maxIterations = row.getInteger("max_iterations");
        int saved = row.getInteger("saved_iterations");
        return new Progress(
                row.getLong("id"),
                status(row),
                row.getString("sub_status"),
                Progress.percentage(status(row), saved, maxIterations == null ? 0 : maxIterations),
                saved,
                row.getDouble("energy"),
                row.getDouble("best_energy"),
                row.getDouble("hf_energy"),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                instant(row, "cancelled_at"),
                instant(row, "stopped_at"),
                row.getString("error_message"));
    }

    static ExperimentStatus status(Row row) {
        return ExperimentStatus.of(row.getString("status")).orElseThrow();
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private JsonNode tree(String json) {
        try {
            JsonNode tree = mapper.readTree(json);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a jsonb column is not JSON", e);
        }
    }
}
