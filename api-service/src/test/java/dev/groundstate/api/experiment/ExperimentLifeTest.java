package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static dev.groundstate.api.testing.Requests.cancel;
import static dev.groundstate.api.testing.Requests.hydrogen;
import static dev.groundstate.api.testing.Requests.pending;
import static dev.groundstate.api.testing.Requests.queued;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of an experiment as a client sees it, with a worker that is played by SQL. */
@QuarkusTest
@WithTestResource(Services.class)
class ExperimentLifeTest {

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    @Test
    void an_experiment_is_pending_until_it_is_run_and_can_be_deleted_when_it_is_over() {
        long id = pending();
        given().get(EXPERIMENTS + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("pending"), "results", nullValue());
        given().post(EXPERIMENTS + "/" + id + "/run").then().statusCode(202).body("status", equalTo("queued"));
        given().post(EXPERIMENTS + "/" + id + "/run/").then().statusCode(202);
        given().delete(EXPERIMENTS + "/" + id).then().statusCode(409);
        Rows.claim(id, "1 hour");
        given().post(EXPERIMENTS + "/" + id + "/run").then().statusCode(409).body("status", equalTo("running"));
        given().delete(EXPERIMENTS + "/" + id).then().statusCode(409);
        cancel(id).then().statusCode(200);
        given().delete(EXPERIMENTS + "/" + id).then().statusCode(200).body("message", notNullValue());
        given().get(EXPERIMENTS + "/" + id)
                .then()
                .statusCode(404)
                .body("detail", equalTo("Experiment with ID " + id + " not found"));
        given().delete(EXPERIMENTS + "/" + id).then().statusCode(404);
    }

    @Test
    void a_created_experiment_says_where_it_is() {
        given().body(hydrogen("H2 Test", true))
                .post(EXPERIMENTS)
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("name", equalTo("H2 Test"), "status", equalTo("queued"), "cloud_job_id", nullValue());
    }

    @Test
    void a_running_experiment_has_results_from_its_first_iteration_on() {
        long id = queued();
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 3);
        JsonPath detail = given().get(EXPERIMENTS + "/" + id).jsonPath();
        assertThat(detail.getString("status")).isEqualTo("running");
        assertThat(detail.getList("convergence_data")).hasSize(3);
        assertThat(detail.getDouble("convergence_data[2].energy")).isEqualTo(-1.003);
        assertThat(detail.getDouble("results.energy")).isEqualTo(-1.003);
        assertThat(detail.getBoolean("results.converged")).isFalse();
        assertThat(detail.getInt("results.iterations")).isEqualTo(3);
        assertThat(detail.getString("worker")).isEqualTo("worker-of-the-test");
        given().get(EXPERIMENTS + "/" + id + "/status")
                .then()
                .body("current_iteration", equalTo(3), "status", equalTo("running"), "progress", equalTo(0.3f));
    }

    @Test
    void a_hartree_fock_energy_is_shown_as_soon_as_it_is_known_and_kept_by_a_cancel() {
        long id = queued();
        String token = Rows.claim(id, "1 hour");
        Rows.change("update experiment set hf_energy = -0.75 where id = ?", id);
        String path = EXPERIMENTS + "/" + id;
        given().get(path).then().body("hf_energy", equalTo(-0.75f), "correlation_energy", nullValue());
        given().get(path + "/status").then().body("hf_energy", equalTo(-0.75f), "correlation_energy", nullValue());
        Rows.save(id, token, 1, 250);
        cancel(id).then().statusCode(200);
        for (String answer : List.of(path, path + "/status")) {
            given().get(answer).then().body("hf_energy", equalTo(-0.75f), "correlation_energy", equalTo(-0.5f));
        }
        given().get(path)
                .then()
                .body("results.hf_energy", equalTo(-0.75f), "results.correlation_energy", equalTo(-0.5f));
    }

    @Test
    void a_completed_experiment_shows_what_its_worker_reported_and_nothing_that_is_null() {
        long id = queued();
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 2);
        assertThat(Rows.complete(id, token)).isOne();
        given().get(EXPERIMENTS + "/" + id)
                .then()
                .body("results.converged", equalTo(true), "results.qubits", equalTo(4), "progress", equalTo(100f))
                .body("results", not(hasKey("nothing")));
        given().get(EXPERIMENTS + "?name=queued&limit=1000")
                .then()
                .body("experiments.find { it.id == " + id + " }.results", not(hasKey("qubits")));
    }

    @Test
    void points_can_be_asked_for_from_an_iteration_on_and_thinned() {
        long id = queued();
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 1000);
        String path = EXPERIMENTS + "/" + id + "/convergence";
        given().get(path).then().body("convergence_data", hasSize(1000));
        given().get(path + "?since=990")
                .then()
                .body(
                        "convergence_data.iteration",
                        equalTo(List.of(991, 992, 993, 994, 995, 996, 997, 998, 999, 1000)));
        given().get(path + "?max_points=20")
                .then()
                .body("convergence_data.size()", lessThanOrEqualTo(20))
                .body("convergence_data.iteration", hasItems(1, 1000));
        given().get(path + "?since=1000").then().body("convergence_data", hasSize(0));
        given().get(path + "?since=2000000000").then().body("convergence_data", hasSize(0));
    }

    @Test
    void an_unchanged_answer_is_not_sent_again() {
        long id = queued();
        for (String path : List.of(EXPERIMENTS + "/" + id, EXPERIMENTS + "/" + id + "/status")) {
            String tag = given().get(path)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-cache")
                    .extract()
                    .header("ETag");
            given().header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
        }
        String tag = given().get(EXPERIMENTS + "/" + id + "/status").header("ETag");
        Rows.claim(id, "1 hour");
        given().header("If-None-Match", tag)
                .get(EXPERIMENTS + "/" + id + "/status")
                .then()
                .statusCode(200);
    }

    @Test
    void the_list_is_filtered_and_paged_by_offset_and_by_cursor_alike() {
        for (int i = 0; i < 7; i++) {
            given().body(hydrogen("paged", false).replaceFirst("\\{", "{\"tags\": [\"page\", \"t" + i + "\"], "))
                    .post(EXPERIMENTS)
                    .then()
                    .statusCode(201);
        }
        List<Long> byOffset = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            byOffset.addAll(given().get(EXPERIMENTS + "?tag=page&limit=3&offset=" + offset)
                    .then()
                    .body("total", equalTo(7))
                    .extract()
                    .jsonPath()
                    .getList("experiments.id", Long.class));
        }
        List<Long> byCursor = new ArrayList<>();
        String query = "?tag=page&limit=3";
        for (String cursor = ""; cursor != null; ) {
            JsonPath page = given().get(EXPERIMENTS + query + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            byCursor.addAll(page.getList("experiments.id", Long.class));
            cursor = page.getString("next_cursor");
        }
        assertThat(byOffset)
                .hasSize(7)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a))
                .isEqualTo(byCursor);
        given().get(EXPERIMENTS + "?tag=page&tag=t3").then().body("total", equalTo(1));
        given().get(EXPERIMENTS + "?name=PAGED&method=vqe&status=pending&status=queued&created_after=2020-01-01")
                .then()
                .body("total", equalTo(7));
        given().get(EXPERIMENTS + "?name=paged&created_before=2020-01-01T00:00:00")
                .then()
                .body("total", equalTo(0));
        given().get(EXPERIMENTS + "/counts?tag=page").then().body("pending", equalTo(7));
        given().get(EXPERIMENTS + "?tag=page")
                .then()
                .body("experiments[0].convergence_data", hasSize(0))
                .body("experiments[0]", hasKey("links"));
    }

    @Test
    void a_list_element_has_every_key_of_the_detail() {
        long id = pending();
        Set<String> detail = new HashSet<>(given().get(EXPERIMENTS + "/" + id)
                .jsonPath()
                .<String, Object>getMap("")
                .keySet());
        Set<String> element = new HashSet<>(given().get(EXPERIMENTS + "?limit=1")
                .jsonPath()
                .<String, Object>getMap("experiments[0]")
                .keySet());
        assertThat(element)
                .isEqualTo(detail)
                .contains("molecule_data", "hf_energy", "cancel_latency_ms", "resumable", "links");
    }

    @Test
    void the_queue_shows_what_runs_and_waits() {
        long id = queued();
        given().get("/api/v1/queue")
                .then()
                .statusCode(200)
                .body("queue.find { it.experiment_id == " + id + " }.status", equalTo("queued"))
                .body("queue.find { it.experiment_id == " + id + " }.molecule.basis", equalTo("sto-3g"))
                .body("queue.find { it.experiment_id == " + id + " }.method", equalTo("VQE"))
                .body("queue.find { it.experiment_id == " + id + " }", hasKey("createdAt"));
        given().get("/api/v1/queue/stats/")
                .then()
                .statusCode(200)
                .body("queue", hasKey("active_size"))
                .body("experiments", hasKey("success_rate"));
    }

    @Test
    void a_worker_that_reports_is_alive_with_what_it_holds() {
        long id = queued();
        Rows.claim(id, "1 hour");
        Rows.change("delete from worker");
        Rows.change(
                "insert into worker values ('worker-of-the-test', 'h', '1', 2, 4000000000, 1, now(), now()), ('old', 'h', '1', 2, 1, 1, now(), now() - interval '1 hour')");
        given().get("/api/v1/workers")
                .then()
                .body("alive", equalTo(1), "total", equalTo(2))
                .body("workers[0].experiment_ids", hasItems((int) id))
                .body("workers[1].alive", equalTo(false));
        Rows.change("delete from worker");
    }

    @Test
    void the_service_says_what_it_can_compute() {
        given().get("/api/v1/info")
                .then()
                .statusCode(200)
                .body("methods", hasItems("VQE", "HF"))
                .body("optimizers", hasItems("L-BFGS-B", "NELDER-MEAD", "ROTOSOLVE"))
                .body("capabilities.basis_sets", hasItems("sto-3g"));
        given().get("/health").then().statusCode(200).body("status", equalTo("healthy"));
        given().get("/").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString())
                .contains(
                        "groundstate_experiments_created_total",
                        "groundstate_queue_oldest_age_seconds",
                        "groundstate_outbox_hints");
    }

    @Test
    void every_figure_says_what_it_counts() {
        assertThat(given().get("/q/metrics").asString().lines())
                .filteredOn(line -> line.startsWith("# HELP groundstate_"))
                .isNotEmpty()
                .allMatch(line -> line.strip().split(" ").length > 3);
    }

    @Test
    void the_description_offers_bodies_that_are_accepted() {
        JsonPath openapi = given().get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Object>> examples =
                openapi.getMap("paths.'/api/v1/experiments'.post.requestBody.content.'application/json'.examples");
        assertThat(examples).hasSizeGreaterThan(1);
        for (Map<String, Object> example : examples.values()) {
            Object body = example.get("value");
            given().body(body).post(EXPERIMENTS).then().statusCode(201);
        }
    }

    @Test
    void a_web_page_on_this_machine_may_call_and_a_foreign_one_may_not() {
        for (String origin : List.of("http://localhost:3000", "http://127.0.0.1:5173", "http://localhost")) {
            given().header("Origin", origin)
                    .header("Access-Control-Request-Method", "PATCH")
                    .options(EXPERIMENTS + "/1/cancel")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", origin)
                    .header("Access-Control-Max-Age", "3600");
            given().header("Origin", origin)
                    .get(EXPERIMENTS + "/999999999")
                    .then()
                    .statusCode(404)
                    .header("Access-Control-Allow-Origin", origin);
            given().header("Origin", origin)
                    .get("/api/v1/nowhere")
                    .then()
                    .statusCode(404)
                    .header("Access-Control-Allow-Origin", origin);
        }
        given().header("Origin", "https://localhost.evil.example")
                .body(hydrogen("evil", true))
                .post(EXPERIMENTS)
                .then()
                .statusCode(403);
    }
}
