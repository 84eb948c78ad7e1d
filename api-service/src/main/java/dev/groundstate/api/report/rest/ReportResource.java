package dev.groundstate.api.report.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.experiment.ExperimentDetail;
import dev.groundstate.api.experiment.ExperimentService;
import dev.groundstate.api.experiment.rest.ExperimentIds;
import dev.groundstate.api.experiment.view.ExperimentView;
import dev.groundstate.api.http.DocumentAnswer;
import dev.groundstate.api.report.ReportService;
import dev.groundstate.api.request.QueryReader;
import dev.groundstate.api.work.LongWork;
import dev.groundstate.model.experiment.Choice;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports and exports over HTTP. */
@Path("/api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
public class ReportResource {
    private static final String MARKDOWN = "text/markdown";
    private static final String CSV = "text/csv";
    private static final String UTF_8 = ";charset=UTF-8";
    private static final int POINTS_IN_REPORT = 10_000;
    private static final int POINTS_ON_PAGE = 200;
    private static final int POINTS_IN_EXPORT = 100_000;

    private final ReportService reports;
    private final ExperimentService experiments;
    private final ObjectMapper mapper;
    private final LongWork work;

    ReportResource(ReportService reports, ExperimentService experiments, ObjectMapper mapper, LongWork work) {
        this.reports = reports;
        this.experiments = experiments;
        this.mapper = mapper;
        this.work = work;
    }

    /** Returns the report. */
    @GET
    @Path("/{id}/report")
    @Produces({MediaType.APPLICATION_JSON, MARKDOWN, CSV})
    @Operation(
            summary = "What a completed, failed or cancelled experiment came to",
            description = "Points are thinned to 10,000, on the page in Markdown to 200; each part keeps its lowest and"
                    + " highest.")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING, defaultValue = "json"),
            description = "json, markdown or csv (a line a value)")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReportView.class)),
                @Content(mediaType = MARKDOWN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "No such experiment")
    @APIResponse(responseCode = "409", description = "It has not ended")
    public Uni<Response> report(@PathParam("id") String id, @Context UriInfo uri) {
        long key = ExperimentIds.parse(id);
        ReportFormat format = format(uri, ReportFormat.class, ReportFormat.JSON);
        int most = format == ReportFormat.MARKDOWN ? POINTS_ON_PAGE : POINTS_IN_REPORT;
        return reports.report(key, most)
                .map(found -> found.orElseThrow(() -> ExperimentIds.unknown(key)))
                .chain(report -> work.of(() -> answer(ReportView.of(report), format)));
    }

    private Response answer(ReportView report, ReportFormat format) {
        return switch (format) {
            case JSON ->
                DocumentAnswer.of(json(report), MediaType.APPLICATION_JSON).build();
            case MARKDOWN ->
                DocumentAnswer.of(ReportPage.of(report, tree(report)), MARKDOWN + UTF_8)
                        .build();
            case CSV ->
                DocumentAnswer.of(ReportTable.ofReport(tree(report)), CSV + UTF_8)
                        .build();
        };
    }

    private JsonNode tree(ReportView report) {
        return mapper.valueToTree(report);
    }

    /** Returns the experiment as a file. */
    @GET
    @Path("/{id}/export")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            summary = "The detail and the points of an experiment as a file",
            description = "Points are thinned to 100,000; each part keeps its lowest and highest.")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING, defaultValue = "json"),
            description = "json or csv (a line a point)")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ExperimentView.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<Response> export(@PathParam("id") String id, @Context UriInfo uri) {
        long key = ExperimentIds.parse(id);
        ExportFormat format = format(uri, ExportFormat.class, ExportFormat.JSON);
        return experiments
                .written(key, POINTS_IN_EXPORT, detail -> file(detail, format))
                .map(found -> found.orElseThrow(() -> ExperimentIds.unknown(key)));
    }

    private Response file(ExperimentDetail detail, ExportFormat format) {
        String name = "experiment-" + detail.experiment().id() + "." + format.wireName();
        return switch (format) {
            case JSON ->
                DocumentAnswer.file(json(ExperimentView.detail(detail)), MediaType.APPLICATION_JSON, name)
                        .build();
            case CSV ->
                DocumentAnswer.file(ReportTable.ofPoints(detail), CSV + UTF_8, name)
                        .build();
        };
    }

    /** Writes the whole here, lest it be written piece by piece on an event loop. */
    private byte[] json(Object document) {
        try {
            return mapper.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <C extends Enum<C> & Choice> C format(UriInfo uri, Class<C> formats, C otherwise) {
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        C format = query.choice("format", formats).orElse(otherwise);
        query.refuseUnknown();
        errors.refuseIfAny();
        return format;
    }
}
