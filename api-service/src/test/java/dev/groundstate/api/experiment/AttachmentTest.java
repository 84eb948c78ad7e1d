package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import dev.groundstate.model.attachment.AttachmentName;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Services.class)
public class AttachmentTest {
    /** What a worker writes of a circuit. */
    public static final String CIRCUIT = """
            {"n_qubits": 4, "n_electrons": 2, "ansatz_type": "uccsd",
             "gates": [{"type": "x", "qubits": [0], "parameterized": false},
                       {"type": "cx", "qubits": [0, 1], "parameterized": false},
                       {"type": "ry", "qubits": [1], "parameterized": true}],
             "metadata": {"gate_count": 3, "parameter_count": 1, "depth": 2}}""";

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    private static Response get(long id, String end) {
        return given().get(EXPERIMENTS + "/" + id + end);
    }

    private static void refused(Response answer, int status, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("detail")).contains(sentence);
    }

    private static void harmless(Response answer) {
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_circuit_is_answered_in_each_form() {
        long id = Requests.queued();
        Rows.claim(id, "1 hour");
        Rows.attach(id, AttachmentName.CIRCUIT_JSON, CIRCUIT);
        Rows.attach(id, AttachmentName.CIRCUIT_QASM, "OPENQASM 3.0;\n");
        Rows.attach(id, AttachmentName.CIRCUIT_TEXT, "q0: ─X─■─\n");
        Rows.attach(id, AttachmentName.CIRCUIT_SVG, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

        for (String query : new String[] {"", "?format=json", "?format=JSON"}) {
            Response json = get(id, "/circuit" + query);
            assertThat(json.contentType()).startsWith("application/json");
            assertThat(new JsonPath(json.asString()).getInt("metadata.gate_count"))
                    .isEqualTo(3);
        }
        Response qasm = get(id, "/circuit?format=qasm");
        assertThat(qasm.contentType()).startsWith("text/plain");
        assertThat(qasm.asString()).isEqualTo("OPENQASM 3.0;\n");
        for (String format : new String[] {"text", "ascii"}) {
            assertThat(get(id, "/circuit?format=" + format).asString()).isEqualTo("q0: ─X─■─\n");
        }
        Response svg = get(id, "/circuit?format=svg");
        assertThat(svg.contentType()).startsWith("image/svg+xml");
        harmless(svg);
        harmless(given().queryParam("smiles", "CCO").get("/api/v1/molecules/depiction"));
    }

    @Test
    void a_form_that_is_not_known_is_refused_with_those_that_are() {
        refused(get(Requests.pending(), "/circuit?format=png"), 422, "json, qasm, text, svg");
    }

    @Test
    void what_is_not_there_is_told_why() {
        long id = Requests.pending();
        refused(get(id, "/circuit"), 404, "Experiment " + id + " has no circuit yet: it has not run.");
        given().post(EXPERIMENTS + "/" + id + "/run");
        refused(get(id, "/fcidump"), 404, "has no FCIDUMP yet: it has not run.");
        String token = Rows.claim(id, "1 hour");
        refused(get(id, "/density-matrices"), 404, "has no density matrices yet.");
        Rows.complete(id, token);
        refused(get(id, "/circuit"), 404, ": the document was not kept, as a rule because it was too large.");
        long cancelled = Requests.queued();
        Requests.cancel(cancelled);
        refused(get(cancelled, "/circuit"), 404, "has no circuit: it was stopped before there was one.");
        refused(get(999_999_999, "/circuit"), 404, "Experiment with ID 999999999 not found");
    }

    @Test
    void what_a_method_never_makes_is_told_as_such() {
        long coupledCluster = by("CCSD");
        refused(get(coupledCluster, "/circuit"), 404, "has no circuit: CCSD makes none.");
        refused(get(coupledCluster, "/density-matrices"), 404, "has no density matrices: CCSD makes none.");
        refused(get(coupledCluster, "/fcidump"), 404, "has no FCIDUMP yet: it has not run.");
        refused(get(by("HF"), "/fcidump"), 404, "has no FCIDUMP: HF makes none.");
        refused(get(by("FCI"), "/circuit?format=svg"), 404, "has no circuit: FCI makes none.");
    }

    private static long by(String method) {
        return given().body(
                        "{\"molecule\": {\"smiles\": \"[H][H]\"}, \"configuration\": {\"method\": \"" + method + "\"}}")
                .post(EXPERIMENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    @Test
    void a_detail_links_to_what_is_there() {
        long id = Requests.queued();
        String token = Rows.claim(id, "1 hour");
        assertThat(get(id, "").jsonPath().getMap("links"))
                .containsKey("export")
                .doesNotContainKeys("circuit", "fcidump", "density_matrices", "report");
        Rows.attach(id, AttachmentName.CIRCUIT_JSON, CIRCUIT);
        Rows.attach(id, AttachmentName.FCIDUMP, "&FCI NORB=1,NELEC=2,&END\n");
        Rows.attach(id, AttachmentName.DENSITY_MATRICES, "{}");
        Rows.change("insert into attachment values (?, 'of a later release', '')", id);
        Rows.complete(id, token);
        JsonPath detail = get(id, "").jsonPath();
        for (String link : new String[] {"circuit", "fcidump", "density_matrices", "report", "export"}) {
            assertThat(given().get(detail.getString("links." + link)).statusCode())
                    .as(link)
                    .isEqualTo(200);
        }
        assertThat(get(id, "/fcidump").asString()).isEqualTo("&FCI NORB=1,NELEC=2,&END\n");
        assertThat(get(id, "/density-matrices").contentType()).startsWith("application/json");
    }

    @Test
    void documents_go_with_their_experiment() {
        long id = Requests.queued();
        String token = Rows.claim(id, "1 hour");
        Rows.attach(id, AttachmentName.CIRCUIT_JSON, CIRCUIT);
        Rows.complete(id, token);
        assertThat(given().delete(EXPERIMENTS + "/" + id).statusCode()).isEqualTo(200);
        assertThat(Rows.number("select count(*) from attachment where experiment_id = ?", id))
                .isZero();
    }
}
