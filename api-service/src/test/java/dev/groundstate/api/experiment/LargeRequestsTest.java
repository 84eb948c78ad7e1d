package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import dev.groundstate.api.work.HeapShare;
import dev.groundstate.model.attachment.AttachmentName;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds megabytes while it waits. */
@QuarkusTest
@WithTestResource(Services.class)
class LargeRequestsTest {
    private static final String MOLECULE = "{\"fcidump\": \"&FCI NORB=2,NELEC=2,MS2=0,\\n &END\\n"
            + " 0.67 1 1 1 1\\n".repeat(10_000) + " -1.25 1 1 0 0\\n\"}";
    private static final String EXPERIMENT =
            "{\"molecule\": " + MOLECULE + ", \"configuration\": {\"method\": \"FCI\"}}";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    HeapShare heap;

    @TestHTTPResource
    URI root;

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    @Test
    void while_others_hold_all_of_the_share_only_what_is_small_is_let_in() {
        long id = Requests.queued();
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 5);
        Rows.attach(id, AttachmentName.CIRCUIT_QASM, "OPENQASM 3.0;\n");
        List<Supplier<Response>> large = List.of(
                () -> given().body(EXPERIMENT).post(EXPERIMENTS),
                () -> given().body(MOLECULE).post("/api/v1/molecules/validate"),
                () -> given().get(EXPERIMENTS + "/" + id + "/export"),
                () -> given().get(EXPERIMENTS + "/" + id + "/circuit?format=qasm"));
        Runnable others = heap.take(Long.MAX_VALUE).orElseThrow();
        try {
            for (Supplier<Response> request : large) {
                Response refusal = request.get();
                assertThat(refusal.statusCode()).isEqualTo(503);
                assertThat(refusal.header("Retry-After")).isEqualTo("2");
                assertThat(refusal.jsonPath().getString("detail"))
                        .isEqualTo("Too many large requests wait; try again in a few seconds.");
            }
            assertThat(Requests.pending()).isPositive();
            given().get(EXPERIMENTS + "/" + id).then().statusCode(200);
        } finally {
            others.run();
        }
        for (Supplier<Response> request : large) {
            assertThat(request.get().statusCode()).isIn(200, 201);
        }
        awaitAllFree();
    }

    @Test
    void who_goes_away_in_the_middle_of_a_large_body_holds_nothing_any_more() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Socket client = new Socket(root.getHost(), root.getPort())) {
                client.getOutputStream()
                        .write("POST %s HTTP/1.1\r\nHost: test\r\nContent-Length: 7000000\r\n\r\n{\"molecule\": "
                                .formatted(EXPERIMENTS)
                                .getBytes(StandardCharsets.UTF_8));
                client.getOutputStream().flush();
                Awaitility.await().atMost(LIMIT).until(() -> !isAllFree());
            }
            awaitAllFree();
        }
    }

    private void awaitAllFree() {
        Awaitility.await().atMost(LIMIT).until(this::isAllFree);
    }

    private boolean isAllFree() {
        Optional<Runnable> all = heap.take(Long.MAX_VALUE);
        all.ifPresent(Runnable::run);
        return all.isPresent();
    }
}
