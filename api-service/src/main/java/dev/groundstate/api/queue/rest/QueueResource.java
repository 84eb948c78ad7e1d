package dev.groundstate.api.queue.rest;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.queue.QueueService;
import dev.groundstate.api.request.QueryReader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            description = "Most elements; 1 to 1000, 1000 when left out")
    public Uni<QueueView> list(@Context UriInfo uri) {
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        int most = (int) query.integer("limit", 1, MOST, MOST);
        query.refuseUnknown();
        errors.refuseIfAny();
        return queue.queue(most).map(QueueView::of);
    }

    /** Counts experiments. */
    @GET
    @Path("/stats")
    @Operation(summary = "How many experiments are in each status")
    public Uni<QueueStatisticsView> statistics() {
        return queue.statistics().map(QueueStatisticsView::of);
    }
}
