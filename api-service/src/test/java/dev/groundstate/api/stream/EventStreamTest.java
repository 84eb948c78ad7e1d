package dev.groundstate.api.stream;

import static dev.groundstate.api.testing.Requests.EXPERIMENTS;
import static dev.groundstate.api.testing.Requests.cancel;
import static dev.groundstate.api.testing.Requests.pending;
import static dev.groundstate.api.testing.Requests.queued;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.groundstate.api.testing.LiveStream;
import dev.groundstate.api.testing.LiveStream.Event;
import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.model.message.Topology;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One experiment followed over HTTP, its worker played by the test. */
@QuarkusTest
@WithTestResource(Services.class)
class EventStreamTest {
    /** Shorter than the poll, which begins anew with each event. */
    private static final Duration BEFORE_THE_POLL = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @BeforeEach
    void ready() {
        Requests.awaitReady();
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("groundstate.amqp-url", String.class);
    }

    /** Tells of a change as a worker does. */
    private static void publish(String kind, long id) {
        TestBroker.publish(
                broker(),
                Topology.EVENT_EXCHANGE,
                Topology.eventRoutingKey(id),
                "{\"experiment_id\":" + id + ",\"kind\":\"" + kind + "\",\"of a later version\":1}");
    }

    private static int openStreams() {
        return (int) Double.parseDouble(given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("groundstate_event_streams"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".* ", ""));
    }

    @Test
    void the_first_event_is_the_answer_to_a_status_poll() {
        long id = pending();
        String status = given().get(EXPERIMENTS + "/" + id + "/status").asString();
        try (LiveStream stream = LiveStream.open(id)) {
            assertThat(stream.next()).isEqualTo(new Event("status", "0", status));
            assertThat(stream.response().statusCode()).isEqualTo(200);
            assertThat(stream.response().headers().map())
                    .containsEntry("content-type", List.of("text/event-stream"))
                    .containsEntry("cache-control", List.of("no-cache"))
                    .containsEntry("x-accel-buffering", List.of("no"));
        }
    }

    @Test
    void each_change_that_is_announced_is_told_at_once_and_the_stream_ends_with_the_experiment() {
        long id = pending();
        try (LiveStream stream = LiveStream.open(id)) {
            assertThat(stream.next().json().getString("status")).isEqualTo("pending");
            given().post(EXPERIMENTS + "/" + id + "/run").then().statusCode(202);
            assertThat(stream.within(BEFORE_THE_POLL).json().getString("status"))
                    .isEqualTo("queued");
            String token = Rows.claim(id, "1 hour");
            publish("status", id);
            assertThat(stream.within(BEFORE_THE_POLL).json().getString("status"))
                    .isEqualTo("running");
            for (int saved = 1; saved <= 5; saved += 2) {
                Rows.save(id, token, saved, saved + 1);
                publish(saved == 1 ? "progress" : "a kind of a later version", id);
                Event progress = stream.within(BEFORE_THE_POLL);
                assertThat(progress.name()).isEqualTo("progress");
                assertThat(progress.id()).isEqualTo(Integer.toString(saved + 1));
                assertThat(progress.json().getInt("current_iteration")).isEqualTo(saved + 1);
                assertThat(progress.json().getList("convergence_data.iteration", Integer.class))
                        .containsExactly(saved, saved + 1);
            }
            Rows.complete(id, token);
            publish("status", id);
            Event last = stream.within(BEFORE_THE_POLL);
            assertThat(last.name()).isEqualTo("status");
            assertThat(last.id()).isEqualTo("6-end");
            assertThat(last.data())
                    .isEqualTo(given().get(EXPERIMENTS + "/" + id + "/status").asString());
            assertThat(stream.ends()).isTrue();
        }
        given().header("Last-Event-ID", "6-end")
                .get(EXPERIMENTS + "/" + id + "/events")
                .then()
                .statusCode(204);
    }

    @Test
    void a_change_that_nobody_announced_is_told_a_little_later() {
        long id = queued();
        try (LiveStream stream = LiveStream.open(id)) {
            stream.next();
            String token = Rows.claim(id, "1 hour");
            assertThat(stream.next().json().getString("status")).isEqualTo("running");
            Rows.save(id, token, 1, 3);
            assertThat(stream.next().json().getList("convergence_data.iteration", Integer.class))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_client_that_comes_back_gets_the_points_it_missed_and_the_status() {
        long id = queued();
        String token = Rows.claim(id, "1 hour");
        Rows.save(id, token, 1, 5);
        try (LiveStream stream = LiveStream.open(id, "Last-Event-ID", "2")) {
            Event missed = stream.next();
            assertThat(missed.name()).isEqualTo("progress");
            assertThat(missed.id()).isEqualTo("5");
            assertThat(missed.json().getList("convergence_data.iteration", Integer.class))
                    .containsExactly(3, 4, 5);
            assertThat(missed.json().getList("convergence_data.energy", Double.class))
                    .containsExactly(-1.003, -1.004, -1.005);
            assertThat(stream.next().name()).isEqualTo("status");
        }
        for (String nothingMissed : List.of("5", "7", "of another service", "")) {
            try (LiveStream stream = LiveStream.open(id, "Last-Event-ID", nothingMissed)) {
                assertThat(stream.next().name()).isEqualTo("status");
            }
        }
        Rows.complete(id, token);
        try (LiveStream stream = LiveStream.open(id, "Last-Event-ID", "4")) {
            assertThat(stream.next().json().getList("convergence_data.iteration", Integer.class))
                    .containsExactly(5);
            assertThat(stream.next().id()).isEqualTo("5-end");
            assertThat(stream.ends()).isTrue();
        }
    }

    @Test
    void the_stream_of_a_cancelled_experiment_ends_when_its_worker_has_stopped() {
        long id = queued();
        String token = Rows.claim(id, "1 hour");
        try (LiveStream stream = LiveStream.open(id)) {
            stream.next();
            cancel(id).then().statusCode(200);
            Event cancelled = stream.within(BEFORE_THE_POLL);
            assertThat(cancelled.json().getString("status")).isEqualTo("cancelled");
            assertThat(cancelled.json().getString("stopped_at")).isNull();
            Rows.change(
                    "update experiment set stopped_at = now(), lease_until = null where id = ? and claim = ?::uuid",
                    id,
                    token);
            publish("partial_result", id);
            Event stopped = stream.within(BEFORE_THE_POLL);
            assertThat(stopped.json().getString("stopped_at")).isNotNull();
            assertThat(stopped.id()).isEqualTo("0-end");
            assertThat(stream.ends()).isTrue();
        }
    }

    @Test
    void the_stream_of_a_deleted_experiment_ends() {
        long id = pending();
        try (LiveStream stream = LiveStream.open(id)) {
            stream.next();
            given().delete(EXPERIMENTS + "/" + id).then().statusCode(200);
            assertThat(stream.ends()).isTrue();
        }
    }

    @Test
    void a_stream_that_cannot_go_on_is_broken_off_and_its_place_is_free() {
        long id = queued();
        try (LiveStream stream = LiveStream.open(id)) {
            stream.next();
            Rows.change(
                    "update experiment set configuration = configuration || '{\"max_iterations\": \"no number\"}' where id = ?",
                    id);
            publish("progress", id);
            assertThat(stream.ends()).isTrue();
        } finally {
            Rows.change("delete from experiment where id = ?", id);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> openStreams() == 0);
    }

    @Test
    void the_head_alone_is_answered_and_nothing_stays_open() {
        given().head(EXPERIMENTS + "/" + pending() + "/events")
                .then()
                .statusCode(200)
                .contentType("text/event-stream");
        Awaitility.await().atMost(PATIENCE).until(() -> openStreams() == 0);
    }

    @Test
    void what_cannot_be_followed_is_refused_before_the_stream_begins() {
        for (String path : List.of("/999999999/events", "/999999999/events/", "/none/events")) {
            given().header("Accept", "text/event-stream")
                    .get(EXPERIMENTS + path)
                    .then()
                    .statusCode(404)
                    .contentType("application/json")
                    .body("detail", containsString("not found"));
        }
        given().post(EXPERIMENTS + "/1/events").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void more_streams_than_there_are_places_are_refused_and_a_client_that_leaves_makes_room() {
        long id = pending();
        Awaitility.await().atMost(PATIENCE).until(() -> openStreams() == 0);
        int places = ConfigProvider.getConfig().getValue("groundstate.streams", Integer.class);
        List<LiveStream> all = new ArrayList<>();
        try {
            for (int i = 0; i < places; i++) {
                LiveStream stream = LiveStream.open(id);
                all.add(stream);
                stream.next();
            }
            assertThat(openStreams()).isEqualTo(places);
            given().get(EXPERIMENTS + "/" + id + "/events")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("detail", containsString("Too many event streams"));
        } finally {
            all.forEach(LiveStream::close);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> openStreams() == 0);
        try (LiveStream stream = LiveStream.open(id)) {
            assertThat(stream.next().name()).isEqualTo("status");
        }
    }

    @Test
    void a_page_of_another_origin_may_follow_and_nothing_is_compressed() {
        long id = pending();
        try (LiveStream stream =
                LiveStream.open(id, "Origin", "http://localhost:5173", "Accept-Encoding", "gzip, deflate")) {
            assertThat(stream.response().headers().firstValue("access-control-allow-origin"))
                    .contains("http://localhost:5173");
            assertThat(stream.next().name()).isEqualTo("status");
        }
        given().header("Origin", "http://localhost:5173")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "last-event-id")
                .options(EXPERIMENTS + "/" + id + "/events/")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("http://localhost:5173"));
    }

    @Test
    void whatever_this_replica_decides_is_told_to_the_others() throws Exception {
        try (Connection connection = TestBroker.connect(broker());
                Channel channel = connection.createChannel()) {
            String replica = channel.queueDeclare().getQueue();
            channel.queueBind(replica, Topology.EVENT_EXCHANGE, "experiment.*");
            long id = queued();
            cancel(id).then().statusCode(200);
            for (int change = 0; change < 2; change++) {
                GetResponse told = Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> channel.basicGet(replica, true), message -> message != null);
                assertThat(new String(told.getBody(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"experiment_id\":" + id + ",\"kind\":\"status\"}");
                assertThat(told.getEnvelope().getRoutingKey()).isEqualTo("experiment." + id);
                assertThat(told.getProps().getExpiration()).isEqualTo("10000");
            }
        }
    }
}
