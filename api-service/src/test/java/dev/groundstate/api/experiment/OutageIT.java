package dev.groundstate.api.experiment;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static dev.groundstate.api.testing.Requests.cancel;
import static dev.groundstate.api.testing.Requests.queued;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.groundstate.api.testing.LiveStream;
import dev.groundstate.api.testing.OwnServices;
import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.local.testing.TestDatabase;
import dev.groundstate.model.message.Topology;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broker and database go away and come back; the service stays. */
@QuarkusTest
@WithTestResource(OwnServices.class)
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final TestBroker broker = TestBroker.instance();
    private final TestDatabase database = TestDatabase.instance();

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("groundstate.amqp-url", String.class);
    }

    private static void awaitHint(long id) {
        Set<String> seen = new HashSet<>();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            drain(seen);
            return seen.contains("{\"experiment_id\":" + id + "}");
        });
        Awaitility.await().atMost(PATIENCE).until(() -> Rows.number("select count(*) from outbox") == 0);
    }

    private static void drain(Set<String> seen) throws IOException {
        try (Connection connection = TestBroker.connect(url())) {
            Channel channel = connection.createChannel();
            for (GetResponse hint = channel.basicGet(Topology.RUN_QUEUE, true);
                    hint != null;
                    hint = channel.basicGet(Topology.RUN_QUEUE, true)) {
                seen.add(new String(hint.getBody(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void publishing_goes_on_by_itself_after_the_broker_was_away() {
        awaitHint(queued());
        for (int round = 0; round < 3; round++) {
            broker.stop();
            long id = queued();
            cancel(queued()).then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
            assertThat(Rows.number("select count(*) from outbox where experiment_id = ?", id))
                    .isOne();
            broker.start();
            awaitHint(id);
            awaitHint(queued());
        }
    }

    @Test
    void publishing_goes_on_by_itself_after_the_broker_was_killed_in_the_middle_of_it() {
        awaitHint(queued());
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 20; i++) {
                queued();
            }
            broker.kill();
            long id = queued();
            broker.start();
            awaitHint(id);
            awaitHint(queued());
        }
    }

    @Test
    void a_stream_goes_on_without_the_broker_and_hears_of_changes_again_when_it_is_back() {
        long id = queued();
        String token = Rows.claim(id, "1 hour");
        int saved = 0;
        try (LiveStream stream = LiveStream.open(id)) {
            stream.next();
            for (int round = 0; round < 3; round++) {
                broker.kill();
                Rows.save(id, token, ++saved, saved);
                assertThat(stream.next().id()).isEqualTo(Integer.toString(saved));
                broker.start();
                awaitHint(queued());
                do {
                    Rows.save(id, token, ++saved, saved);
                    TestBroker.publish(
                            url(),
                            Topology.EVENT_EXCHANGE,
                            Topology.eventRoutingKey(id),
                            "{\"experiment_id\":" + id + "}");
                } while (!toldBeforeThePoll(stream, saved) && saved < 30);
            }
            assertThat(saved).isLessThan(30);
            cancel(id).then().statusCode(200);
            assertThat(stream.next().json().getString("status")).isEqualTo("cancelled");
        }
    }

    private static boolean toldBeforeThePoll(LiveStream stream, int saved) {
        long begin = System.nanoTime();
        assertThat(stream.next().id()).isEqualTo(Integer.toString(saved));
        return System.nanoTime() - begin < Duration.ofSeconds(2).toNanos();
    }

    @Test
    void a_broker_that_came_back_empty_has_the_run_queue_again() throws Exception {
        awaitHint(queued());
        long lost = queued();
        Awaitility.await().atMost(PATIENCE).until(() -> Rows.number("select count(*) from outbox") == 0);
        try (Connection connection = TestBroker.connect(url());
                Channel channel = connection.createChannel()) {
            channel.queueDelete(Topology.RUN_QUEUE);
        }
        awaitHintAfterRepair(lost);
    }

    private static void awaitHintAfterRepair(long id) {
        Set<String> seen = new HashSet<>();
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            drain(seen);
            return seen.contains("{\"experiment_id\":" + id + "}");
        });
    }

    @Test
    void publishing_goes_on_after_an_exchange_was_deleted_under_it() throws Exception {
        cancel(queued()).then().statusCode(200);
        awaitHint(queued());
        try (Connection connection = TestBroker.connect(url());
                Channel channel = connection.createChannel()) {
            channel.exchangeDelete(Topology.RUN_EXCHANGE);
        }
        awaitHintAfterRepair(queued());
    }

    @Test
    void a_request_without_a_database_is_answered_within_seconds_and_works_when_it_is_back() {
        long id = queued();
        database.stop();
        try {
            for (String path : new String[] {
                EXPERIMENTS,
                EXPERIMENTS + "/" + id,
                EXPERIMENTS + "/" + id + "/status",
                "/api/v1/queue",
                "/api/v1/workers"
            }) {
                answeredUnavailable(() -> given().get(path)
                        .then()
                        .statusCode(503)
                        .header("Retry-After", notNullValue())
                        .body("detail", notNullValue()));
            }
            answeredUnavailable(() -> cancel(id).then().statusCode(503));
            answeredUnavailable(() -> given().body(Requests.hydrogen("away", true))
                    .post(EXPERIMENTS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue()));
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);
            given().get("/health").then().statusCode(200);
        } finally {
            database.start();
        }
        Requests.awaitReady();
        cancel(id).then().statusCode(200);
        awaitHint(queued());
    }

    @Test
    void a_crowd_without_a_database_is_answered_within_seconds_too() {
        database.kill();
        try {
            long start = System.nanoTime();
            java.util.stream.IntStream.range(0, 40)
                    .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(
                            () -> given().get(EXPERIMENTS).statusCode()))
                    .toList()
                    .forEach(answer -> assertThat(answer.join()).isEqualTo(503));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        } finally {
            database.start();
        }
        Requests.awaitReady();
    }

    private static void answeredUnavailable(Runnable request) {
        long start = System.nanoTime();
        request.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWER.plusSeconds(1));
    }
}
