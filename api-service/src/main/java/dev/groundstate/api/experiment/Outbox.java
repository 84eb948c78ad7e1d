package dev.groundstate.api.experiment;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Hints that were decided in a transaction and that the broker has not confirmed yet. */
public interface Outbox {

    /**
     * A hint that this replica may send until its claim runs out.
     *
     * @param id of the outbox row, and of the message
     */
    record Entry(long id, long experimentId) {}

    /** Claims up to {@code most} of the oldest hints of a kind that no other replica holds (R2). */
    Uni<List<Entry>> claim(HintKind kind, int most, Duration claimTime);

    /** Forgets what the broker confirmed (R2). */
    Uni<Void> confirmed(Collection<Long> ids);

    /** Gives back what could not be sent; it may be claimed again after {@code delay}. */
    Uni<Void> postpone(Collection<Long> ids, Duration delay);
}
