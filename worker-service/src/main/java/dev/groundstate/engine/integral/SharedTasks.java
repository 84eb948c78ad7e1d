package dev.groundstate.engine.integral;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbered tasks that independent workers share, on the calling thread and on others.
 *
 * <p>The control is asked on the calling thread alone; while it holds that thread, the others wait.
 */
final class SharedTasks {

    /** Does tasks, on one thread. */
    @FunctionalInterface
    interface Worker {
        void run(int task);
    }

    private final int tasks;
    private final RunControl control;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final ReentrantLock gate = new ReentrantLock();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Shares tasks 0 to {@code tasks - 1}, each of which is done once. */
    SharedTasks(int tasks, RunControl control) {
        this.tasks = tasks;
        this.control = control;
    }

    /**
     * Does all tasks and returns when every thread has ended.
     *
     * @param workers makes the worker of each thread
     * @throws RunStoppedException when the control says so
     */
    void run(int threads, Supplier<Worker> workers) {
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, tasks); i++) {
            Worker worker = workers.get();
            others.add(Thread.ofPlatform().daemon().name("integrals-" + i).start(() -> work(worker)));
        }
        work(workers.get());
        for (Thread other : others) {
            join(other);
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    /**
     * Lets the caller end or pause the calculation.
     *
     * @throws RunStoppedException when it is to end now
     */
    void check() {
        gate.lock();
        try {
            if (failure.get() != null) {
                throw new RunStoppedException();
            }
            if (Thread.currentThread() == caller) {
                control.check();
            }
        } finally {
            gate.unlock();
        }
    }

    private void work(Worker worker) {
        try {
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                worker.run(task);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Waits for a thread whatever happens, since it writes into the result. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
