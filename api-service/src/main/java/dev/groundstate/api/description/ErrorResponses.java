package dev.groundstate.api.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the one shape of every answer that is not a success, and the refusals that any operation may give. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ErrorResponses implements OASFilter {
    private static final String ERROR = "Error";
    private static final String INVALID = "InvalidFields";
    private static final String UNPROCESSABLE = "422";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(ERROR, error());
        document.getComponents()
                .addSchema(INVALID, error().addRequired("errors").addProperty("errors", fields()));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> describe(path, operation)));
    }

    private static void describe(String path, Operation operation) {
        APIResponses responses = operation.getResponses();
        if (path.contains("{")) {
            add(responses, "404", "Nothing has this id");
        }
        if (operation.getRequestBody() != null) {
            add(responses, "400", "The body is not JSON");
            add(responses, "413", "The body is too large");
            add(responses, UNPROCESSABLE, "What is wrong with which field");
        } else if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY)) {
            add(responses, UNPROCESSABLE, "What is wrong with which parameter");
        }
        add(responses, "500", "The service failed; the operator finds the cause under the reference");
        if (path.startsWith("/api/")) {
            add(responses, "503", "Not now; try again after the seconds of Retry-After");
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(content(status.equals(UNPROCESSABLE) ? INVALID : ERROR));
            }
        });
    }

    private static void add(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            APIResponse response = OASFactory.createAPIResponse().description(description);
            responses.addAPIResponse(status, response);
        }
    }

    private static Content content(String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(schema)));
    }

    private static Schema error() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .required(List.of("detail", "message"))
                .addProperty("detail", text().description("A sentence a person can act on"))
                .addProperty("message", text().description("The same sentence"))
                .addProperty("status", text().description("Of the experiment that the refusal is about"))
                .addProperty("experiment_id", integer().description("The experiment that the refusal is about"))
                .addProperty("reference", text().description("Under which the operator finds the cause of a 500"));
    }

    private static Schema fields() {
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .required(List.of("field", "message"))
                        .addProperty("field", text())
                        .addProperty("message", text()));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema integer() {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).format("int64");
    }
}
