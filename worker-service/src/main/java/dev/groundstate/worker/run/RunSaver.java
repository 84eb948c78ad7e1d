package dev.groundstate.worker.run;

import dev.groundstate.model.experiment.ExperimentStatus;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Writes one run's progress under its claim, and stops the run when the row says that the claim is over.
 *
 * <p>Used by one thread, not the one that computes.
 */
final class RunSaver {

    /** What a write came to. */
    private enum Outcome {
        /** Written; the row is held, or as its last transition made it. */
        WRITTEN,
        /** Nothing is known, or nothing was written although the row is held: to be tried again. */
        UNKNOWN,
        /** The row is cancelled under this claim. */
        CANCELLED,
        /** The row is not this claim's. */
        LOST
    }

    private static final Logger LOG = Logger.getLogger(RunSaver.class);

    private final ExperimentStore store;
    private final Claim claim;
    private final RunProgress progress;
    private final RunSettings settings;
    private final RunMetrics metrics;
    private final LongSupplier nanoTime;

    private int position;
    /** Positions that writes of unknown outcome may have reached, or may still reach. */
    private final TreeSet<Integer> possible = new TreeSet<>();

    RunSaver(
            ExperimentStore store,
            Claim claim,
            RunProgress progress,
            RunSettings settings,
            RunMetrics metrics,
            LongSupplier nanoTime) {
        this.store = store;
        this.claim = claim;
        this.progress = progress;
        this.settings = settings;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.position = claim.savedIterations();
    }

    /** Saves (P1, P2) until the computation has ended or is asked to stop, and has documents written between saves. */
    void saveWhileComputing(RunDocuments documents) throws InterruptedException {
        Duration interval = settings.saveInterval();
        while (!progress.awaitWork(interval, settings.heartbeat()) && progress.stopReason() == null) {
            metrics.leaseMargin(progress.leaseMargin());
            switch (write(new Transition.Hold())) {
                case WRITTEN -> {
                    interval = settings.saveInterval();
                    documents.writeIfDue();
                }
                case UNKNOWN -> {
                    interval = settings.retryInterval();
                    progress.unsettled();
                }
                case CANCELLED -> progress.stop(StopReason.CANCELLED);
                case LOST -> progress.stop(StopReason.LOST);
            }
        }
    }

    /**
     * Makes the last transition, asking until the database answers.
     *
     * @param givenUp whether not to ask again: the worker's own end is due
     * @return whether it was made; otherwise somebody else decided, and a cancelled run's tail was closed
     */
    boolean finish(Transition last, BooleanSupplier givenUp) throws InterruptedException {
        while (true) {
            switch (write(last)) {
                case WRITTEN -> {
                    return true;
                }
                case CANCELLED -> {
                    closeTail(givenUp);
                    return false;
                }
                case LOST -> {
                    return false;
                }
                case UNKNOWN -> {
                    if (givenUp.getAsBoolean()) {
                        return false;
                    }
                    progress.awaitPause(settings.retryInterval());
                }
            }
        }
    }

    /** Ends a run of which a write is refused for good: computing it again would end the same way. */
    void abandon(IllegalStateException refused) {
        LOG.errorf(refused, "experimentId=%d: a write was refused", claim.experimentId());
        Progress nothing = new Progress(List.of(), null, null, null, null, List.of());
        Transition fail = new Transition.Fail("Internal error; the result could not be stored.");
        if (!store.write(claim, position, nothing, fail)) {
            metrics.fencedWrite();
        }
    }

    /** C4: appends what was not saved yet to a cancelled experiment, asking until the database answers. */
    void closeTail(BooleanSupplier givenUp) throws InterruptedException {
        do {
            try {
                store.closeTail(claim, position, progress.snapshot())
                        .ifPresentOrElse(metrics::cancelLatency, metrics::fencedWrite);
                return;
            } catch (StoreUnavailableException away) {
                LOG.debugf(away, "experimentId=%d: the tail waits for the database", claim.experimentId());
                progress.awaitPause(settings.retryInterval());
            }
        } while (!givenUp.getAsBoolean());
    }

    private Outcome write(Transition transition) {
        Progress unsaved = progress.snapshot();
        long askedAt = nanoTime.getAsLong();
        int target = position + unsaved.iterations().size();
        try {
            if (store.write(claim, position, unsaved, transition)) {
                metrics.saved(Duration.ofNanos(nanoTime.getAsLong() - askedAt));
                advance(target);
                progress.attached(unsaved.attachments());
                possible.clear();
                progress.renewed(askedAt);
                return Outcome.WRITTEN;
            }
            metrics.fencedWrite();
            // E3, unless a write of unknown outcome was this run's own.
            return judge(store.look(claim), transition.status());
        } catch (StoreUnavailableException away) {
            possible.add(target);
            LOG.debugf(away, "experimentId=%d: a save waits for the database", claim.experimentId());
            return Outcome.UNKNOWN;
        }
    }

    /**
     * Tells an own earlier write, whose answer was lost, from the loss of the claim.
     *
     * <p>E2's look-up of an unknown outcome: a repeated write carries the old position, so it touches no row when the earlier
     * one had succeeded, and the row then shows the own claim at a position that write was to reach.
     */
    private Outcome judge(Holding row, ExperimentStatus wanted) {
        boolean reached = row.savedIterations() == position || possible.contains(row.savedIterations());
        if (!row.own() || !reached) {
            return Outcome.LOST;
        }
        boolean held = row.status() == ExperimentStatus.RUNNING;
        if (held && possible.isEmpty()) {
            // Own, in place, and yet refused: no history allows it; whoever is in doubt writes nothing.
            return Outcome.LOST;
        }
        advance(row.savedIterations());
        if (held) {
            return Outcome.UNKNOWN;
        }
        if (row.status() == ExperimentStatus.CANCELLED) {
            return Outcome.CANCELLED;
        }
        return row.status() == wanted ? Outcome.WRITTEN : Outcome.LOST;
    }

    private void advance(int to) {
        progress.saved(to - position);
        position = to;
        possible.headSet(to, true).clear();
    }
}
