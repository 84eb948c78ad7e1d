package dev.groundstate.api.experiment.rest;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.experiment.ExperimentRequest;
import dev.groundstate.api.experiment.ExperimentService;
import dev.groundstate.api.experiment.IdempotencyKey;
import dev.groundstate.api.experiment.Thinning;
import dev.groundstate.api.experiment.view.ExperimentView;
import dev.groundstate.api.experiment.view.ProgressView;
import dev.groundstate.api.http.ConditionalAnswer;
import dev.groundstate.api.request.FieldReader;
import dev.groundstate.api.request.JsonBody;
import dev.groundstate.api.request.QueryReader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Experiments over HTTP. */
@Path("/api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Experiments")
public class ExperimentResource {
    private static final int LONGEST_REASON = 500;
    private static final int MOST_POINTS = 100_000;

    private final ExperimentService experiments;
    private final ExperimentRequestReader requests;
    private final ConditionalAnswer conditional;

    ExperimentResource(ExperimentService experiments, ExperimentRequestReader requests, ConditionalAnswer conditional) {
        this.experiments = experiments;
        this.requests = requests;
        this.conditional = conditional;
    }

    /** Creates an experiment. */
    @POST
    @Operation(summary = "Create an experiment, and queue it when execute_immediately is true")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExperimentSchema.class),
                            examples = {
                                @ExampleObject(name = "Hydrogen by VQE", value = ExperimentExamples.HYDROGEN),
                                @ExampleObject(name = "Atoms and an active space", value = ExperimentExamples.ATOMS),
                                @ExampleObject(name = "A text in the XYZ format", value = ExperimentExamples.XYZ),
                                @ExampleObject(name = "Excited states by FCI", value = ExperimentExamples.STATES),
                                @ExampleObject(name = "From shots", value = ExperimentExamples.SHOTS)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = CreatedView.class)))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used with another body")
    @APIResponse(responseCode = "422", description = "What is wrong with which field")
    @Parameter(
            name = IdempotencyHeader.NAME,
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING, maxLength = IdempotencyKey.LONGEST),
            description = "The same key with the same JSON answers the first experiment again")
    public Uni<Response> create(
            byte @Nullable [] body, @HeaderParam(IdempotencyHeader.NAME) @Nullable String idempotencyKey) {
        FieldErrors errors = new FieldErrors();
        ExperimentRequest request = requests.read(body, errors);
        return experiments
                .create(request, errors, IdempotencyHeader.read(idempotencyKey, body))
                .map(creation -> ExperimentAnswers.created(creation, request.warnings()));
    }

    /** Lists experiments. */
    @GET
    @Operation(summary = "List experiments, newest first")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "pending, queued, running, completed, failed or cancelled; may be repeated")
    @Parameter(
            name = "method",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "One of the methods of /info")
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "The whole name, case-blind")
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "May be repeated; all of them")
    @Parameter(
            name = "created_after",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "ISO 8601; UTC when no zone is given")
    @Parameter(
            name = "created_before",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "ISO 8601; UTC when no zone is given")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            description = "1 to 1000; 100 when left out")
    @Parameter(
            name = "offset",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            description = "How many to pass over")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description =
                    "next_cursor of an earlier answer; instead of offset, and as fast on the last page as on the first")
    public Uni<ExperimentListView> list(@Context UriInfo uri) {
        ListQuery query = ListQuery.of(uri);
        return experiments.list(query.filter(), query.page()).map(ExperimentListView::of);
    }

    /** Counts experiments. */
    @GET
    @Path("/counts")
    @Operation(summary = "Count experiments by status")
    public Uni<Map<String, Long>> counts(@Context UriInfo uri) {
        return experiments.counts(ListQuery.filterOf(uri)).map(counts -> counts.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().wireName(), Map.Entry::getValue)));
    }

    /** Returns an experiment. */
    @GET
    @Path("/{id}")
    @Operation(summary = "An experiment with its points and results")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExperimentView.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<Response> detail(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        long key = ExperimentIds.parse(id);
        return experiments
                .detail(key)
                .map(found -> found.orElseThrow(() -> ExperimentIds.unknown(key)))
                .map(found -> conditional.of(ExperimentView.detail(found), known));
    }

    /** Returns what the status poll needs. */
    @GET
    @Path("/{id}/status")
    @Operation(summary = "Status and progress; cheap enough to poll")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProgressView.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<Response> status(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        long key = ExperimentIds.parse(id);
        return experiments
                .progress(key)
                .map(found -> found.orElseThrow(() -> ExperimentIds.unknown(key)))
                .map(found -> conditional.of(ProgressView.of(found), known));
    }

    /** Returns the points after an iteration. */
    @GET
    @Path("/{id}/convergence")
    @Operation(summary = "Points after iteration 'since', thinned to 'max_points'")
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            description = "Only later iterations")
    @Parameter(
            name = "max_points",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            description = "At least 4; each part keeps its lowest and highest")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConvergenceView.class)))
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<ConvergenceView> convergence(@PathParam("id") String id, @Context UriInfo uri) {
        long key = ExperimentIds.parse(id);
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        int since = (int) query.integer("since", 0, Integer.MAX_VALUE, 0);
        int most = (int) query.integer("max_points", Thinning.FEWEST, MOST_POINTS, MOST_POINTS);
        query.refuseUnknown();
        errors.refuseIfAny();
        return experiments.convergence(key, since, most).map(found -> found.map(ConvergenceView::of)
                .orElseThrow(() -> ExperimentIds.unknown(key)));
    }

    /** Cancels an experiment. */
    @PATCH
    @Path("/{id}/cancel")
    @Operation(summary = "Cancel what is queued or running; what was computed is kept")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CancelSchema.class),
                            examples = @ExampleObject(name = "With a reason", value = ExperimentExamples.REASON)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CancelledView.class)))
    @APIResponse(responseCode = "400", description = "Neither queued nor running")
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<CancelledView> cancel(@PathParam("id") String id, byte @Nullable [] body) {
        return experiments.cancel(ExperimentIds.parse(id), reason(body)).map(ExperimentAnswers::cancelled);
    }

    /** Cancels an experiment, for clients that cannot PATCH. */
    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "The same as PATCH")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CancelSchema.class),
                            examples = @ExampleObject(name = "With a reason", value = ExperimentExamples.REASON)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CancelledView.class)))
    @APIResponse(responseCode = "400", description = "Neither queued nor running")
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<CancelledView> cancelByPost(@PathParam("id") String id, byte @Nullable [] body) {
        return cancel(id, body);
    }

    /** Queues a pending experiment. */
    @POST
    @Path("/{id}/run")
    @Operation(summary = "Queue what is pending")
    @APIResponse(
            responseCode = "202",
            description = "Queued, now or before",
            content = @Content(schema = @Schema(implementation = QueuedView.class)))
    @APIResponse(responseCode = "404", description = "No such experiment")
    @APIResponse(responseCode = "409", description = "Neither pending nor queued")
    public Uni<Response> run(@PathParam("id") String id) {
        return experiments.run(ExperimentIds.parse(id)).map(ExperimentAnswers::queued);
    }

    /** Deletes an experiment. */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete what is neither queued nor running")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeletedView.class)))
    @APIResponse(responseCode = "404", description = "No such experiment")
    @APIResponse(responseCode = "409", description = "Queued or running")
    public Uni<DeletedView> delete(@PathParam("id") String id) {
        return experiments.delete(ExperimentIds.parse(id)).map(ExperimentAnswers::deleted);
    }

    private static Optional<String> reason(byte @Nullable [] body) {
        FieldErrors errors = new FieldErrors();
        FieldReader fields = new FieldReader(JsonBody.optional(body), errors);
        Optional<String> reason = fields.text("reason", LONGEST_REASON);
        fields.refuseUnknown();
        errors.refuseIfAny();
        return reason;
    }
}
