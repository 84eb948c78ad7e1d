package dev.groundstate.worker.setup;

import dev.groundstate.engine.calculation.KernelWarmUp;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.worker.config.WorkerConfig;
import dev.groundstate.worker.run.ExperimentRunner;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has the engine compiled while the worker has nothing else to do.
 *
 * <p>On a thread of its own, which stands still from the next check on while any experiment is held. A failure is logged and
 * costs nothing but the warmth.
 */
@ApplicationScoped
public class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final Duration limit;
    private final Idleness idleness;
    private final LongSupplier nanoTime;
    private final Consumer<RunControl> work;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile boolean done;

    /** Warms up for as long as configured. */
    @Inject
    public WarmUp(WorkerConfig config, ExperimentRunner runner) {
        this(config.worker().warmUp(), runner::awaitIdle, System::nanoTime, KernelWarmUp::run);
    }

    /** Waits for the worker to have nothing else to do, for a time at most, and returns whether it has nothing. */
    @FunctionalInterface
    interface Idleness {
        boolean await(Duration limit) throws InterruptedException;
    }

    WarmUp(Duration limit, Idleness idleness, LongSupplier nanoTime, Consumer<RunControl> work) {
        this.limit = limit;
        this.idleness = idleness;
        this.nanoTime = nanoTime;
        this.work = work;
    }

    void start(@Observes StartupEvent started) {
        if (limit.isPositive()) {
            Thread working = new Thread(this::run, "warm-up");
            working.setDaemon(true);
            thread = working;
            working.start();
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        stopping = true;
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    /** Returns whether all of it was done. */
    boolean isDone() {
        return done;
    }

    /** Works until the work or the time is over. */
    void run() {
        try {
            work.accept(new IdleControl());
            done = true;
        } catch (RunStoppedException over) {
            LOG.debug("the time to warm up is over");
        } catch (RuntimeException | Error broken) {
            LOG.warn("the engine could not be warmed up; first experiments are slower", broken);
        }
    }

    /** Lets the work go on while no experiment is held, and for a time. */
    private final class IdleControl implements RunControl {

        private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

        private long left = limit.toNanos();
        private long last = nanoTime.getAsLong();

        @Override
        public void check() {
            long now = nanoTime.getAsLong();
            left -= now - last;
            awaitIdle();
            if (stopping || left <= 0) {
                throw new RunStoppedException();
            }
            last = nanoTime.getAsLong();
        }

        private void awaitIdle() {
            try {
                boolean idle = false;
                while (!idle && !stopping) {
                    idle = idleness.await(BETWEEN_LOOKS);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new RunStoppedException();
            }
        }

        @Override
        public void enter(Phase phase) {
            // Nobody is shown it.
        }
    }
}
