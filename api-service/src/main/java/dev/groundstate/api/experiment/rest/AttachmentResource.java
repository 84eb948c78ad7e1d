package dev.groundstate.api.experiment.rest;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.ExperimentService;
import dev.groundstate.api.http.DocumentAnswer;
import dev.groundstate.api.request.QueryReader;
import dev.groundstate.model.attachment.AttachmentName;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.experiment.Method;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Documents of an experiment over HTTP: its circuit, its Hamiltonian, its density matrices. */
@Path("/api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
public class AttachmentResource {
    private static final String SVG = "image/svg+xml";
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final ExperimentService experiments;

    AttachmentResource(ExperimentService experiments) {
        this.experiments = experiments;
    }

    /** Returns the circuit. */
    @GET
    @Path("/{id}/circuit")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, SVG})
    @Operation(summary = "The circuit that really runs")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING, defaultValue = "json"),
            description = "json, qasm (OpenQASM 3), text (or ascii) or svg")
    @APIResponse(
            responseCode = "200",
            description = "The circuit",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CircuitSchema.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "No such experiment, or it has no circuit")
    public Uni<Response> circuit(@PathParam("id") String id, @Context UriInfo uri) {
        long key = ExperimentIds.parse(id);
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        CircuitFormat format = query.choice("format", CircuitFormat.class).orElse(CircuitFormat.JSON);
        query.refuseUnknown();
        errors.refuseIfAny();
        return document(key, format.attachment(), format.mediaType());
    }

    /** Returns the density matrices. */
    @GET
    @Path("/{id}/density-matrices")
    @Operation(summary = "One- and two-particle density matrices of the active space")
    @APIResponse(
            responseCode = "200",
            description = "The matrices",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "No such experiment, or it has none")
    public Uni<Response> densityMatrices(@PathParam("id") String id) {
        return document(ExperimentIds.parse(id), AttachmentName.DENSITY_MATRICES, MediaType.APPLICATION_JSON);
    }

    /** Returns the Hamiltonian. */
    @GET
    @Path("/{id}/fcidump")
    @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @Operation(summary = "The Hamiltonian of the active space in the FCIDUMP format")
    @APIResponse(
            responseCode = "200",
            description = "The Hamiltonian",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "No such experiment, or it has none")
    public Uni<Response> fcidump(@PathParam("id") String id) {
        return document(ExperimentIds.parse(id), AttachmentName.FCIDUMP, TEXT);
    }

    private Uni<Response> document(long id, AttachmentName name, String mediaType) {
        return experiments
                .attachment(id, name)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom()
                                .item(DocumentAnswer.of(found.get(), mediaType).build())
                        : experiments.find(id).map(experiment -> {
                            throw experiment.map(row -> absent(row, name)).orElseGet(() -> ExperimentIds.unknown(id));
                        }));
    }

    private static RefusedException absent(Experiment experiment, AttachmentName name) {
        ExperimentStatus status = experiment.status();
        return new RefusedException(
                Reason.NOT_FOUND,
                "Experiment " + experiment.id() + " has no " + called(name) + why(experiment, name),
                Map.of("status", status.wireName(), "experiment_id", experiment.id()));
    }

    private static String called(AttachmentName name) {
        return switch (name) {
            case INPUT_FCIDUMP, FCIDUMP -> "FCIDUMP";
            case DENSITY_MATRICES -> "density matrices";
            case CIRCUIT_JSON, CIRCUIT_QASM, CIRCUIT_TEXT, CIRCUIT_SVG -> "circuit";
        };
    }

    private static String why(Experiment experiment, AttachmentName name) {
        Optional<Method> method = Choice.of(
                Method.class, experiment.configuration().path("method").asText());
        if (method.isPresent() && !makes(method.get(), name)) {
            return ": " + method.get().wireName() + " makes none.";
        }
        return switch (experiment.status()) {
            case PENDING, QUEUED -> " yet: it has not run.";
            case RUNNING -> " yet.";
            case COMPLETED -> ": the document was not kept, as a rule because it was too large.";
            case FAILED -> ": it failed before there was one.";
            case CANCELLED -> ": it was stopped before there was one.";
        };
    }

    private static boolean makes(Method method, AttachmentName name) {
        return switch (name) {
            case INPUT_FCIDUMP, FCIDUMP -> !method.isSingleDeterminant();
            case DENSITY_MATRICES -> method == Method.FCI || method == Method.VQE || method == Method.SQD;
            case CIRCUIT_JSON, CIRCUIT_QASM, CIRCUIT_TEXT, CIRCUIT_SVG ->
                method.isSingleDeterminant() || method == Method.VQE || method == Method.SQD;
        };
    }
}
