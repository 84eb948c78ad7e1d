package dev.groundstate.api.stream;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import dev.groundstate.api.experiment.ExperimentStore;
import dev.groundstate.api.experiment.Progress;
import dev.groundstate.api.stream.ExperimentWatch.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The streams that are open at this replica. A stream looks at its row when a change is announced, a few times a second
 * at most, and now and then unasked: an announcement may be lost and the broker away.
 */
@ApplicationScoped
public class ExperimentStreams {
    /** However fast changes are announced, a stream rests this long between two looks. */
    static final Duration REST = Duration.ofMillis(200);

    /** A client hears something at least this often. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ExperimentStore store;
    private final ChangeFeed feed;
    private final Duration poll;
    private final Semaphore places;
    private volatile boolean stopping;

    ExperimentStreams(
            ExperimentStore store, ChangeFeed feed, GroundstateConfiguration configuration, MeterRegistry meters) {
        int most = configuration.streams();
        this.store = store;
        this.feed = feed;
        this.poll = configuration.streamPoll();
        this.places = new Semaphore(most);
        meters.gauge("groundstate_event_streams", places, free -> most - free.availablePermits());
    }

    /**
     * Follows an experiment to its end. Refused when too many are followed; empty when there is nothing to tell and
     * nothing to come. The next event is made when the one before was taken, from the row as it is then.
     *
     * @param now the row as it was just read
     * @param known what a client that comes back was told
     */
    public Multi<StreamEvent> follow(Progress now, Optional<StreamPosition> known) {
        int iteration = known.map(StreamPosition::iteration).orElse(now.savedIterations());
        if (known.filter(StreamPosition::end).isPresent()
                && ExperimentWatch.isEnd(now)
                && iteration == now.savedIterations()) {
            return Multi.createFrom().empty();
        }
        return Multi.createFrom()
                .resource(() -> enter(now.id()), listener -> turns(now, iteration, listener))
                .withFinalizer(this::leave)
                .onItem()
                .transformToIterable(Turn::events);
    }

    /** Ends every stream, lest the service waits for them in vain; their clients come back to another replica. */
    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        stopping = true;
        feed.wakeAll();
    }

    private ChangeFeed.Listener enter(long id) {
        if (!places.tryAcquire()) {
            throw new RefusedException(
                    Reason.BUSY, "Too many event streams are open; poll the status, or try again in a few seconds.");
        }
        return feed.listen(id);
    }

    private void leave(ChangeFeed.Listener listener) {
        feed.forget(listener);
        places.release();
    }

    private Multi<Turn> turns(Progress now, int iteration, ChangeFeed.Listener listener) {
        ExperimentWatch watch = new ExperimentWatch(store, iteration, HEARTBEAT.minus(poll), System::nanoTime);
        Uni<Turn> next = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(REST)
                .chain(() -> listener.next(poll))
                .chain(changed -> watch.look(now.id()));
        return Multi.createBy()
                .repeating()
                .uni(() -> watch.hasBegun() ? next : watch.tell(now))
                .whilst(turn -> !turn.over() && !stopping);
    }
}
