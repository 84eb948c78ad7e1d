package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.local.testing.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real runs followed live. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveStreamIT {
    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start("events", 1, 1);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void theBrokerIsBack() {
        TestBroker.instance().start();
    }

    /** Adds the iterations of an event and returns its status. */
    private static String take(JsonNode event, List<Integer> iterations) {
        event.path("convergence_data")
                .forEach(point -> iterations.add(point.path("iteration").asInt()));
        return event.path("status").asText();
    }

    private static void awaitIterations(Iterator<JsonNode> events, List<Integer> iterations, int count) {
        while (iterations.size() < count) {
            assertThat(take(events.next(), iterations)).isIn("queued", "running");
        }
    }

    @Test
    void a_run_is_followed_from_the_queue_to_its_result_with_every_point_once() {
        long id = stack.api().create(Request.water());
        List<Integer> iterations = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        JsonNode last = stack.api()
                .events(id)
                .peek(event -> statuses.add(take(event, iterations)))
                .reduce((before, after) -> after)
                .orElseThrow();
        assertThat(last).isEqualTo(stack.api().status(id));
        assertThat(statuses.getLast()).isEqualTo("completed");
        int first = last.path("current_iteration").asInt() - iterations.size() + 1;
        assertThat(iterations)
                .isEqualTo(IntStream.rangeClosed(
                                first, last.path("current_iteration").asInt())
                        .boxed()
                        .toList());
    }

    @Test
    void an_api_that_is_told_to_stop_ends_its_streams_and_is_gone_in_a_moment() {
        long id = stack.api().create(Request.tornNitrogen(14));
        Iterator<JsonNode> events = stack.api().events(id).iterator();
        events.next();
        long asked = System.nanoTime();
        stack.apiProcess().terminate();
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> !stack.apiProcess().isAlive());
        Duration stopped = Duration.ofNanos(System.nanoTime() - asked);
        stack.apiProcess().start();
        stack.apiProcess().awaitReady();
        stack.api().cancel(id).expect(200);
        System.out.printf("API stopped with an open stream in %d ms%n", stopped.toMillis());
        assertThat(stopped).isLessThan(Duration.ofMillis(4500));
    }

    @Test
    void a_stream_goes_on_while_the_broker_is_away_and_tells_of_a_cancel_and_of_the_closed_tail() {
        long id = stack.api().create(Request.tornNitrogen(14));
        List<Integer> iterations = new ArrayList<>();
        Iterator<JsonNode> events = stack.api().events(id).iterator();
        awaitIterations(events, iterations, 2);
        long asked = System.nanoTime();
        int whileHeard = iterations.size();
        TestBroker.instance().stop();
        awaitIterations(events, iterations, whileHeard + 3);
        long goneOn = System.nanoTime();
        TestBroker.instance().start();
        awaitIterations(events, iterations, iterations.size() + 1);
        stack.api().cancel(id).expect(200);
        JsonNode last = events.next();
        while (events.hasNext()) {
            take(last, iterations);
            last = events.next();
        }
        assertThat(last.path("status").asText()).isEqualTo("cancelled");
        assertThat(last.path("stopped_at").asText()).isNotEmpty();
        assertThat(iterations)
                .isEqualTo(
                        IntStream.rangeClosed(1, last.path("current_iteration").asInt())
                                .boxed()
                                .toList());
        System.out.printf(
                "Broker away: three iterations told within %d ms; %d iterations told in all%n",
                Duration.ofNanos(goneOn - asked).toMillis(), iterations.size());
    }
}
