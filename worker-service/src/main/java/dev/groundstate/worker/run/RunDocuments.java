package dev.groundstate.worker.run;

import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Has the documents of a run's last iteration, such as its circuit, written while it computes and when it is stopped, lest they
 * be lost with its end.
 *
 * <p>While it computes, first when it has lasted {@link #FIRST} and then each time that it has lasted twice as long: what it
 * costs, {@link #MOST} at the very most, stays small beside the run. When it is stopped, in {@link #AT_THE_END}:
 * what takes longer, or took longer before, stays as it was written before. For the saving thread alone.
 */
final class RunDocuments {

    /** Before that most runs have ended with documents of their own. */
    static final Duration FIRST = Duration.ofSeconds(1);

    /** What is not written by then is given up: nothing is saved meanwhile. */
    static final Duration MOST = Duration.ofSeconds(1);

    /** What a cancel may wait: the writing of some thirty thousand gates. */
    static final Duration AT_THE_END = Duration.ofMillis(25);

    private static final Logger LOG = Logger.getLogger(RunDocuments.class);

    private final RunProgress progress;
    private final long experimentId;
    private final LongSupplier nanoTime;
    private final long patienceNanos;
    private final long startedAt;
    private long nextAfter = FIRST.toNanos();
    private long lastNanos;
    private boolean broken;

    /** Starts with the run; a lease is to be renewed as often as {@code settings} say. */
    RunDocuments(Claim claim, RunProgress progress, RunSettings settings, LongSupplier nanoTime) {
        this.progress = progress;
        this.experimentId = claim.experimentId();
        this.nanoTime = nanoTime;
        this.patienceNanos = Math.min(MOST.toNanos(), settings.heartbeat().toNanos());
        this.startedAt = nanoTime.getAsLong();
    }

    /** Writes them if it is time to; gives up when there is anything else to do for the run, or its lease is to be renewed. */
    void writeIfDue() {
        long now = nanoTime.getAsLong();
        if (now - startedAt >= nextAfter && progress.hasDocuments()) {
            write(() -> progress.isUrgent() || nanoTime.getAsLong() - now > patienceNanos);
            lastNanos = nanoTime.getAsLong() - now;
            nextAfter = 2 * (now + lastNanos - startedAt);
        }
    }

    /** Writes them for a run that was stopped. */
    void writeAtTheEnd() {
        long now = nanoTime.getAsLong();
        if (progress.hasDocuments() && lastNanos <= AT_THE_END.toNanos()) {
            write(() -> nanoTime.getAsLong() - now > AT_THE_END.toNanos());
        }
    }

    private void write(BooleanSupplier enough) {
        if (broken) {
            return;
        }
        try {
            progress.writeDocuments(new RunControl() {
                @Override
                public void check() {
                    if (enough.getAsBoolean()) {
                        throw new RunStoppedException();
                    }
                }

                @Override
                public void enter(Phase phase) {}
            });
        } catch (RunStoppedException stopped) {
            LOG.debugf("experimentId=%d: its documents take too long now", experimentId);
        } catch (RuntimeException | OutOfMemoryError failed) {
            broken = true;
            LOG.errorf(failed, "experimentId=%d: its documents cannot be written while it computes", experimentId);
        }
    }
}
