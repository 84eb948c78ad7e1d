package dev.groundstate.api.stream.rest;

import dev.groundstate.api.experiment.ExperimentService;
import dev.groundstate.api.experiment.Progress;
import dev.groundstate.api.experiment.rest.ExperimentIds;
import dev.groundstate.api.stream.ExperimentStreams;
import dev.groundstate.api.stream.StreamPosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Live streams of events over HTTP. */
@Path("/api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
public class StreamResource {
    private static final Logger LOG = Logger.getLogger(StreamResource.class);
    private static final String RETRY = "retry: 1000\n\n";

    private final ExperimentService experiments;
    private final ExperimentStreams streams;
    private final EventText text;

    StreamResource(ExperimentService experiments, ExperimentStreams streams, EventText text) {
        this.experiments = experiments;
        this.streams = streams;
        this.text = text;
    }

    /** Streams what happens to an experiment. */
    @GET
    @Path("/{id}/events")
    @Operation(
            summary = "Follow an experiment live, as server-sent events",
            description =
                    "The first event is the present status. Then comes 'progress' with each change of the points, its"
                            + " data those of the status and in convergence_data the points added since the event before, and"
                            + " 'status' with each change of the status. The stream ends after the final status; of a cancelled"
                            + " experiment, when its worker has stopped. Last-Event-ID resumes: points saved since that event"
                            + " come first, then the status. A comment comes every 15 seconds.")
    @APIResponse(
            responseCode = "200",
            description = "A stream of events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = AdvanceView.class)))
    @APIResponse(responseCode = "204", description = "The last event was the one in Last-Event-ID")
    @APIResponse(responseCode = "404", description = "No such experiment")
    @APIResponse(responseCode = "503", description = "Too many streams are open")
    public Uni<Void> events(
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context RoutingContext exchange) {
        long key = ExperimentIds.parse(id);
        return experiments
                .progress(key)
                .map(found -> found.orElseThrow(() -> ExperimentIds.unknown(key)))
                .chain(now -> send(follow(now, lastEventId), exchange));
    }

    private Multi<String> follow(Progress now, @Nullable String lastEventId) {
        return streams.follow(now, StreamPosition.parse(lastEventId)).map(text::of);
    }

    /**
     * Sends each event when the one before has left, until they end or the client goes. Nothing is sent before the first,
     * so that a refusal is an answer of its own. Who asks for the head alone is told no more than the first.
     */
    private static Uni<Void> send(Multi<String> events, RoutingContext exchange) {
        boolean headOnly = HttpMethod.HEAD.equals(exchange.request().method());
        return Uni.createFrom().emitter(sent -> {
            HttpServerResponse response = exchange.response();
            Cancellable sending = (headOnly ? events.select().first() : events)
                    .onItem()
                    .transformToUniAndConcatenate(event -> Uni.createFrom()
                            .completionStage(() -> write(event, response).toCompletionStage()))
                    .subscribe()
                    .with(ignored -> {}, failure -> breakOff(failure, sent, response), () -> sent.complete(null));
            exchange.addEndHandler(gone -> {
                sending.cancel();
                sent.complete(null);
            });
        });
    }

    private static void breakOff(Throwable failure, UniEmitter<? super Void> sent, HttpServerResponse response) {
        if (!response.headWritten()) {
            sent.fail(failure);
            return;
        }
        if (!response.closed()) {
            LOG.error("An event stream is broken off; its client comes back", failure);
            response.reset();
        }
        sent.complete(null);
    }

    private static Future<Void> write(String event, HttpServerResponse response) {
        if (response.headWritten()) {
            return response.write(event);
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true);
        return response.write(RETRY + event);
    }
}
