package dev.groundstate.worker.messaging;

import dev.groundstate.model.message.ExperimentChanged.Kind;
import dev.groundstate.worker.run.Claim;
import dev.groundstate.worker.run.ExperimentStore;
import dev.groundstate.worker.run.Holding;
import dev.groundstate.worker.run.Progress;
import dev.groundstate.worker.run.Transition;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Says of every write that touched its row that the row changed, so that nobody who watches waits for his next look. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class AnnouncingStore implements ExperimentStore {

    private final ExperimentStore rows;
    private final ChangePublisher changes;

    /** Announces what {@code rows} writes. */
    public AnnouncingStore(@Delegate ExperimentStore rows, ChangePublisher changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @Override
    public Optional<Claim> claim(long experimentId, UUID token) {
        Optional<Claim> won = rows.claim(experimentId, token);
        if (won.isPresent()) {
            changes.changed(experimentId, Kind.STATUS);
        }
        return won;
    }

    @Override
    public void release(long experimentId, UUID token) {
        rows.release(experimentId, token);
        changes.changed(experimentId, Kind.STATUS);
    }

    @Override
    public boolean write(Claim claim, int position, Progress progress, Transition transition) {
        boolean written = rows.write(claim, position, progress, transition);
        if (written) {
            changes.changed(claim.experimentId(), transition instanceof Transition.Hold ? Kind.PROGRESS : Kind.STATUS);
        }
        return written;
    }

    @Override
    public Optional<Duration> closeTail(Claim claim, int position, Progress progress) {
        Optional<Duration> latency = rows.closeTail(claim, position, progress);
        if (latency.isPresent()) {
            changes.changed(claim.experimentId(), Kind.PARTIAL_RESULT);
        }
        return latency;
    }

    @Override
    public Holding look(Claim claim) {
        return rows.look(claim);
    }
}
