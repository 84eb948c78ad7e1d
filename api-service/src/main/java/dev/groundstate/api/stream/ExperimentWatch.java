package dev.groundstate.api.stream;

import dev.groundstate.api.error.DatabaseUnavailableException;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.ExperimentStore;
import dev.groundstate.api.experiment.Progress;
import dev.groundstate.model.experiment.ExperimentStatus;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one client has been told of an experiment, and so what there is to tell. Used by one turn at a time.
 *
 * <p>A turn that finds points tells them first and the status after them, so that the event after which a client leaves
 * is the last one.
 */
final class ExperimentWatch {
    /** Points in one event; only a client that comes back after long misses more. */
    static final int MOST_POINTS = 1000;

    /** A worker that lives closes the tail of a cancelled run within seconds; of one that is lost nothing more comes. */
    static final Duration LONGEST_TAIL = Duration.ofSeconds(30);

    private final ExperimentStore store;
    private final Duration longestSilence;
    private final LongSupplier nanoTime;

    private @Nullable Progress told;
    private int iteration;
    private long toldAt;
    private long cancelledSeenAt;

    /**
     * What a turn led to.
     *
     * @param over whether nothing will follow
     */
    record Turn(List<StreamEvent> events, boolean over) {}

    /**
     * Watches for a client that has the points up to {@code iteration}.
     *
     * @param longestSilence after which a silence is told
     * @param nanoTime a monotonic clock
     */
    ExperimentWatch(ExperimentStore store, int iteration, Duration longestSilence, LongSupplier nanoTime) {
        this.store = store;
        this.iteration = iteration;
        this.longestSilence = longestSilence;
        this.nanoTime = nanoTime;
    }

    /** Returns whether anything has been told yet. */
    boolean hasBegun() {
        return told != null;
    }

    /** Looks at the row. While the database is away nothing is known and nothing told. */
    Uni<Turn> look(long id) {
        return store.progress(id)
                .chain(found ->
                        found.isPresent() ? tell(found.get()) : Uni.createFrom().item(new Turn(List.of(), true)))
                .onFailure(DatabaseUnavailableException.class)
                .recoverWithItem(() -> new Turn(silence(), false));
    }

    /** Tells what is new in the row as it was read. */
    Uni<Turn> tell(Progress now) {
        if (now.equals(told)) {
            return Uni.createFrom().item(new Turn(silence(), isOver(now)));
        }
        return store.points(now.id(), iteration, now.savedIterations(), MOST_POINTS)
                .map(points -> new Turn(news(now, points), isOver(now)));
    }

    private List<StreamEvent> news(Progress now, List<ConvergencePoint> points) {
        List<StreamEvent> events = new ArrayList<>(2);
        if (!points.isEmpty()) {
            events.add(new StreamEvent.Advance(now, points));
        }
        if (points.isEmpty() || isElsewhere(now)) {
            events.add(new StreamEvent.Status(now, isEnd(now)));
        }
        if (told == null || told.status() != now.status()) {
            cancelledSeenAt = nanoTime.getAsLong();
        }
        told = now;
        iteration = now.savedIterations();
        toldAt = nanoTime.getAsLong();
        return events;
    }

    private List<StreamEvent> silence() {
        if (nanoTime.getAsLong() - toldAt < longestSilence.toNanos()) {
            return List.of();
        }
        toldAt = nanoTime.getAsLong();
        return List.of(new StreamEvent.Silence());
    }

    private boolean isElsewhere(Progress now) {
        return told == null
                || told.status() != now.status()
                || !Objects.equals(told.subStatus(), now.subStatus())
                || !Objects.equals(told.stoppedAt(), now.stoppedAt());
    }

    private boolean isOver(Progress now) {
        return isEnd(now)
                || (now.status() == ExperimentStatus.CANCELLED
                        && nanoTime.getAsLong() - cancelledSeenAt > LONGEST_TAIL.toNanos());
    }

    /** Returns whether nothing more will be written: the status is final, and a cancelled one's tail is closed. */
    static boolean isEnd(Progress now) {
        return now.status().isFinal() && (now.status() != ExperimentStatus.CANCELLED || now.stoppedAt() != null);
    }
}
