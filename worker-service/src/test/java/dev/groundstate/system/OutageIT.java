package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.local.testing.TestDatabase;
import dev.groundstate.system.Rows.Point;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The broker, the database and the API away for a while, with an experiment running: nothing is lost, and nobody starts
 * anything again but what was away. {@code -Doutage.seconds=20} makes the while longer.
 */
class OutageIT {
    /** Longer than the lease. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 8));

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration REFUSAL_LIMIT = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(20);

    private static Stack stack;
    private static Verdict verdict;

    @BeforeAll
    static void start() {
        assertThat(OUTAGE).isGreaterThan(Stack.LEASE);
        stack = Stack.start("outage", 2, 1);
        verdict = new Verdict(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void everythingIsBackAndNobodyElseWasStartedAgain() {
        TestBroker.instance().start();
        TestDatabase.instance().start();
        stack.workers().forEach(worker -> assertThat(worker.isAlive()).isTrue());
        assertThat(stack.apiProcess().isAlive()).isTrue();
    }

    private static long running() {
        long id = stack.api().create(Request.tornNitrogen(OUTAGE.toSeconds() > 10 ? 14 : 13));
        await().atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> stack.rows().row(id).isRunningFrom(2));
        return id;
    }

    private static void awaitOutage(long sinceNanos) {
        await().atMost(LIMIT).pollInterval(POLL).until(() -> System.nanoTime() - sinceNanos >= OUTAGE.toNanos());
    }

    @Test
    void without_the_broker_everything_is_accepted_and_runs_when_it_is_back() {
        long long1 = running();
        long long2 = running();
        TestBroker.instance().stop();
        long since = System.nanoTime();
        List<Long> accepted = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            accepted.add(stack.api().create(Request.hydrogen()));
        }
        long dropped = stack.api().create(Request.hydrogen());
        stack.api().cancel(dropped).expect(200);
        stack.api().cancel(long2).expect(200);
        verdict.cancelled(long2);
        Duration heard = stack.rows().row(long2).cancelLatency();
        awaitOutage(since);

        TestBroker.instance().start();

        long back = System.nanoTime();
        accepted.forEach(id -> verdict.completed(id, LIMIT));
        Duration caughtUp = Duration.ofNanos(System.nanoTime() - back);
        verdict.completed(long1, LIMIT);
        verdict.cancelled(dropped);
        assertThat(stack.rows().row(long1).epoch()).isEqualTo(1);
        assertThat(stack.rows().row(dropped).epoch()).isZero();
        System.out.printf(
                "Broker away for %d s: 4 experiments accepted, a cancel reached its worker in %d ms, all done %d ms after its return%n",
                OUTAGE.toSeconds(), heard.toMillis(), caughtUp.toMillis());
    }

    @Test
    void without_the_database_requests_are_refused_in_time_and_the_run_goes_on_when_it_is_back() {
        long id = running();
        List<Point> reported = stack.rows().points(id);
        TestDatabase.instance().stop();
        long since = System.nanoTime();
        List<Duration> refusals = new ArrayList<>();
        do {
            refusals.add(refused(stack.api().get("/" + id + "/status")));
            refusals.add(refused(stack.api().post(Request.hydrogen())));
            refusals.add(refused(stack.api().cancel(id)));
        } while (System.nanoTime() - since < OUTAGE.toNanos());

        TestDatabase.instance().start();

        long back = System.nanoTime();
        await().atMost(LIMIT)
                .ignoreExceptions()
                .pollInterval(POLL)
                .until(() -> stack.rows().row(id).savedIterations() > reported.size());
        Duration goneOn = Duration.ofNanos(System.nanoTime() - back);
        await().atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> stack.api().get("/" + id + "/status").status() == 200);
        Duration answering = Duration.ofNanos(System.nanoTime() - back);
        verdict.completed(stack.api().create(Request.hydrogen()), LIMIT);
        verdict.completed(id, LIMIT);
        assertThat(stack.rows().points(id).subList(0, reported.size())).isEqualTo(reported);
        assertThat(stack.rows().row(id).epoch()).isEqualTo(1);
        System.out.printf(
                "Database away for %d s: refused in %s; after its return the run saved after %d ms at epoch %d, the API answered after %d ms%n",
                OUTAGE.toSeconds(),
                new Summary(refusals),
                goneOn.toMillis(),
                stack.rows().row(id).epoch(),
                answering.toMillis());
    }

    /** A lock on the rows stands for a server that takes connections and does not answer. */
    @Test
    void a_database_that_hangs_is_treated_as_one_that_is_away() throws SQLException {
        long id = running();
        List<Point> reported = stack.rows().points(id);
        List<Duration> refusals = new ArrayList<>();
        try (Connection connection = stack.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table experiment in access exclusive mode");
            long since = System.nanoTime();
            do {
                refusals.add(refused(stack.api().get("/" + id + "/status")));
                refusals.add(refused(stack.api().cancel(id)));
            } while (System.nanoTime() - since < OUTAGE.toNanos());
        }

        await().atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> stack.api().get("/" + id + "/status").status() == 200);
        verdict.completed(stack.api().create(Request.hydrogen()), LIMIT);
        verdict.completed(id, LIMIT);
        assertThat(stack.rows().points(id).subList(0, reported.size())).isEqualTo(reported);
        assertThat(stack.rows().row(id).epoch()).isEqualTo(1);
        System.out.printf(
                "Database silent for %d s: refused in %s; the run ended at epoch %d%n",
                OUTAGE.toSeconds(), new Summary(refusals), stack.rows().row(id).epoch());
    }

    private static Duration refused(Api.Answer answer) {
        answer.expect(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.time()).isLessThan(REFUSAL_LIMIT);
        return answer.time();
    }

    @Test
    void without_the_api_runs_go_on_and_it_finds_them_when_it_is_back() {
        long id = running();
        long waiting = stack.api().create(Request.tornNitrogen(12));
        int reported = stack.rows().row(id).savedIterations();
        stack.apiProcess().kill();
        long since = System.nanoTime();
        await("progress without an API")
                .atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> stack.rows().row(id).savedIterations() > reported);
        awaitOutage(since);

        stack.apiProcess().start().awaitReady();

        verdict.completed(id, LIMIT);
        verdict.completed(waiting, LIMIT);
        verdict.completed(stack.api().create(Request.hydrogen()), LIMIT);
        assertThat(stack.rows().row(id).epoch()).isEqualTo(1);
        System.out.printf(
                "API away for %d s and its start: both experiments completed at epoch %d%n",
                OUTAGE.toSeconds(), stack.rows().row(id).epoch());
    }
}
