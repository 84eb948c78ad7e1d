package dev.groundstate.api.worker.rest;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.worker.WorkerStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workers over HTTP. */
@Path("/api/v1/workers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Workers")
public class WorkerResource {
    private static final int MOST = 500;

    private final WorkerStore workers;
    private final GroundstateConfiguration configuration;

    WorkerResource(WorkerStore workers, GroundstateConfiguration configuration) {
        this.workers = workers;
        this.configuration = configuration;
    }

    /** Lists workers. */
    @GET
    @Operation(summary = "The workers, what each holds, and when it was last seen")
    public Uni<WorkerListView> list() {
        return workers.workers(MOST, configuration.workerAliveWithin()).map(WorkerListView::of);
    }
}
