package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static dev.groundstate.api.testing.Requests.hydrogen;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The header that makes a request repeatable. */
@QuarkusTest
@WithTestResource(Services.class)
class IdempotencyTest {

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    private static Response create(String key, String body) {
        return given().header("Idempotency-Key", key).body(body).post(EXPERIMENTS);
    }

    @Test
    void the_same_request_again_answers_the_first_experiment() {
        String key = UUID.randomUUID().toString();
        long first = create(key, hydrogen("same", true))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        long again = create(key, hydrogen("same", true))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void the_same_json_in_another_order_and_spacing_is_the_same_request_and_takes_no_id() {
        String key = UUID.randomUUID().toString();
        String molecule = "{\"smiles\": \"[H][H]\", \"basis\": \"sto-3g\"}";
        String body = "{\"name\": \"H2\", \"molecule\": " + molecule + "}";
        String reordered =
                "{\"molecule\":{\"basis\":\"sto-3g\" ,\n\"smiles\":\"[H][H]\"},\n \"name\":\"\\u0048\\u0032\"}";
        long first = id(create(key, body));
        assertThat(id(create(key, reordered))).isEqualTo(first);
        assertThat(id(create(UUID.randomUUID().toString(), body))).isEqualTo(first + 1);
    }

    private static long id(Response response) {
        return response.then().statusCode(201).extract().jsonPath().getLong("id");
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_leaves_no_row() {
        String key = UUID.randomUUID().toString();
        create(key, hydrogen("one", true)).then().statusCode(201);
        long rows = Rows.number("select count(*) from experiment");
        create(key, hydrogen("other", true)).then().statusCode(409);
        assertThat(Rows.number("select count(*) from experiment")).isEqualTo(rows);
    }

    @Test
    void of_many_at_the_same_time_one_creates_and_all_hear_of_it() throws Exception {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<Response>> requests = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> create(key, hydrogen("crowd " + key, true))))
                .toList();
        Set<Long> ids = new HashSet<>();
        for (CompletableFuture<Response> request : requests) {
            ids.add(request.get(30, TimeUnit.SECONDS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath()
                    .getLong("id"));
        }
        assertThat(ids).hasSize(1);
        assertThat(Rows.number("select count(*) from experiment where name = ?", "crowd " + key))
                .isOne();
    }
}
