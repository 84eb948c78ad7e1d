package dev.groundstate.worker.run;

import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.DocumentWriter;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.worker.config.WorkerConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes a claimed experiment from its first iteration to exactly one last write, in every branch. */
@Singleton
public class ExperimentRunner {

    private static final Logger LOG = Logger.getLogger(ExperimentRunner.class);

    private final ExperimentStore store;
    private final Computation computation;
    private final RunSettings settings;
    private final RunMetrics metrics;
    private final LongSupplier nanoTime;
    private final Map<Long, RunProgress> running = new ConcurrentHashMap<>();
    private final Object ended = new Object();

    private volatile boolean stopping;
    private volatile long stoppingSince;

    /** Runs with the configured times. */
    @Inject
    public ExperimentRunner(ExperimentStore store, Computation computation, WorkerConfig config, RunMetrics metrics) {
        this(store, computation, RunSettings.of(config), metrics, System::nanoTime);
    }

    /** Runs over the given store; {@code nanoTime} is a monotonic clock. */
    ExperimentRunner(
            ExperimentStore store,
            Computation computation,
            RunSettings settings,
            RunMetrics metrics,
            LongSupplier nanoTime) {
        this.store = store;
        this.computation = computation;
        this.settings = settings;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    /**
     * Computes and saves until the experiment is over for this worker; the calling thread saves, a thread of its own computes.
     *
     * @param claimedAt reading of the clock before the claim was asked for
     */
    public void run(Claim claim, long claimedAt) throws InterruptedException {
        RunProgress progress = new RunProgress(claim, settings, nanoTime, claimedAt);
        RunSaver saver = new RunSaver(store, claim, progress, settings, metrics, nanoTime);
        RunDocuments documents = new RunDocuments(claim, progress, settings, nanoTime);
        running.put(claim.experimentId(), progress);
        if (stopping) {
            progress.stop(StopReason.SHUTDOWN);
        }
        LOG.infof(
                "experimentId=%d epoch=%d: running from iteration %d",
                claim.experimentId(), claim.epoch(), claim.savedIterations());
        try {
            ComputingThread computing = new ComputingThread(claim, progress);
            computing.start();
            saver.saveWhileComputing(documents);
            while (!progress.awaitEnd(settings.heartbeat())) {
                LOG.warnf(
                        "experimentId=%d epoch=%d: asked to stop and still computing",
                        claim.experimentId(), claim.epoch());
            }
            conclude(claim, progress, documents, saver, computing.outcome());
        } catch (IllegalStateException refused) {
            saver.abandon(refused);
        } finally {
            progress.stop(StopReason.LOST);
            running.remove(claim.experimentId(), progress);
            synchronized (ended) {
                ended.notifyAll();
            }
        }
    }

    private void conclude(
            Claim claim, RunProgress progress, RunDocuments documents, RunSaver saver, @Nullable Transition outcome)
            throws InterruptedException {
        StopReason reason = progress.stopReason();
        if (outcome != null && (reason == null || reason == StopReason.SHUTDOWN)) {
            boolean written = saver.finish(outcome, this::graceIsOver);
            log(claim, written ? outcome.status().wireName() : "taken away at its end");
            return;
        }
        if (reason == null) {
            throw new IllegalStateException("a computation stopped without being asked to");
        }
        if (reason != StopReason.LOST) {
            documents.writeAtTheEnd();
        }
        switch (reason) {
            case LOST -> log(claim, "lost; nothing more is written");
            case CANCELLED -> {
                saver.closeTail(this::graceIsOver);
                log(claim, "cancelled");
            }
            case TIME_LIMIT -> {
                String message = "Stopped at its time limit of "
                        + claim.configuration().maxSeconds() + " seconds; what was computed is kept";
                boolean stopped = saver.finish(new Transition.StopAtTimeLimit(message), this::graceIsOver);
                log(claim, stopped ? "stopped at its time limit" : "taken away at its time limit");
            }
            case SHUTDOWN -> {
                boolean givenBack = saver.finish(new Transition.GiveBack(), this::graceIsOver);
                log(claim, givenBack ? "given back" : "not given back; it is taken over when its lease runs out");
            }
        }
    }

    private static void log(Claim claim, String what) {
        LOG.infof("experimentId=%d epoch=%d: %s", claim.experimentId(), claim.epoch(), what);
    }

    private boolean graceIsOver() {
        return stopping
                && nanoTime.getAsLong() - stoppingSince > settings.stopGrace().toNanos();
    }

    /** C2: looks at the row of an experiment, if it is held here. */
    public void look(long experimentId) {
        RunProgress progress = running.get(experimentId);
        if (progress != null) {
            progress.nudge();
        }
    }

    /** Returns the experiments held now. */
    public Collection<Long> held() {
        return List.copyOf(running.keySet());
    }

    /** Waits until none is held, for a time at most, and returns whether none is. */
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        long end = nanoTime.getAsLong() + limit.toNanos();
        synchronized (ended) {
            long left = limit.toMillis();
            while (!running.isEmpty() && left > 0) {
                ended.wait(left);
                left = Duration.ofNanos(end - nanoTime.getAsLong()).toMillis();
            }
        }
        return running.isEmpty();
    }

    /** R3: asks every run to stop and to give its row back. */
    public void stop() {
        stoppingSince = nanoTime.getAsLong();
        stopping = true;
        running.values().forEach(progress -> progress.stop(StopReason.SHUTDOWN));
    }

    /** Computes one claim; its outcome is the last transition, or null when it was stopped. */
    private final class ComputingThread extends Thread {

        private final Claim claim;
        private final RunProgress progress;
        private volatile @Nullable Transition outcome;

        ComputingThread(Claim claim, RunProgress progress) {
            super("compute-" + claim.experimentId());
            this.claim = claim;
            this.progress = progress;
            setDaemon(true);
        }

        @Nullable
        Transition outcome() {
            return outcome;
        }

        @Override
        public void run() {
            try {
                outcome = computation.compute(claim, control(), counted());
            } catch (RunStoppedException stopped) {
                // The reason stands in the progress.
            } catch (OutOfMemoryError tooLarge) {
                LOG.errorf(tooLarge, "experimentId=%d: out of memory", claim.experimentId());
                outcome = new Transition.Fail(
                        "The worker ran out of memory; choose a smaller active space or basis set.");
            } catch (RuntimeException | Error broken) {
                LOG.errorf(broken, "experimentId=%d epoch=%d: broken", claim.experimentId(), claim.epoch());
                outcome = new Transition.Fail("Internal error; the operator finds its cause in the worker's log.");
            } finally {
                progress.end();
            }
        }

        private IterationListener counted() {
            return new IterationListener() {
                @Override
                public void iteration(Iteration iteration, Supplier<byte[]> checkpoint) {
                    metrics.iterated();
                    progress.iteration(iteration, checkpoint);
                }

                @Override
                public void hartreeFock(double totalEnergy) {
                    progress.hartreeFock(totalEnergy);
                }

                @Override
                public void documents(DocumentWriter documents) {
                    progress.documents(documents);
                }

                @Override
                public void attach(List<Attachment> attachments) {
                    progress.attach(attachments);
                }
            };
        }

        private RunControl control() {
            Integer maxSeconds = claim.configuration().maxSeconds();
            if (maxSeconds == null) {
                return progress;
            }
            long end = nanoTime.getAsLong()
                    + Duration.ofSeconds(maxSeconds).minus(claim.elapsed()).toNanos();
            return new TimeLimitedControl(progress, end, nanoTime);
        }
    }
}
