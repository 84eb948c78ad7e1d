package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a careless or hostile client sends: each request has exactly one answer, none is ours to blame, none leaves a row. */
@QuarkusTest
@WithTestResource(Services.class)
class BadInputTest {
    private static final String OXYGEN = "\"molecule\":{\"smiles\":\"O\"}";

    @TestHTTPResource
    URI base;

    private record Request(String name, String method, String path, String body, int status) {}

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    private static Request create(String name, int status, String body) {
        return new Request(name, "POST", EXPERIMENTS, body, status);
    }

    private static Request molecule(String name, int status, String molecule) {
        return create(name, status, "{\"molecule\":" + molecule + "}");
    }

    private static Request configuration(String name, int status, String configuration) {
        return create(name, status, "{" + OXYGEN + ",\"configuration\":" + configuration + "}");
    }

    private static Request get(String name, int status, String path) {
        return new Request(name, "GET", path, "", status);
    }

    private static List<Request> requests() {
        List<Request> all = new ArrayList<>();
        all.addAll(notJson());
        all.addAll(fields());
        all.addAll(molecules());
        all.addAll(smiles());
        all.addAll(configurations());
        all.addAll(queries());
        all.addAll(paths());
        all.addAll(steps());
        return all;
    }

    private static List<Request> notJson() {
        return List.of(
                create("no body", 400, ""),
                create("blanks", 400, "  \n\t "),
                create("an open brace", 400, "{"),
                create("a trailing comma", 400, "{" + OXYGEN + ",}"),
                create("single quotes", 400, "{'molecule':{}}"),
                create("a form", 400, "molecule=O&method=VQE"),
                create("XML", 400, "<experiment/>"),
                create("NaN", 400, "{" + OXYGEN + ",\"priority\":NaN}"),
                create("a comment", 400, "{/* */" + OXYGEN + "}"),
                create("a key twice", 400, "{" + OXYGEN + "," + OXYGEN + "}"),
                create("two objects", 400, "{" + OXYGEN + "}{}"),
                create("nested too deeply", 400, "{\"molecule\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"),
                create("a number of 100,000 digits", 400, "{\"priority\":" + "9".repeat(100_000) + "}"),
                create("a NUL", 400, "{\"name\":\"\0\"}"),
                create("an array", 422, "[{" + OXYGEN + "}]"),
                create("a text", 422, "\"O\""),
                create("a number", 422, "42"),
                create("null", 422, "null"),
                create("ten megabytes", 413, "{\"name\":\"" + "a".repeat(10_000_000) + "\"}"));
    }

    private static List<Request> fields() {
        return List.of(
                create("an empty object", 422, "{}"),
                create("an unknown field", 422, "{" + OXYGEN + ",\"colour\":\"red\"}"),
                create(
                        "an unknown field of 100,000 characters",
                        400,
                        "{" + OXYGEN + ",\"" + "x".repeat(100_000) + "\":1}"),
                create("a name that is a number", 422, "{" + OXYGEN + ",\"name\":5}"),
                create("a name of 201 characters", 422, "{" + OXYGEN + ",\"name\":\"" + "n".repeat(201) + "\"}"),
                create("a name with an escaped NUL", 422, "{" + OXYGEN + ",\"name\":\"a\\u0000b\"}"),
                create("a name with half a surrogate pair", 422, "{" + OXYGEN + ",\"name\":\"\\ud800\"}"),
                create("tags that are a text", 422, "{" + OXYGEN + ",\"tags\":\"a\"}"),
                create("21 tags", 422, "{" + OXYGEN + ",\"tags\":[" + "\"a\",".repeat(20) + "\"a\"]}"),
                create("a tag that is null", 422, "{" + OXYGEN + ",\"tags\":[null]}"),
                create("a tag of 51 characters", 422, "{" + OXYGEN + ",\"tags\":[\"" + "t".repeat(51) + "\"]}"),
                create("a priority below zero", 422, "{" + OXYGEN + ",\"priority\":-1}"),
                create("a priority beyond all integers", 422, "{" + OXYGEN + ",\"priority\":99999999999999999999999}"),
                create("execution as a text", 422, "{" + OXYGEN + ",\"execute_immediately\":\"yes\"}"),
                create(
                        "more states than there are",
                        422,
                        "{\"molecule\":{\"smiles\":\"[H][H]\"},\"configuration\":{\"method\":\"FCI\",\"n_states\":5}}"),
                create(
                        "a circuit on no qubit",
                        422,
                        "{\"molecule\":{\"smiles\":\"[He]\"},\"configuration\":"
                                + "{\"ansatz\":\"two_local\",\"mapper\":\"parity\"}}"),
                create(
                        "an open shell by coupled cluster",
                        422,
                        "{\"molecule\":{\"smiles\":\"O\",\"multiplicity\":3},\"configuration\":{\"method\":\"CCSD\"}}"),
                create(
                        "natural orbitals of an open shell",
                        422,
                        "{\"molecule\":{\"smiles\":\"O\",\"multiplicity\":3,\"natural_orbitals\":true}}"),
                create(
                        "Hartree-Fock of a Hamiltonian",
                        422,
                        "{\"molecule\":" + fcidump(1, 2) + ",\"configuration\":{\"method\":\"HF\"}}"),
                create("a callback", 422, "{" + OXYGEN + ",\"callback_url\":\"http://169.254.169.254/\"}"),
                create("__proto__", 422, "{" + OXYGEN + ",\"__proto__\":{\"admin\":true}}"));
    }

    private static List<Request> molecules() {
        String atoms = "{\"atoms\":[%s]}";
        return List.of(
                molecule("a molecule that is a text", 422, "\"O\""),
                molecule("an empty molecule", 422, "{}"),
                molecule(
                        "SMILES and atoms",
                        422,
                        "{\"smiles\":\"O\",\"atoms\":[{\"symbol\":\"H\",\"x\":0,\"y\":0,\"z\":0}]}"),
                molecule("a SMILES that is a list", 422, "{\"smiles\":[\"O\"]}"),
                molecule("a SMILES that is nonsense", 422, "{\"smiles\":\"not a molecule\"}"),
                molecule("a SMILES of SQL", 422, "{\"smiles\":\"'; drop table experiment; --\"}"),
                molecule("an open ring", 422, "{\"smiles\":\"C1CC\"}"),
                molecule("a SMILES of 3,000 characters", 422, "{\"smiles\":\"" + "C".repeat(3000) + "\"}"),
                molecule("a SMILES of uranium", 422, "{\"smiles\":\"[U]\"}"),
                molecule("unknown field", 422, "{\"smiles\":\"O\",\"bassis\":\"sto-3g\"}"),
                molecule("an unknown basis", 422, "{\"smiles\":\"O\",\"basis\":\"sto-99g\"}"),
                molecule("a basis that is not there yet", 422, "{\"smiles\":\"O\",\"basis\":\"cc-pVTZ\"}"),
                molecule(
                        "a basis without the element",
                        422,
                        "{\"atoms\":[{\"symbol\":\"Kr\",\"x\":0,\"y\":0,\"z\":0}],\"basis\":\"6-31g\"}"),
                molecule(
                        "an odd number of electrons, all paired",
                        422,
                        "{\"smiles\":\"O\",\"charge\":1,\"multiplicity\":1}"),
                molecule("more charge than protons", 422, "{\"smiles\":\"O\",\"charge\":11}"),
                molecule("half a charge", 422, "{\"smiles\":\"O\",\"charge\":0.5}"),
                molecule("an infinite charge", 422, "{\"smiles\":\"O\",\"charge\":1e999}"),
                molecule("an impossible multiplicity", 422, "{\"smiles\":\"O\",\"multiplicity\":2}"),
                molecule("a multiplicity of zero", 422, "{\"smiles\":\"O\",\"multiplicity\":0}"),
                molecule("an active space that is a number", 422, "{\"smiles\":\"O\",\"active_space\":4}"),
                molecule(
                        "an active space of nothing",
                        422,
                        "{\"smiles\":\"O\",\"active_space\":{\"electrons\":0,\"orbitals\":0}}"),
                molecule(
                        "an active space that cannot hold its electrons",
                        422,
                        "{\"smiles\":\"O\",\"active_space\":{\"electrons\":8,\"orbitals\":3}}"),
                molecule(
                        "an active space larger than the molecule",
                        422,
                        "{\"smiles\":\"O\",\"active_space\":{\"electrons\":10,\"orbitals\":500}}"),
                molecule("an active space larger than any memory", 422, "{\"smiles\":\"c1ccc2cc3ccccc3cc2c1\"}"),
                molecule(
                        "a frozen core and an active space",
                        422,
                        "{\"smiles\":\"O\",\"frozen_core\":true,\"active_space\":{\"electrons\":2,\"orbitals\":2}}"),
                molecule(
                        "a frozen core of nothing but core",
                        422,
                        "{\"atoms\":[{\"symbol\":\"He\",\"x\":0,\"y\":0,\"z\":0}],\"frozen_core\":\"true\"}"),
                molecule("SMILES and XYZ", 422, "{\"smiles\":\"O\",\"xyz\":\"1\\n\\nHe 0 0 0\"}"),
                molecule("an XYZ of words", 422, "{\"xyz\":\"water\"}"),
                molecule("an XYZ of fewer atoms than it says", 422, "{\"xyz\":\"9\\n\\nHe 0 0 0\"}"),
                molecule("an XYZ of 300 atoms", 422, "{\"xyz\":\"300\\n\\n" + "H 0 0 0\\n".repeat(300) + "\"}"),
                molecule("an XYZ of a megabyte", 422, "{\"xyz\":\"1\\n\\nHe 0 0 0" + "0".repeat(1_000_000) + "\"}"),
                molecule("an XYZ that is a list", 422, "{\"xyz\":[\"He 0 0 0\"]}"),
                molecule("an FCIDUMP of words", 422, "{\"fcidump\":\"water\"}"),
                molecule("an FCIDUMP without an end", 422, "{\"fcidump\":\"&FCI NORB=2,NELEC=2\"}"),
                molecule("an FCIDUMP of a million orbitals", 422, fcidump(1_000_000, 2)),
                molecule("an FCIDUMP of more electrons than places", 422, fcidump(1, 3)),
                molecule("an FCIDUMP that no worker holds", 422, fcidump(60, 60)),
                molecule(
                        "an FCIDUMP of seven megabytes of nothing",
                        422,
                        "{\"fcidump\":\"" + "x".repeat(7_340_033) + "\"}"),
                molecule("an FCIDUMP that is a number", 422, "{\"fcidump\":1}"),
                molecule("an FCIDUMP in a basis set", 422, fcidump(1, 2).replace("}", ",\"basis\":\"sto-3g\"}")),
                molecule(
                        "an FCIDUMP with another multiplicity",
                        422,
                        fcidump(2, 2).replace("}", ",\"multiplicity\":3}")),
                molecule("Cartesian functions as a text", 422, "{\"smiles\":\"O\",\"cartesian\":\"true\"}"),
                molecule("natural orbitals as a number", 422, "{\"smiles\":\"O\",\"natural_orbitals\":1}"),
                molecule(
                        "chosen orbitals beyond the basis set",
                        422,
                        "{\"smiles\":\"O\",\"active_space\":{\"electrons\":2,\"orbital_indices\":[4,7]}}"),
                molecule(
                        "a chosen orbital twice",
                        422,
                        "{\"smiles\":\"O\",\"active_space\":{\"electrons\":2,\"orbital_indices\":[4,4]}}"),
                molecule(
                        "a million chosen orbitals",
                        422,
                        "{\"smiles\":\"O\",\"active_space\":{\"electrons\":2,\"orbital_indices\":["
                                + "0,".repeat(1_000_000) + "0]}}"),
                molecule("atoms that are an object", 422, "{\"atoms\":{\"symbol\":\"H\"}}"),
                molecule("an atom that is a text", 422, atoms.formatted("\"H\"")),
                molecule("an atom without a symbol", 422, atoms.formatted("{\"x\":0,\"y\":0,\"z\":0}")),
                molecule("an atom without a place", 422, atoms.formatted("{\"symbol\":\"He\"}")),
                molecule("an unknown element", 422, atoms.formatted("{\"symbol\":\"Xx\",\"x\":0,\"y\":0,\"z\":0}")),
                molecule(
                        "a coordinate that is a text",
                        422,
                        atoms.formatted("{\"symbol\":\"He\",\"x\":\"0\",\"y\":0,\"z\":0}")),
                molecule(
                        "a coordinate beyond the room",
                        422,
                        atoms.formatted("{\"symbol\":\"He\",\"x\":1e300,\"y\":0,\"z\":0}")),
                molecule(
                        "two atoms in one place",
                        422,
                        atoms.formatted(
                                "{\"symbol\":\"H\",\"x\":0,\"y\":0,\"z\":0},{\"symbol\":\"H\",\"x\":0,\"y\":0,\"z\":0}")),
                molecule(
                        "1,000 atoms",
                        422,
                        atoms.formatted("{\"symbol\":\"H\",\"x\":0,\"y\":0,\"z\":0},".repeat(999)
                                + "{\"symbol\":\"H\",\"x\":0,\"y\":0,\"z\":0}")));
    }

    private static String fcidump(int orbitals, int electrons) {
        return "{\"fcidump\":\"&FCI NORB=%d,NELEC=%d,&END\\n 0.5 1 1 1 1\"}".formatted(orbitals, electrons);
    }

    private static List<Request> smiles() {
        return Stream.of(
                        "C(",
                        "C)C",
                        "[C",
                        "[]",
                        "C=",
                        "C%1",
                        "C*",
                        "[#6]",
                        "[C,N]",
                        "C>>O",
                        "[HH]",
                        "[H+]",
                        "[Ar][Ar]",
                        "O.O",
                        "[Na+].[Cl-].O",
                        "C(C)(C)(C)(C)C",
                        "[CH999]",
                        "[C+999999999999]",
                        "C".repeat(21),
                        "(".repeat(400),
                        "C1".repeat(200),
                        "C\u0301C",
                        "\u6c34",
                        "\uD83D\uDE80",
                        "${jndi:ldap://127.0.0.1/a}",
                        "{{7*7}}",
                        "../../etc/passwd",
                        "<svg/onload=alert(1)>",
                        "%00",
                        "C%n%s%x")
                .map(smiles -> molecule("the SMILES " + smiles, 422, "{\"smiles\":\"" + smiles + "\"}"))
                .toList();
    }

    private static List<Request> configurations() {
        return List.of(
                configuration("a configuration that is a list", 422, "[1]"),
                configuration("an unknown method", 422, "{\"method\":\"DFT\"}"),
                configuration("a method that is not there yet", 422, "{\"method\":\"SQD\"}"),
                configuration("a method that is null characters", 422, "{\"method\":\"\\u0000\"}"),
                configuration("no iterations", 422, "{\"max_iterations\":0}"),
                configuration("iterations below zero", 422, "{\"max_iterations\":-5}"),
                configuration("too many iterations", 422, "{\"max_iterations\":1000001}"),
                configuration("iterations beyond a long", 422, "{\"max_iterations\":9223372036854775808}"),
                configuration("iterations that are a text", 422, "{\"max_iterations\":\"100\"}"),
                configuration("a threshold of zero", 422, "{\"conv_threshold\":0}"),
                configuration("a threshold below zero", 422, "{\"conv_threshold\":-1e-6}"),
                configuration("an infinite threshold", 422, "{\"conv_threshold\":1e400}"),
                configuration("a seed below zero", 422, "{\"seed\":-1}"),
                configuration("no time", 422, "{\"max_seconds\":0}"),
                configuration("an unknown mapper", 422, "{\"mapper\":\"jordan\"}"),
                configuration("an unknown optimizer", 422, "{\"optimizer\":\"SPSB\"}"),
                configuration("an optimizer that is a number", 422, "{\"optimizer\":3}"),
                configuration("an unknown ansatz", 422, "{\"ansatz\":\"uccsdt\"}"),
                configuration(
                        "a cloud",
                        422,
                        "{\"backend\":\"ibm\",\"ibm_token\":\"s3cret-token\",\"ibm_crn\":\"crn:s3cret\"}"),
                configuration("a token for nothing", 422, "{\"bluequbit_token\":\"s3cret-token\"}"),
                configuration("no shots", 422, "{\"shots\":0}"),
                configuration("shots beyond all integers", 422, "{\"shots\":99999999999999999999}"),
                configuration("shots of a method without", 422, "{\"method\":\"HF\",\"shots\":1024}"),
                configuration("excited states of VQE", 422, "{\"n_states\":2}"),
                configuration("too many states", 422, "{\"method\":\"FCI\",\"n_states\":1000}"),
                configuration("layers of an ansatz without", 422, "{\"ansatz\":\"uccsd\",\"layers\":2}"),
                configuration("no layers", 422, "{\"layers\":0}"),
                configuration("an unknown pool", 422, "{\"ansatz\":\"adapt\",\"pool\":\"swimming\"}"),
                configuration("a pool of an ansatz without", 422, "{\"pool\":\"qubit\"}"),
                configuration("a gradient of zero", 422, "{\"ansatz\":\"adapt\",\"gradient_threshold\":0}"),
                configuration("an infinite gradient", 422, "{\"ansatz\":\"adapt\",\"gradient_threshold\":1e999}"),
                configuration("a device that is not there", 422, "{\"device\":\"gpu\"}"),
                configuration("camel case", 422, "{\"maxIterations\":10}"));
    }

    private static List<Request> queries() {
        String list = EXPERIMENTS + "?";
        return List.of(
                get("an unknown status", 422, list + "status=runing"),
                get("a status of SQL", 422, list + "status=running%27%20or%201=1--"),
                get("no limit", 422, list + "limit=0"),
                get("a limit below zero", 422, list + "limit=-1"),
                get("too high a limit", 422, list + "limit=1001"),
                get("a limit beyond a long", 422, list + "limit=99999999999999999999"),
                get("a limit that is a text", 422, list + "limit=ten"),
                get("an offset below zero", 422, list + "offset=-1"),
                get("a cursor of somebody else", 422, list + "cursor=abc"),
                get("an unknown method to filter by", 422, list + "method=DFT"),
                get("a time that is none", 422, list + "created_after=yesterday"),
                get("a time in the year 999999", 422, list + "created_after=%2B999999-01-01T00:00:00Z"),
                get("a name with a NUL", 422, list + "name=%00"),
                get("an unknown parameter", 422, list + "stauts=running"),
                get("a thousand statuses", 422, list + "status=running&".repeat(100)),
                get("a percent sign alone", 400, list + "name=%"),
                get("an unknown parameter of counts", 422, EXPERIMENTS + "/counts?limit=1"),
                get("no limit of the queue", 422, "/api/v1/queue?limit=0"));
    }

    private static List<Request> paths() {
        return List.of(
                get("no such experiment", 404, EXPERIMENTS + "/999999999"),
                get("an id of zero", 404, EXPERIMENTS + "/0"),
                get("an id below zero", 404, EXPERIMENTS + "/-1"),
                get("an id that is a word", 404, EXPERIMENTS + "/abc"),
                get("an id beyond a long", 404, EXPERIMENTS + "/99999999999999999999999999"),
                get("an id of SQL", 404, EXPERIMENTS + "/1%20or%201=1"),
                get("an id with a NUL", 404, EXPERIMENTS + "/%00"),
                get("an id in Arabic digits", 404, EXPERIMENTS + "/%D9%A1"),
                get("a path upwards", 404, EXPERIMENTS + "/..%2F..%2F..%2Fetc%2Fpasswd"),
                get("a path that is no path", 400, EXPERIMENTS + "/%zz"),
                get("a resource that comes later", 404, "/api/v1/cloud-credentials/status"),
                get("another version", 404, "/api/v2/experiments"),
                get("the status of nothing", 404, EXPERIMENTS + "/999999999/status"),
                get("the points of nothing", 404, EXPERIMENTS + "/999999999/convergence"),
                get("points after less than none", 422, EXPERIMENTS + "/1/convergence?since=-1"),
                get("fewer points than four", 422, EXPERIMENTS + "/1/convergence?max_points=1"),
                get("the circuit of nothing", 404, EXPERIMENTS + "/999999999/circuit"),
                get("a circuit in an unknown form", 422, EXPERIMENTS + "/1/circuit?format=pdf"),
                get("the report of nothing", 404, EXPERIMENTS + "/999999999/report"),
                get("a report in an unknown form", 422, EXPERIMENTS + "/1/report?format=docx"),
                get("a report in two forms", 422, EXPERIMENTS + "/1/report?format=json&format=csv"),
                get("a report with an unknown parameter", 422, EXPERIMENTS + "/1/report?from=1"),
                get("the export of nothing", 404, EXPERIMENTS + "/999999999/export?format=csv"),
                get("an export in Markdown", 422, EXPERIMENTS + "/1/export?format=markdown"),
                get("the Hamiltonian of nothing", 404, EXPERIMENTS + "/999999999/fcidump"),
                get("the density matrices of a word", 404, EXPERIMENTS + "/x/density-matrices"),
                new Request("PUT on the list", "PUT", EXPERIMENTS, "{}", 405),
                new Request("DELETE on the list", "DELETE", EXPERIMENTS, "", 405),
                new Request("PATCH on a detail", "PATCH", EXPERIMENTS + "/1", "{}", 405),
                new Request("a method that nobody knows", "BREW", EXPERIMENTS, "", 405),
                new Request("GET on cancel", "GET", EXPERIMENTS + "/1/cancel", "", 405));
    }

    private static List<Request> steps() {
        String nothing = EXPERIMENTS + "/999999999";
        return List.of(
                new Request("cancel of nothing", "PATCH", nothing + "/cancel", "", 404),
                new Request("cancel with half a body", "PATCH", nothing + "/cancel", "{\"reason\":", 400),
                new Request(
                        "cancel with a reason that is a number", "PATCH", nothing + "/cancel", "{\"reason\":1}", 422),
                new Request("cancel with an unknown field", "PATCH", nothing + "/cancel", "{\"raison\":\"x\"}", 422),
                new Request(
                        "cancel with a long reason",
                        "PATCH",
                        nothing + "/cancel",
                        "{\"reason\":\"" + "r".repeat(501) + "\"}",
                        422),
                new Request("cancel with an array", "POST", nothing + "/cancel", "[]", 422),
                new Request("run of nothing", "POST", nothing + "/run", "", 404),
                new Request("run of a word", "POST", EXPERIMENTS + "/x/run", "", 404),
                new Request("delete of nothing", "DELETE", nothing, "", 404),
                new Request("resume, which comes later", "POST", nothing + "/resume", "", 404));
    }

    @TestFactory
    Stream<DynamicTest> each_bad_request_has_exactly_one_answer_and_leaves_no_row() {
        assertThat(requests()).hasSizeGreaterThan(60);
        return requests().stream().map(request -> DynamicTest.dynamicTest(request.name(), () -> check(request)));
    }

    private void check(Request request) throws IOException, InterruptedException {
        long rows = Rows.number("select count(*) from experiment");
        if (request.path().contains("%zz") || request.path().endsWith("=%")) {
            checkRaw(request);
            return;
        }
        HttpRequest http = HttpRequest.newBuilder(base.resolve(request.path()))
                .timeout(Duration.ofSeconds(20))
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(http, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(request.status());
        checkBody(answer.body());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(Rows.number("select count(*) from experiment")).isEqualTo(rows);
    }

    /** What is no URI: Java's client refuses to send it, and the server answers without a body. */
    private void checkRaw(Request request) throws IOException {
        try (java.net.Socket socket = new java.net.Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            String head = request.method() + " " + request.path() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + request.status());
        }
    }

    private static void checkBody(String body) {
        assertThat(body)
                .contains("\"detail\"", "\"message\"")
                .doesNotContainIgnoringCase("exception", "dev.groundstate", "io.vertx", "s3cret", "select ", "\tat ");
        assertThat(body.length()).isLessThan(20_000);
    }

    @Test
    void an_idempotency_key_that_is_too_long_or_not_ascii_is_refused() {
        given().header("Idempotency-Key", "k".repeat(256))
                .body(Requests.hydrogen("x", false))
                .post(EXPERIMENTS)
                .then()
                .statusCode(422);
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_is_bounded_too() throws Exception {
        HttpRequest http = HttpRequest.newBuilder(base.resolve(EXPERIMENTS))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[9_000_000])))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(http, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        checkBody(answer.body());
    }

    /** HTTP/2 needs no length, neither of a body nor of its absence. */
    @Test
    void requests_over_http_2_are_understood_without_a_length() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            String nobody = EXPERIMENTS + "/999999";
            send(client, 404, "GET", nobody, HttpRequest.BodyPublishers.noBody());
            send(client, 404, "PATCH", nobody + "/cancel", HttpRequest.BodyPublishers.noBody());
            send(client, 404, "POST", nobody + "/cancel", HttpRequest.BodyPublishers.noBody());
            send(client, 404, "DELETE", nobody, HttpRequest.BodyPublishers.noBody());
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            send(
                    client,
                    422,
                    "POST",
                    EXPERIMENTS,
                    HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
        }
    }

    private void send(HttpClient client, int status, String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path)).method(method, body).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(status);
        checkBody(answer.body());
    }

    @Test
    void a_method_that_is_not_allowed_names_those_that_are() {
        given().put(EXPERIMENTS).then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS, POST");
        given().put(EXPERIMENTS + "/1/cancel/").then().statusCode(405).header("Allow", "OPTIONS, PATCH, POST");
    }

    @Test
    void names_in_any_script_are_kept() {
        String name = "Übergangszustand 水 \uD83D\uDE80 'quoted' \\\\ <b>";
        long id = given().contentType("application/json; charset=UTF-8")
                .body(Requests.hydrogen(name, false).getBytes(StandardCharsets.UTF_8))
                .post(EXPERIMENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        assertThat(given().get(EXPERIMENTS + "/" + id).jsonPath().getString("name"))
                .isEqualTo(name.replace("\\\\", "\\"));
    }

    @Test
    void whatever_is_accepted_the_service_speaks_json_and_shows_a_browser_to_a_page() {
        for (String accepted : List.of("*/*", "application/xml", "application/json, text/html", "image/png")) {
            for (String path : List.of("/", "/health")) {
                given().header("Accept", accepted)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .contentType("application/json");
            }
        }
        assertThat(given().get("/").headers().getValues("Vary")).contains("Accept");
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        Response shown =
                given().redirects().follow(false).header("Accept", browser).get("/");
        assertThat(shown.statusCode()).isEqualTo(303);
        assertThat(shown.headers().getValues("Vary")).contains("Accept");
        given().header("Accept", browser)
                .get(shown.header("Location"))
                .then()
                .statusCode(200)
                .contentType("text/html");
        given().header("Accept", "text/html")
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType("application/json");
    }
}
