package dev.groundstate.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundstate.api.testing.HeadlessBrowser;
import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of another origin in a real browser: what curl cannot show, whether the page may read the answers. */
@QuarkusTest
@WithTestResource(Services.class)
class ForeignPageTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SCRIPT = "foreign-page.js";

    private final ObjectMapper mapper = new ObjectMapper();
    private final CompletableFuture<JsonNode> report = new CompletableFuture<>();
    private final HttpServer pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    ForeignPageTest() throws IOException {
        pages.createContext(
                "/", exchange -> answer(exchange, "text/html", "<script type=module src=/page.js></script>"));
        pages.createContext("/page.js", exchange -> answer(exchange, "text/javascript", script()));
        pages.createContext("/report", exchange -> {
            report.complete(mapper.readTree(exchange.getRequestBody()));
            answer(exchange, "text/plain", "");
        });
    }

    @BeforeEach
    void open() {
        pages.start();
        Requests.awaitReady();
    }

    @AfterEach
    void close() {
        pages.stop(0);
    }

    @Test
    void a_page_of_another_origin_creates_polls_and_cancels() {
        JsonNode seen = seenBy("localhost", "lifeOfAnExperiment");

        JsonNode created = seen.path("created");
        assertThat(created.path("status").intValue()).as("%s", seen).isEqualTo(201);
        assertThat(created.path("type").textValue()).isEqualTo("cors");
        long id = created.path("body").path("id").longValue();
        assertThat(created.path("location").textValue()).endsWith("/api/v1/experiments/" + id);
        assertThat(created.path("body").path("status").textValue()).isEqualTo("queued");
        assertThat(seen.path("repeated").path("body").path("id").longValue()).isEqualTo(id);

        assertThat(seen.path("polled").path("status").intValue()).isEqualTo(200);
        assertThat(seen.path("polled").path("etag").textValue()).isNotBlank();
        assertThat(seen.path("polled").path("body").path("convergence_data").isArray())
                .isTrue();
        assertThat(seen.path("status").path("body").path("status").textValue()).isEqualTo("queued");
        assertThat(seen.path("unchanged").path("status").intValue()).isEqualTo(304);
        assertThat(seen.path("listed").path("body").path("experiments").findValuesAsText("id"))
                .contains(Long.toString(id));

        assertThat(seen.path("cancelled").path("status").intValue()).isEqualTo(200);
        assertThat(seen.path("cancelled").path("body").path("status").textValue())
                .isEqualTo("cancelled");
        assertThat(seen.path("afterwards").path("body").path("error_message").textValue())
                .isEqualTo("Cancelled by user");
    }

    @Test
    void a_page_of_another_origin_can_read_every_refusal() {
        JsonNode seen = seenBy("127.0.0.1", "refusals");

        expect(seen, "unknown", 404, "Experiment with ID 999999999 not found");
        expect(seen, "nowhere", 404, "nothing at");
        expect(seen, "pending", 400, "Cannot cancel experiment with status 'pending'");
        expect(seen, "invalid", 422, "molecule.");
        expect(seen, "unreadable", 400, "not valid JSON");
        assertThat(seen.path("deleted").path("status").intValue()).isEqualTo(200);
    }

    @Test
    void a_page_of_another_origin_is_told_when_to_come_back() throws SQLException {
        try (Connection other = Rows.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table experiment in access exclusive mode");

            JsonNode seen = seenBy("localhost", "outage");

            expect(seen, "list", 503, "The database does not answer");
            assertThat(seen.path("list").path("retryAfter").textValue()).isEqualTo("2");
        }
        Requests.awaitReady();
    }

    @Test
    void a_page_of_an_origin_that_is_not_listed_reads_and_changes_nothing() {
        long before = experiments();

        JsonNode seen = seenBy("elsewhere.example", "stranger");

        assertThat(seen.path("read").textValue()).as("%s", seen).isEqualTo("blocked");
        assertThat(seen.path("write").textValue()).isEqualTo("blocked");
        assertThat(seen.path("blind").textValue()).isEqualTo("blocked");
        assertThat(experiments()).isEqualTo(before);
    }

    private JsonNode seenBy(String host, String step) {
        URI page = URI.create("http://%s:%d/?step=%s&api=http://localhost:%d/api/v1"
                .formatted(host, pages.getAddress().getPort(), step, RestAssured.port));
        try (HeadlessBrowser browser = HeadlessBrowser.open(page, "MAP elsewhere.example 127.0.0.1")) {
            try {
                return report.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException late) {
                throw new AssertionError("The page reported nothing; the browser said: " + browser.output(), late);
            } catch (ExecutionException | InterruptedException failure) {
                throw new AssertionError(failure);
            }
        }
    }

    private static void expect(JsonNode seen, String request, int status, String words) {
        assertThat(seen.path(request).path("status").intValue()).as("%s", seen).isEqualTo(status);
        assertThat(seen.path(request).path("body").path("detail").textValue()).contains(words);
    }

    private static long experiments() {
        return given().get("/api/v1/experiments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("total");
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String script() throws IOException {
        try (InputStream resource = Objects.requireNonNull(ForeignPageTest.class.getResourceAsStream(SCRIPT))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
