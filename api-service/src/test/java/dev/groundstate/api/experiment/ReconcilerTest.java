package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static dev.groundstate.api.testing.Requests.cancel;
import static dev.groundstate.api.testing.Requests.queued;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.model.message.Topology;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R1. */
@QuarkusTest
@WithTestResource(Services.class)
class ReconcilerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    Reconciler reconciler;

    @Inject
    ReconcilerStore store;

    @BeforeEach
    void every_hint_is_written_down() {
        Requests.awaitReady();
        Rows.run("""
                create table written (kind text, experiment_id bigint);
                create function write_down() returns trigger language plpgsql as $$
                begin insert into written values (new.kind, new.experiment_id); return new; end $$;
                create trigger write_down after insert on outbox for each row execute function write_down()""");
    }

    @AfterEach
    void nothing_is_left() {
        Rows.run("drop trigger write_down on outbox; drop function write_down; drop table written");
        Rows.change("update experiment set status = 'failed' where status in ('queued', 'running')");
    }

    private static long hints(long id) {
        return Rows.number("select count(*) from written where kind = 'run' and experiment_id = ?", id);
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("groundstate.amqp-url", String.class);
    }

    @Test
    void a_run_whose_lease_ran_out_is_queued_again_once_however_many_look() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long id = queued();
            Rows.claim(id, "-1 second");
            ids.add(id);
        }
        List<Uni<Void>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replicas.add(reconciler.reclaim());
        }
        Uni.join().all(replicas).andFailFast().await().atMost(PATIENCE);
        for (long id : ids) {
            given().get(EXPERIMENTS + "/" + id).then().body("status", equalTo("queued"));
            assertThat(hints(id)).isEqualTo(2);
            assertThat(Rows.number(
                            "select attempts from experiment where id = ? and claim is null and lease_until is null",
                            id))
                    .isOne();
        }
    }

    @Test
    void a_row_that_somebody_else_is_writing_is_passed_over_not_waited_for() throws SQLException {
        long written = queued();
        Rows.claim(written, "-2 seconds");
        long lost = queued();
        Rows.claim(lost, "-1 second");
        try (Connection other = Rows.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from experiment where id = " + written + " for update");

            reconciler.reclaim().await().atMost(PATIENCE);

            given().get(EXPERIMENTS + "/" + lost).then().body("status", equalTo("queued"));
            given().get(EXPERIMENTS + "/" + written).then().body("status", equalTo("running"));
            other.rollback();
        }
    }

    @Test
    void the_lost_worker_writes_nothing_any_more() {
        long id = queued();
        String token = Rows.claim(id, "-1 second");
        reconciler.reclaim().await().atMost(PATIENCE);
        Rows.save(id, token, 1, 5);
        assertThat(Rows.complete(id, token)).isZero();
        assertThat(Rows.number("select count(*) from iteration where experiment_id = ?", id))
                .isZero();
    }

    @Test
    void a_run_with_a_lease_is_left_alone() {
        long id = queued();
        Rows.claim(id, "1 minute");
        reconciler.reclaim().await().atMost(PATIENCE);
        given().get(EXPERIMENTS + "/" + id + "/status").then().body("status", equalTo("running"));
    }

    @Test
    void a_cancelled_run_is_not_brought_back_when_its_lease_runs_out() {
        long id = queued();
        Rows.claim(id, "-1 second");
        cancel(id).then().statusCode(200);
        reconciler.reclaim().await().atMost(PATIENCE);
        given().get(EXPERIMENTS + "/" + id + "/status").then().body("status", equalTo("cancelled"));
    }

    @Test
    void a_run_that_loses_its_worker_again_and_again_fails_and_says_so() {
        long id = queued();
        for (int lost = 1; lost <= 3; lost++) {
            Rows.claim(id, "-1 second");
            reconciler.reclaim().await().atMost(PATIENCE);
            given().get(EXPERIMENTS + "/" + id + "/status").then().body("status", equalTo("queued"));
        }
        Rows.claim(id, "-1 second");
        reconciler.reclaim().await().atMost(PATIENCE);
        given().get(EXPERIMENTS + "/" + id)
                .then()
                .body("status", equalTo("failed"), "error_message", containsString("worker was lost 4 times"));
    }

    @Test
    void a_lost_hint_is_written_again_when_the_run_queue_is_empty() {
        long id = queued();
        Awaitility.await().atMost(PATIENCE).until(() -> Rows.number("select count(*) from outbox") == 0);
        TestBroker.deleteQueue(broker(), Topology.RUN_QUEUE);
        Rows.change(
                "update experiment set queued_at = now() - interval '1 minute', hinted_at = now() - interval '1 minute' where id = ?",
                id);
        Awaitility.await().atMost(PATIENCE).until(() -> {
            reconciler.rehint().onFailure().recoverWithNull().await().atMost(PATIENCE);
            return hints(id) == 2;
        });
        Awaitility.await().atMost(PATIENCE).until(() -> TestBroker.queueDepth(broker(), Topology.RUN_QUEUE) == 1);
        reconciler.rehint().await().atMost(PATIENCE);
        assertThat(hints(id)).isEqualTo(2);
    }

    @Test
    void what_waits_in_a_queue_that_is_not_empty_is_not_hinted_at_again() {
        long id = queued();
        Awaitility.await().atMost(PATIENCE).until(() -> Rows.number("select count(*) from outbox") == 0);
        Awaitility.await().atMost(PATIENCE).until(() -> TestBroker.queueDepth(broker(), Topology.RUN_QUEUE) > 0);
        Rows.change("update experiment set queued_at = now() - interval '1 minute', hinted_at = null where id = ?", id);
        reconciler.rehint().await().atMost(PATIENCE);
        assertThat(hints(id)).isOne();
    }

    @Test
    void a_hint_is_not_written_again_within_a_few_seconds_however_many_look() {
        long id = queued();
        Awaitility.await().atMost(PATIENCE).until(() -> Rows.number("select count(*) from outbox") == 0);
        Rows.change("update experiment set queued_at = now() - interval '1 minute', hinted_at = null where id = ?", id);
        List<Uni<Integer>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replicas.add(store.rehint(100, Duration.ofSeconds(5)));
        }
        Uni.join().all(replicas).andFailFast().await().atMost(PATIENCE);
        store.rehint(100, Duration.ofSeconds(5)).await().atMost(PATIENCE);
        assertThat(hints(id)).isEqualTo(2);
    }

    @Test
    void old_idempotency_keys_are_forgotten_and_young_ones_kept() {
        given().header("Idempotency-Key", "old")
                .body(Requests.hydrogen("old", false))
                .post(EXPERIMENTS)
                .then()
                .statusCode(201);
        given().header("Idempotency-Key", "young")
                .body(Requests.hydrogen("young", false))
                .post(EXPERIMENTS)
                .then()
                .statusCode(201);
        Rows.change("update idempotency_key set created_at = now() - interval '25 hours' where key = 'old'");
        store.forgetKeys(100, Duration.ofHours(24)).await().atMost(PATIENCE);
        assertThat(Rows.number("select count(*) from idempotency_key where key in ('old', 'young')"))
                .isOne();
    }
}
