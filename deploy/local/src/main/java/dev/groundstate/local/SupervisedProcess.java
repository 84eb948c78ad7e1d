package dev.groundstate.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process that is started again, after a pause, whenever it ends without being asked to. Thread-safe. */
final class SupervisedProcess {
    private final Supplier<LeashedProcess> start;
    private final Consumer<String> log;
    private final BackOff backOff = new BackOff();
    private @Nullable LeashedProcess process;
    private boolean stopped;

    /**
     * Starts nothing yet.
     *
     * @param log is told of every end and restart
     */
    SupervisedProcess(Supplier<LeashedProcess> start, Consumer<String> log) {
        this.start = start;
        this.log = log;
    }

    synchronized void start() {
        if (stopped) {
            return;
        }
        long startedAt = System.nanoTime();
        LeashedProcess started = start.get();
        process = started;
        var _ = started.onExit().thenAccept(status -> restart(status, Duration.ofNanos(System.nanoTime() - startedAt)));
    }

    /** The process of the moment, alive or not. */
    synchronized @Nullable LeashedProcess current() {
        return process;
    }

    /** Asks the process to stop and returns when it is gone; it is not started again. */
    void stop() {
        LeashedProcess last;
        synchronized (this) {
            stopped = true;
            last = process;
        }
        if (last != null) {
            last.stop();
        }
    }

    private synchronized void restart(int status, Duration uptime) {
        if (stopped) {
            return;
        }
        Duration wait = backOff.afterRunning(uptime);
        log.accept("ended with status " + status + "; starting again in " + wait.toSeconds() + " s");
        Executor later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(this::startAgain);
    }

    private void startAgain() {
        try {
            start();
        } catch (LaunchException failure) {
            log.accept(failure.getMessage());
            restart(-1, Duration.ZERO);
        }
    }
}
