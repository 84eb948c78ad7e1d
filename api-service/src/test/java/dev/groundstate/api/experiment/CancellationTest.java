package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static dev.groundstate.api.testing.Requests.cancel;
import static dev.groundstate.api.testing.Requests.pending;
import static dev.groundstate.api.testing.Requests.queued;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.model.message.Topology;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C1 and C6. */
@QuarkusTest
@WithTestResource(Services.class)
class CancellationTest {

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    private static String status(long id) {
        return String.valueOf(Rows.text("select status from experiment where id = ?", id));
    }

    @Test
    void a_queued_experiment_is_cancelled_and_nobody_has_to_let_go_of_it() {
        long id = queued();
        cancel(id)
                .then()
                .statusCode(200)
                .body(
                        "status",
                        equalTo("cancelled"),
                        "experiment_id",
                        equalTo((int) id),
                        "local_cancelled",
                        equalTo(true))
                .body("cloud_cancelled", equalTo(false), "cloud_job_id", nullValue(), "warning", nullValue())
                .body("message", equalTo("Experiment cancellation requested successfully"));
        given().get(EXPERIMENTS + "/" + id)
                .then()
                .body("status", equalTo("cancelled"), "error_message", equalTo("Cancelled by user"))
                .body("cancelled_at", notNullValue(), "stopped_at", notNullValue(), "cancel_latency_ms", equalTo(0));
    }

    @Test
    void a_running_experiment_is_cancelled_and_its_worker_keeps_the_claim_to_close_the_tail() {
        long id = queued();
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 2);
        given().contentType("application/json")
                .body("{\"reason\": \"wrong basis\"}")
                .post(EXPERIMENTS + "/" + id + "/cancel/")
                .then()
                .statusCode(200);
        assertThat(Rows.text("select claim from experiment where id = ? and stopped_at is null", id))
                .isEqualTo(token);
        assertThat(Rows.complete(id, token)).isZero();
        given().get(EXPERIMENTS + "/" + id)
                .then()
                .body("cancel_reason", equalTo("wrong basis"), "convergence_data.size()", equalTo(2))
                .body("energy", equalTo(-1.002f), "stopped_at", nullValue());
    }

    @Test
    void an_empty_body_of_whatever_type_cancels() {
        for (String type : new String[] {"application/json", "text/plain", "application/x-www-form-urlencoded"}) {
            given().contentType(type)
                    .patch(EXPERIMENTS + "/" + queued() + "/cancel")
                    .then()
                    .statusCode(200);
        }
        given().body("{}")
                .patch(EXPERIMENTS + "/" + queued() + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void cancelling_again_answers_the_same_facts() {
        long id = queued();
        String first = cancel(id).then().statusCode(200).extract().asString();
        given().body("{\"reason\": \"another\"}")
                .patch(EXPERIMENTS + "/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body(equalTo(first));
        assertThat(Rows.number("select count(*) from experiment where id = ? and cancel_reason is null", id))
                .isOne();
    }

    @Test
    void what_is_over_or_was_never_started_cannot_be_cancelled() {
        long completed = queued();
        Rows.complete(completed, Rows.claim(completed, "1 hour"));
        cancel(completed)
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        equalTo(
                                "Cannot cancel experiment with status 'completed'. Only queued or running experiments can be cancelled."))
                .body("status", equalTo("completed"), "experiment_id", equalTo((int) completed));
        cancel(pending()).then().statusCode(400).body("detail", containsString("'pending'"));
        long failed = queued();
        Rows.change("update experiment set status = 'failed' where id = ?", failed);
        cancel(failed).then().statusCode(400).body("status", equalTo("failed"));
        cancel(999_999_999).then().statusCode(404);
    }

    @Test
    void a_cancel_that_meets_a_completion_in_flight_waits_for_it_and_is_refused() throws Exception {
        long id = queued();
        Rows.claim(id, "1 hour");
        cancelDuringChange(id, "completed").then().statusCode(400).body("status", equalTo("completed"));
        assertThat(status(id)).isEqualTo("completed");
    }

    @Test
    void a_cancel_that_meets_a_start_in_flight_waits_for_it_and_cancels() throws Exception {
        long id = pending();
        cancelDuringChange(id, "queued").then().statusCode(200);
        assertThat(status(id)).isEqualTo("cancelled");
    }

    /** Returns the answer to a cancel that arrives while another transaction changes the status. */
    private static Response cancelDuringChange(long id, String status) throws Exception {
        try (var connection = Rows.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement change =
                    connection.prepareStatement("update experiment set status = ? where id = ?")) {
                change.setString(1, status);
                change.setLong(2, id);
                change.executeUpdate();
            }
            CompletableFuture<Response> cancelling = CompletableFuture.supplyAsync(() -> cancel(id));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Rows.number(
                                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%Cancelled by user%'")
                            > 0);
            connection.commit();
            return cancelling.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void of_a_cancel_and_a_completion_at_the_same_time_exactly_one_succeeds() throws Exception {
        for (int round = 0; round < 30; round++) {
            long id = queued();
            String token = Rows.claim(id, "1 hour");
            CompletableFuture<Integer> completing = CompletableFuture.supplyAsync(() -> Rows.complete(id, token));
            int answer = cancel(id).statusCode();
            boolean completed = completing.get(10, TimeUnit.SECONDS) == 1;
            assertThat(answer).isEqualTo(completed ? 400 : 200);
            assertThat(status(id)).isEqualTo(completed ? "completed" : "cancelled");
        }
    }

    @Test
    void a_cancel_without_its_hint_is_no_cancel() {
        long id = queued();
        Rows.run("""
                create function refuse_hint() returns trigger language plpgsql as $$
                begin raise exception 'no hint'; end $$;
                create trigger refuse_hint before insert on outbox for each row when (new.kind = 'cancel')
                    execute function refuse_hint()""");
        try {
            cancel(id).then().statusCode(500).body("detail", notNullValue());
            assertThat(status(id)).isEqualTo("queued");
        } finally {
            Rows.run("drop trigger refuse_hint on outbox; drop function refuse_hint");
        }
        cancel(id).then().statusCode(200);
    }

    @Test
    void every_worker_hears_of_a_cancel_at_once() throws Exception {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Rows.number("select count(*) from outbox") == 0);
        String url = ConfigProvider.getConfig().getValue("groundstate.amqp-url", String.class);
        try (Connection connection = TestBroker.connect(url);
                Channel channel = connection.createChannel()) {
            String worker = channel.queueDeclare().getQueue();
            channel.queueBind(worker, Topology.CANCEL_EXCHANGE, "");
            long id = queued();
            cancel(id).then().statusCode(200);
            GetResponse hint = Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> channel.basicGet(worker, true), message -> message != null);
            assertThat(new String(hint.getBody(), StandardCharsets.UTF_8)).isEqualTo("{\"experiment_id\":" + id + "}");
            assertThat(hint.getProps().getDeliveryMode()).isEqualTo(2);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Rows.number("select count(*) from outbox where experiment_id = ?", id) == 0);
        }
    }
}
