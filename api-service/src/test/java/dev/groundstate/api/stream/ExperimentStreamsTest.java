package dev.groundstate.api.stream;

import static dev.groundstate.api.stream.RowsInMemory.row;
import static dev.groundstate.api.stream.RowsInMemory.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.error.RefusedException;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.message.ExperimentChanged;
import dev.groundstate.model.message.ExperimentChanged.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ExperimentStreamsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RowsInMemory rows = new RowsInMemory();
    private final ChangeFeed feed = new ChangeFeed();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExperimentStreams streams = new ExperimentStreams(
            rows,
            feed,
            new SmallRyeConfigBuilder()
                    .withConverter(Duration.class, 100, new DurationConverter())
                    .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                    .withMapping(GroundstateConfiguration.class)
                    .withDefaultValue("groundstate.streams", "2")
                    .withDefaultValue("groundstate.stream-poll", "1h")
                    .build()
                    .getConfigMapping(GroundstateConfiguration.class),
            meters);

    private AssertSubscriber<StreamEvent> follow(long requests) {
        return streams.follow(running(0), Optional.empty())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(requests));
    }

    private double open() {
        return meters.get("groundstate_event_streams").gauge().value();
    }

    @Test
    void however_often_a_change_is_announced_the_row_is_read_a_few_times_a_second() {
        rows.become(running(0));
        AssertSubscriber<StreamEvent> stream = follow(Long.MAX_VALUE);
        long begin = System.nanoTime();
        for (int saved = 1; rows.reads() < 4; saved++) {
            rows.become(running(saved));
            feed.changed(new ExperimentChanged(7, Kind.PROGRESS));
            Thread.onSpinWait();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(ExperimentStreams.REST.multipliedBy(4).minusMillis(20));
        stream.cancel();
    }

    @Test
    void a_client_that_does_not_read_costs_no_reads() {
        rows.become(running(0));
        AssertSubscriber<StreamEvent> stream = follow(1);
        stream.awaitItems(1);
        rows.become(running(1));
        feed.changed(new ExperimentChanged(7, Kind.PROGRESS));
        rows.become(running(2));
        stream.request(1).awaitItems(2, PATIENCE);
        assertThat(((StreamEvent.Advance) stream.getItems().getLast()).points()).hasSize(2);
        assertThat(rows.reads()).isLessThanOrEqualTo(2);
        stream.cancel();
    }

    @Test
    void more_than_there_are_places_are_refused_until_one_leaves_or_ends() {
        AssertSubscriber<StreamEvent> one = follow(1);
        AssertSubscriber<StreamEvent> other = follow(Long.MAX_VALUE);
        assertThat(open()).isEqualTo(2);
        follow(1).assertFailedWith(RefusedException.class, "Too many event streams");
        one.cancel();
        assertThat(open()).isEqualTo(1);
        rows.become(row(ExperimentStatus.COMPLETED, 0, null));
        feed.changed(new ExperimentChanged(7, Kind.STATUS));
        other.awaitCompletion(PATIENCE);
        Awaitility.await().atMost(PATIENCE).until(() -> open() == 0);
        assertThat(feed.isEmpty()).isTrue();
    }

    @Test
    void a_client_that_knows_the_end_is_told_nothing() {
        var completed = row(ExperimentStatus.COMPLETED, 3, null);
        streams.follow(completed, StreamPosition.parse("3-end"))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .assertCompleted()
                .assertHasNotReceivedAnyItem();
        assertThat(open()).isZero();
        streams.follow(completed, StreamPosition.parse("2-end"))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(9))
                .awaitCompletion()
                .assertItems(
                        new StreamEvent.Advance(
                                completed, rows.points(7, 2, 3, 9).await().indefinitely()),
                        new StreamEvent.Status(completed, true));
    }
}
