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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds megabytes while it waits. */
@QuarkusTest
@WithTestResource(Services.class)
class LargeRequestsTest {
    private static final String MOLECULE = """
            {"fcidump": "&FCI NORB=2,NELEC=2,MS2=0,\\n &END\\n 0.67 1 1 1 1\\n -1.25 1 1 0 0\\n"}""";
    private static final String EXPERIMENT =
            "{\"molecule\": " + MOLECULE + ", \"configuration\": {\"method\": \"FCI\"}}";

    @Inject
    HeapShare heap;

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
        Cancellable others = heap.holding(Long.MAX_VALUE, () -> Uni.createFrom().nothing())
                .subscribe()
                .with(ignored -> {});
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
            others.cancel();
        }
        for (Supplier<Response> request : large) {
            assertThat(request.get().statusCode()).isIn(200, 201);
        }
    }
}
