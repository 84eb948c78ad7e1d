package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A crowd of small experiments on two workers, many of them cancelled at any moment of their life. */
class ManyExperimentsIT {
    private static final int EXPERIMENTS = 200;
    private static final int CANCELS = 50;
    private static final int LATEST_CANCEL_MILLIS = 500;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** Most end in a blink; the last one is there to be cancelled in mid-run. */
    private static final List<Request> MOLECULES =
            List.of(Request.hydrogen(), Request.heliumHydride(), Request.lithiumHydride(), Request.tornNitrogen(8));

    private static final int CLIENTS = 8;
    private static final List<String> METHODS = List.of("HF", "VQE", "FCI");

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start("many", 2, 1);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void every_experiment_of_a_crowd_ends_as_it_was_told_to() throws Exception {
        long seed = System.nanoTime();
        System.out.println(EXPERIMENTS + " experiments, " + CANCELS + " cancels: seed " + seed);
        Random random = new Random(seed);
        Set<Integer> toCancel = new HashSet<>();
        while (toCancel.size() < CANCELS) {
            toCancel.add(random.nextInt(EXPERIMENTS));
        }
        Map<Long, Future<Api.Answer>> cancels = new ConcurrentHashMap<>();
        Set<Long> all = ConcurrentHashMap.newKeySet();
        long begin = System.nanoTime();
        try (ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS)) {
            Api api = stack.api();
            List<Future<?>> creations = new ArrayList<>();
            for (int number = 0; number < EXPERIMENTS; number++) {
                Request request =
                        MOLECULES.get(random.nextInt(MOLECULES.size())).by(METHODS.get(random.nextInt(METHODS.size())));
                int delay = random.nextInt(LATEST_CANCEL_MILLIS);
                boolean isToBeCancelled = toCancel.contains(number);
                creations.add(clients.submit(() -> {
                    long id = api.create(request);
                    all.add(id);
                    if (isToBeCancelled) {
                        cancels.put(id, clients.schedule(() -> api.cancel(id), delay, TimeUnit.MILLISECONDS));
                    }
                }));
            }
            for (Future<?> creation : creations) {
                creation.get();
            }
            Duration created = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(all).hasSize(EXPERIMENTS);
            int cancelled = 0;
            int computed = 0;
            for (long id : all) {
                if (endedCancelled(id, cancels.get(id))) {
                    cancelled++;
                    computed += stack.rows().row(id).epoch() == 0 ? 0 : 1;
                }
            }
            System.out.printf(
                    "%d experiments created in %d ms and judged after %d ms: %d of %d cancels were in time, %d of them on a run%n",
                    EXPERIMENTS,
                    created.toMillis(),
                    Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                    cancelled,
                    CANCELS,
                    computed);
            assertThat(cancelled).isPositive();
        }
        assertThat(stack.workers()).allMatch(ServiceProcess::isAlive);
    }

    /** Judges an experiment; a cancel that was answered 400 came too late and changed nothing. */
    private static boolean endedCancelled(long id, Future<Api.Answer> cancel) throws Exception {
        Verdict verdict = new Verdict(stack);
        if (cancel != null && cancel.get().status() == 200) {
            verdict.cancelled(id);
            return true;
        }
        if (cancel != null) {
            cancel.get().expect(400);
        }
        verdict.completed(id, LIMIT);
        return false;
    }
}
