package dev.groundstate.api.queue.rest;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.queue.Queue;
import dev.groundstate.api.queue.QueueService;
import dev.groundstate.api.queue.QueueStatistics;
import dev.groundstate.api.request.QueryReader;
import dev.groundstate.model.experiment.ExperimentStatus;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The queue over HTTP. */
@Path("/api/v1/queue")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Queue")
public class QueueResource {
    private static final int MOST = 1000;

    private final QueueService queue;

    QueueResource(QueueService queue) {
        this.queue = queue;
    }

    /** Lists what runs and waits. */
    @GET
    @Operation(summary = "What runs, then what waits, the longest waiting first")
    public Uni<Map<String, Object>> list(@Context UriInfo uri) {
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        int most = (int) query.integer("limit", 1, MOST, MOST);
        query.refuseUnknown();
        errors.refuseIfAny();
        return queue.queue(most).map(QueueResource::listed);
    }

    /** Counts experiments. */
    @GET
    @Path("/stats")
    @Operation(summary = "How many experiments are in each status")
    public Uni<Map<String, Object>> statistics() {
        return queue.statistics().map(QueueResource::counted);
    }

    private static Map<String, Object> listed(Queue queue) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", queue.state().total());
        answer.put("queued", queue.state().queued());
        answer.put("running", queue.state().running());
        answer.put("oldest_age_seconds", queue.state().oldestAgeSeconds());
        answer.put(
                "queue", queue.experiments().stream().map(QueueElementView::of).toList());
        return answer;
    }

    /** Flat for one kind of client, nested for another; nothing is ever scheduled or paused here. */
    private static Map<String, Object> counted(QueueStatistics statistics) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", statistics.active());
        answer.put("queued", statistics.count(ExperimentStatus.QUEUED));
        answer.put("running", statistics.count(ExperimentStatus.RUNNING));
        answer.put("scheduled", 0);
        answer.put("paused", 0);
        Map<String, Object> queue = new LinkedHashMap<>(answer);
        queue.remove("paused");
        queue.put("completed", statistics.count(ExperimentStatus.COMPLETED));
        queue.put("failed", statistics.count(ExperimentStatus.FAILED));
        queue.put("active_size", statistics.active());
        answer.put("queue", queue);
        Map<String, Object> experiments = new LinkedHashMap<>();
        experiments.put("total", statistics.total());
        experiments.put("completed", statistics.count(ExperimentStatus.COMPLETED));
        experiments.put("failed", statistics.count(ExperimentStatus.FAILED));
        experiments.put("success_rate", statistics.successPercentage());
        answer.put("experiments", experiments);
        return answer;
    }
}
