package dev.groundstate.worker.run;

import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.worker.run.RunMetrics.ClaimResult;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Room for one experiment: pulls a hint, claims, runs, and pulls the next. */
public final class Slot extends Thread {

    private static final Logger LOG = Logger.getLogger(Slot.class);

    /** Longest time between two turns of an idle slot's loop: what liveness relies on. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final RunHints hints;
    private final ExperimentStore store;
    private final ExperimentRunner runner;
    private final RunSettings settings;
    private final RunMetrics metrics;
    private final BooleanSupplier mayClaim;
    private final LongSupplier nanoTime;

    private volatile boolean stopping;
    private volatile boolean busy;
    private volatile long tickedAt;

    // Of the slot's own thread.
    private @Nullable Claim claim;
    private long claimedAt;
    private @Nullable Uncertain uncertain;

    /**
     * A slot that is yet to be started.
     *
     * @param mayClaim whether the database has the schema this worker needs
     */
    public Slot(
            int number,
            RunHints hints,
            ExperimentStore store,
            ExperimentRunner runner,
            RunSettings settings,
            RunMetrics metrics,
            BooleanSupplier mayClaim,
            LongSupplier nanoTime) {
        super("slot-" + number);
        this.hints = hints;
        this.store = store;
        this.runner = runner;
        this.settings = settings;
        this.metrics = metrics;
        this.mayClaim = mayClaim;
        this.nanoTime = nanoTime;
        this.tickedAt = nanoTime.getAsLong();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                turn();
            }
        } finally {
            hints.close();
        }
    }

    private void turn() {
        tickedAt = nanoTime.getAsLong();
        try {
            if (!mayClaim.getAsBoolean()) {
                sleep(settings.retryInterval());
                return;
            }
            releaseUncertain();
            Claim taken = hints.awaitTaken(this::take, TICK) ? claim : null;
            if (taken != null) {
                runner.run(taken, claimedAt);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("interrupted");
        } catch (StoreUnavailableException away) {
            LOG.warnf("%s; no experiment is claimed until it does", away.getMessage());
            awaitRetry();
        } catch (RunStoppedException stopped) {
            LOG.debug("stopped while a hint was decided");
        } catch (RuntimeException | Error broken) {
            LOG.error("a slot failed and goes on", broken);
            awaitRetry();
        } finally {
            busy = false;
            claim = null;
        }
    }

    /** E1: the hint is decided by one conditional update. */
    private boolean take(long experimentId) {
        synchronized (this) {
            if (stopping) {
                throw new RunStoppedException();
            }
            // From here on nobody interrupts: the claim is decided, and what was won is run or given back.
            busy = true;
        }
        UUID token = UUID.randomUUID();
        claimedAt = nanoTime.getAsLong();
        Optional<Claim> won;
        try {
            won = store.claim(experimentId, token);
        } catch (StoreUnavailableException unknown) {
            uncertain = new Uncertain(experimentId, token);
            throw unknown;
        }
        metrics.claimed(won.isPresent() ? ClaimResult.WON : ClaimResult.REFUSED);
        claim = won.orElse(null);
        busy = won.isPresent();
        return won.isPresent();
    }

    /** A claim whose answer was lost may have been won: it is given back before another is asked for. */
    private void releaseUncertain() {
        Uncertain asked = uncertain;
        if (asked != null) {
            store.release(asked.experimentId(), asked.token());
            uncertain = null;
        }
    }

    private record Uncertain(long experimentId, UUID token) {}

    private void awaitRetry() {
        try {
            sleep(settings.retryInterval());
        } catch (InterruptedException stopped) {
            LOG.debug("interrupted");
        }
    }

    /** R3: takes nothing more; a running experiment is stopped through its runner. */
    public synchronized void stopClaiming() {
        stopping = true;
        if (!busy) {
            interrupt();
        }
    }

    /** Returns whether the slot holds an experiment. */
    public boolean isBusy() {
        return busy;
    }

    /** Returns whether a queued experiment would be taken at once. */
    public boolean isConsuming() {
        return hints.isConsuming();
    }

    /** Returns the reading of the clock at the loop's last turn. */
    public long tickedAt() {
        return tickedAt;
    }
}
