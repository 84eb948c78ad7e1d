package dev.groundstate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelWorkTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void does_every_piece_once(int threads) {
        AtomicIntegerArray done = new AtomicIntegerArray(10);

        ParallelWork.run(10, threads, new FreeControl(threads), (piece, worker, work) -> done.incrementAndGet(piece));

        for (int piece = 0; piece < 10; piece++) {
            assertThat(done.get(piece)).isEqualTo(1);
        }
    }

    @Test
    void workers_are_as_many_as_the_control_allows_and_work_at_once() {
        CyclicBarrier both = new CyclicBarrier(2);
        Set<Integer> workers = ConcurrentHashMap.newKeySet();

        ParallelWork.run(2, 5, new FreeControl(2), (piece, worker, work) -> {
            await(both);
            workers.add(worker);
        });

        assertThat(workers).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void a_control_of_one_thread_keeps_the_work_on_it() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        ParallelWork.run(5, 4, new FreeControl(), (piece, worker, work) -> threads.add(Thread.currentThread()));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    /** The other thread counts work for ever, the caller's is done at once and goes on asking. */
    @Test
    void a_stop_ends_all_threads() {
        CyclicBarrier both = new CyclicBarrier(2);
        RunControl stopping = new StoppingControl();

        assertThatThrownBy(() -> ParallelWork.run(2, 2, stopping, (piece, worker, work) -> {
                    await(both);
                    while (worker == 1) {
                        work.add(1_000_000);
                    }
                }))
                .isInstanceOf(RunStoppedException.class);
    }

    @Test
    void a_failure_on_another_thread_is_the_callers() {
        CyclicBarrier both = new CyclicBarrier(2);

        assertThatThrownBy(() -> ParallelWork.run(2, 2, new FreeControl(2), (piece, worker, work) -> {
                    await(both);
                    if (worker == 1) {
                        throw new IllegalStateException("broken");
                    }
                }))
                .hasMessage("broken");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class StoppingControl implements RunControl {
        @Override
        public void check() {
            throw new RunStoppedException();
        }

        @Override
        public void enter(Phase phase) {}

        @Override
        public int threads() {
            return 2;
        }
    }
}
