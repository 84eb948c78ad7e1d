package dev.groundstate.api.description;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static dev.groundstate.api.testing.Requests.hydrogen;
import static dev.groundstate.api.testing.Requests.pending;
import static dev.groundstate.api.testing.Requests.queued;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.groundstate.api.experiment.AttachmentTest;
import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import dev.groundstate.model.attachment.AttachmentName;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that clients are generated from, held against what the service really answers. */
@QuarkusTest
@WithTestResource(Services.class)
class OpenApiDocumentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String VALIDATE = "/api/v1/molecules/validate";
    private static final String ONE = EXPERIMENTS + "/{id}";

    private JsonNode document = MAPPER.createObjectNode();

    @BeforeEach
    void read() throws JsonProcessingException {
        Requests.awaitReady();
        document = MAPPER.readTree(given().get("/q/openapi?format=json").asString());
    }

    private record Described(String place, JsonNode media, JsonNode schema) {}

    private List<Described> bodiesAndAnswers() {
        List<Described> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String place = operation.getKey() + " " + path.getKey();
                addContent(all, place + " body", operation.getValue().at("/requestBody/content"));
                for (Map.Entry<String, JsonNode> answer :
                        operation.getValue().path("responses").properties()) {
                    JsonNode content = answer.getValue().path("content");
                    boolean empty = Set.of("204", "304").contains(answer.getKey());
                    assertThat(content.isEmpty())
                            .as(place + " " + answer.getKey())
                            .isEqualTo(empty);
                    addContent(all, place + " " + answer.getKey(), content);
                }
            }
        }
        return all;
    }

    private static void addContent(List<Described> all, String place, JsonNode content) {
        content.forEach(media -> all.add(new Described(place, media, media.path("schema"))));
    }

    @Test
    void no_body_and_no_answer_is_untyped_or_binary() {
        assertThat(bodiesAndAnswers()).hasSizeGreaterThan(50).allSatisfy(described -> {
            assertThat(described.schema().has("type") || described.schema().has("$ref"))
                    .as(described.place())
                    .isTrue();
            assertThat(described.schema().path("format").asText())
                    .as(described.place())
                    .isNotEqualTo("binary");
        });
        for (Map.Entry<String, JsonNode> schema :
                document.at("/components/schemas").properties()) {
            for (Map.Entry<String, JsonNode> property :
                    schema.getValue().path("properties").properties()) {
                assertThat(property.getValue().has("type")
                                || property.getValue().has("$ref")
                                || property.getValue().has("anyOf"))
                        .as(schema.getKey() + "." + property.getKey() + " " + property.getValue())
                        .isTrue();
            }
        }
    }

    @Test
    void no_type_is_told_twice() {
        assertThat(document.findValues("type")).filteredOn(JsonNode::isArray).allSatisfy(types -> {
            Set<String> different = new HashSet<>();
            types.forEach(type -> different.add(type.asText()));
            assertThat(different).hasSize(types.size());
        });
    }

    @Test
    void a_request_shows_what_it_may_choose_from() throws JsonProcessingException {
        JsonNode info = MAPPER.readTree(given().get("/api/v1/info").asString());
        Map<String, String> lists = Map.of(
                "/NewConfiguration/properties/method", "methods",
                "/NewConfiguration/properties/ansatz", "ansatze",
                "/NewConfiguration/properties/optimizer", "optimizers",
                "/NewConfiguration/properties/mapper", "mappers",
                "/NewConfiguration/properties/pool", "pools",
                "/NewConfiguration/properties/backend", "backends",
                "/NewMolecule/properties/basis", "basis_sets",
                "/MoleculeToValidate/properties/basis", "basis_sets");
        lists.forEach((property, list) -> {
            JsonNode schema = document.at("/components/schemas" + property);
            assertThat(schema.path("enum")).as(property).isNotEmpty().isEqualTo(info.path(list));
            assertThat(schema.path("type").asText()).as(property).isEqualTo("string");
        });
    }

    @Test
    void every_call_has_its_row_in_the_document_for_people_and_no_other() throws IOException {
        String text = Files.readString(Path.of("../docs/requests.md"));
        Map<String, String> rows = text.substring(text.indexOf("## Calls"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .collect(Collectors.toMap(line -> line.split("`", 3)[1], line -> line));
        Map<String, Set<String>> parameters = new HashMap<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                Set<String> names = new HashSet<>();
                operation.getValue().path("parameters").forEach(parameter -> {
                    if (!parameter.path("in").asText().equals("path")) {
                        names.add(parameter.path("name").asText());
                    }
                });
                parameters.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), names);
            }
        }
        assertThat(rows.keySet()).isEqualTo(parameters.keySet());
        parameters.forEach((call, names) ->
                names.forEach(name -> assertThat(rows.get(call)).as(call).contains("`" + name + "`")));
    }

    @Test
    void what_can_be_computed_can_be_judged() {
        assertThat(names(document.at("/components/schemas/MoleculeToValidate/properties")))
                .isEqualTo(names(document.at("/components/schemas/NewMolecule/properties")));
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Test
    void a_cancel_needs_no_body_and_a_molecule_to_validate_does() {
        for (String method : List.of("patch", "post")) {
            assertThat(operation(method, ONE + "/cancel")
                            .at("/requestBody/required")
                            .asBoolean(false))
                    .isFalse();
        }
        assertThat(operation("post", VALIDATE).at("/requestBody/required").asBoolean())
                .isTrue();
        assertThat(operation("get", "/api/v1/molecules/depiction").toString()).contains("\"name\":\"smiles\"");
    }

    @Test
    void an_example_of_a_body_is_accepted() {
        for (String path : List.of(VALIDATE, VALIDATE + "/smiles")) {
            JsonNode examples = operation("post", path).at("/requestBody/content/application~1json/examples");
            assertThat(examples).hasSizeGreaterThan(1).allSatisfy(example -> {
                String body = example.path("value").isTextual()
                        ? example.path("value").textValue()
                        : example.path("value").toString();
                assertThat(given().body(body).post(path).jsonPath().getBoolean("valid"))
                        .as(body)
                        .isTrue();
            });
        }
    }

    @Test
    void an_example_in_the_document_for_people_is_accepted_without_a_warning() throws IOException {
        String text = Files.readString(Path.of("../docs/requests.md"));
        assertThat(Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL)
                        .matcher(text)
                        .results())
                .hasSizeGreaterThan(4)
                .allSatisfy(example -> {
                    String body = example.group(1).replace("\"execute_immediately\": true", "\"priority\": 0");
                    Response answer = given().body(body).post(EXPERIMENTS);
                    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
                    assertThat(answer.jsonPath().getMap("$")).doesNotContainKey("warnings");
                });
    }

    @Test
    void answers_about_experiments_are_as_described() throws JsonProcessingException {
        String key = UUID.randomUUID().toString();
        conforms(
                "post",
                EXPERIMENTS,
                201,
                keyed(key).body(hydrogen("described", false)).post(EXPERIMENTS));
        conforms(
                "post",
                EXPERIMENTS,
                409,
                keyed(key).body(hydrogen("other", false)).post(EXPERIMENTS));
        conforms("post", EXPERIMENTS, 201, given().body("""
                        {"molecule": {"smiles": "O", "frozen_core": true},
                         "configuration": {"method": "HF", "ansatz": "ucc", "optimizer": "COBYLA"}}""").post(EXPERIMENTS));
        conforms("post", EXPERIMENTS, 400, given().body("{").post(EXPERIMENTS));
        conforms("post", EXPERIMENTS, 422, given().body("{}").post(EXPERIMENTS));

        long id = pending();
        reads(id);
        conforms("post", ONE + "/run", 202, given().post(EXPERIMENTS + "/" + id + "/run"));
        conforms("delete", ONE, 409, given().delete(EXPERIMENTS + "/" + id));
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 3);
        reads(id);
        conforms("post", ONE + "/run", 409, given().post(EXPERIMENTS + "/" + id + "/run"));
        conforms("patch", ONE + "/cancel", 200, given().patch(EXPERIMENTS + "/" + id + "/cancel"));
        conforms(
                "post",
                ONE + "/cancel",
                200,
                given().body("{\"reason\": \"x\"}").post(EXPERIMENTS + "/" + id + "/cancel"));
        reads(id);
        conforms("get", ONE + "/report", 200, given().get(EXPERIMENTS + "/" + id + "/report"));
        conforms("delete", ONE, 200, given().delete(EXPERIMENTS + "/" + id));

        long completed = queued();
        Rows.complete(completed, Rows.claim(completed, "1 hour"));
        Rows.attach(completed, AttachmentName.CIRCUIT_JSON, AttachmentTest.CIRCUIT);
        reads(completed);
        conforms("get", ONE + "/report", 200, given().get(EXPERIMENTS + "/" + completed + "/report"));
        long coupled = given().body(
                        "{\"molecule\": {\"smiles\": \"[H][H]\"}, \"configuration\": {\"method\": \"CCSD\"}}")
                .post(EXPERIMENTS)
                .jsonPath()
                .getLong("id");
        given().post(EXPERIMENTS + "/" + coupled + "/run");
        given().patch(EXPERIMENTS + "/" + coupled + "/cancel");
        conforms("get", ONE + "/report", 200, given().get(EXPERIMENTS + "/" + coupled + "/report"));
        conforms("get", ONE + "/report", 422, given().get(EXPERIMENTS + "/" + completed + "/report?format=x"));
        conforms("get", ONE + "/report", 409, given().get(EXPERIMENTS + "/" + queued() + "/report"));
        conforms("get", ONE + "/circuit", 200, given().get(EXPERIMENTS + "/" + completed + "/circuit"));
        conforms("get", ONE + "/circuit", 422, given().get(EXPERIMENTS + "/" + completed + "/circuit?format=x"));
        conforms("get", ONE + "/fcidump", 404, given().get(EXPERIMENTS + "/" + completed + "/fcidump"));
        Rows.attach(completed, AttachmentName.DENSITY_MATRICES, "{\"one\": []}");
        conforms(
                "get",
                ONE + "/density-matrices",
                200,
                given().get(EXPERIMENTS + "/" + completed + "/density-matrices"));
        conforms("patch", ONE + "/cancel", 400, given().patch(EXPERIMENTS + "/" + completed + "/cancel"));
        conforms("get", ONE + "/convergence", 422, given().get(EXPERIMENTS + "/" + completed + "/convergence?since=x"));

        conforms("get", EXPERIMENTS, 200, given().get(EXPERIMENTS));
        conforms("get", EXPERIMENTS, 422, given().get(EXPERIMENTS + "?status=x"));
        conforms("get", EXPERIMENTS + "/counts", 200, given().get(EXPERIMENTS + "/counts"));
    }

    @Test
    void refusals_of_an_unknown_experiment_are_as_described() throws JsonProcessingException {
        String nobody = EXPERIMENTS + "/999999999";
        conforms("get", ONE, 404, given().get(nobody));
        conforms("get", ONE + "/status", 404, given().get(nobody + "/status"));
        for (String end : List.of("/convergence", "/circuit", "/report", "/export", "/density-matrices", "/fcidump")) {
            conforms("get", ONE + end, 404, given().get(nobody + end));
        }
        conforms("patch", ONE + "/cancel", 404, given().patch(nobody + "/cancel"));
        conforms("post", ONE + "/run", 404, given().post(nobody + "/run"));
        conforms("delete", ONE, 404, given().delete(nobody));
    }

    @Test
    void answers_about_the_service_are_as_described() throws JsonProcessingException {
        Rows.claim(queued(), "1 hour");
        queued();
        Rows.change("insert into worker values ('described', 'h', '1', 2, 4000000000, 1, now(), now())");
        for (String path :
                List.of("/api/v1/queue", "/api/v1/queue/stats", "/api/v1/workers", "/api/v1/info", "/", "/health")) {
            conforms("get", path, 200, given().get(path));
        }
        Rows.change("delete from worker where worker_id = 'described'");
    }

    @Test
    void answers_about_molecules_are_as_described() throws JsonProcessingException {
        for (String body : List.of(
                "{\"smiles\": \"O\"}",
                "{\"smiles\": \"O\", \"basis\": \"6-31g\"}",
                "{\"smiles\": \"c1ccccc1\", \"basis\": \"6-31g\"}",
                "{\"fcidump\": \"&FCI NORB=1,NELEC=2,&END\\n 0.5 1 1 1 1\\n\"}",
                "{\"smiles\": \"C(\"}")) {
            conforms("post", VALIDATE, 200, given().body(body).post(VALIDATE));
        }
        conforms("post", VALIDATE, 422, given().body("{}").post(VALIDATE));
        String library = "/api/v1/molecules/library";
        conforms("get", library, 200, given().get(library));
        conforms("get", library, 422, given().get(library + "?category=x"));
        conforms("get", library + "/categories", 200, given().get(library + "/categories"));
        conforms("get", library + "/{id}", 200, given().get(library + "/water"));
        conforms("get", library + "/{id}", 404, given().get(library + "/watre"));
        conforms("get", "/api/v1/molecules/depiction", 422, given().get("/api/v1/molecules/depiction"));
    }

    private void reads(long id) throws JsonProcessingException {
        for (String end : List.of("", "/status", "/convergence", "/export")) {
            conforms("get", ONE + end, 200, given().get(EXPERIMENTS + "/" + id + end));
        }
    }

    private static RequestSpecification keyed(String key) {
        return given().header("Idempotency-Key", key);
    }

    private JsonNode operation(String method, String path) {
        JsonNode operation = document.path("paths").path(path).path(method);
        assertThat(operation.isMissingNode()).as(method + " " + path).isFalse();
        return operation;
    }

    /** Checks an answer against its schema, in which nothing may be that is not described. */
    private void conforms(String method, String path, int status, Response answer) throws JsonProcessingException {
        String what = method + " " + path + " " + answer.statusCode() + ": " + answer.asString();
        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        ObjectNode root = MAPPER.createObjectNode();
        root.set("components", closed(document.get("components")));
        root.putArray("allOf")
                .add(operation(method, path).at("/responses/" + status + "/content/application~1json/schema"));
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(root)
                        .validate(MAPPER.readTree(answer.asString())))
                .as(what)
                .isEmpty();
    }

    private static JsonNode closed(JsonNode components) {
        JsonNode copy = components.deepCopy();
        for (Map.Entry<String, JsonNode> schema : copy.path("schemas").properties()) {
            if (schema.getValue().has("properties") && !schema.getKey().endsWith("Results")) {
                ((ObjectNode) schema.getValue()).put("additionalProperties", false);
            }
        }
        return copy;
    }
}
