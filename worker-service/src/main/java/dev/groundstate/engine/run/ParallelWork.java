package dev.groundstate.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does numbered pieces of work on several threads, of which the caller's is one.
 *
 * <p>Which thread does which piece is left to chance. Pieces that write to different places and depend on their number
 * alone therefore give the same bits for any number of threads. Only the caller's thread asks its control; the others wait
 * while the control holds it, and stop when it does.
 */
public final class ParallelWork {

    /** Between two looks at the control of a caller that has nothing left to do. */
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(20);

    private final RunControl control;
    private final int pieces;
    private final Piece piece;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Object gate = new Object();

    private ParallelWork(int pieces, RunControl control, Piece piece) {
        this.pieces = pieces;
        this.control = control;
        this.piece = piece;
    }

    /** One piece of the work. */
    @FunctionalInterface
    public interface Piece {

        /**
         * Does the piece.
         *
         * @param number from 0
         * @param worker which of the threads does it, from 0: what to choose scratch by
         * @param work counts on this thread
         */
        void run(int number, int worker, WorkCounter work);
    }

    /**
     * Returns when all pieces are done, on at most as many threads as the control allows.
     *
     * @param threads most threads that pay for this work
     * @throws RunStoppedException when the control says so; no other thread is at work any more then
     */
    public static void run(int pieces, int threads, RunControl control, Piece piece) {
        int workers = Math.min(Math.min(threads, control.threads()), pieces);
        if (workers <= 1) {
            WorkCounter work = new WorkCounter(control);
            for (int number = 0; number < pieces; number++) {
                piece.run(number, 0, work);
            }
            return;
        }
        new ParallelWork(pieces, control, piece).run(workers);
    }

    private void run(int workers) {
        List<Thread> others = new ArrayList<>();
        for (int worker = 1; worker < workers; worker++) {
            int number = worker;
            others.add(Thread.ofPlatform()
                    .name(Thread.currentThread().getName() + "-" + number)
                    .daemon()
                    .start(() -> work(number, new Follower())));
        }
        Leader leader = new Leader();
        work(0, leader);
        boolean interrupted = false;
        for (Thread other : others) {
            interrupted |= await(other, leader);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure.get()) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private void work(int worker, RunControl asked) {
        WorkCounter work = new WorkCounter(asked);
        try {
            for (int number = next.getAndIncrement(); number < pieces; number = next.getAndIncrement()) {
                piece.run(number, worker, work);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Waits for a thread whatever happens, as it works on the caller's data; returns whether it was interrupted. */
    private boolean await(Thread thread, RunControl leader) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                if (!thread.join(BETWEEN_CHECKS) && failure.get() == null) {
                    leader.check();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        }
        return interrupted;
    }

    /** Asks the caller's control, with the gate shut. */
    private final class Leader implements RunControl {

        @Override
        public void check() {
            synchronized (gate) {
                control.check();
            }
            stopAfterFailure();
        }

        @Override
        public void enter(Phase phase) {
            control.enter(phase);
        }
    }

    /** Waits at the gate. */
    private final class Follower implements RunControl {

        @Override
        public void check() {
            synchronized (gate) {
                stopAfterFailure();
            }
        }

        @Override
        public void enter(Phase phase) {
            throw new IllegalStateException("expected phases from the caller's thread only, got " + phase);
        }
    }

    private void stopAfterFailure() {
        if (failure.get() != null) {
            throw new RunStoppedException();
        }
    }
}
