package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A crowd of small experiments on two workers, many of them cancelled at any moment of their life. */
class ManyExperimentsIT {
    private static final int EXPERIMENTS = 200;
    private static final int CANCELS = 50;
    private static final int LATEST_CANCEL_MILLIS = 500;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final List<Request> MOLECULES =
            List.of(Request.hydrogen(), Request.heliumHydride(), Request.lithiumHydride());
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
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
                ExecutorService impatient = Executors.newVirtualThreadPerTaskExecutor()) {
            Api api = stack.api();
            List<Future<?>> creations = new ArrayList<>();
            for (int number = 0; number < EXPERIMENTS; number++) {
                Request request =
                        MOLECULES.get(random.nextInt(MOLECULES.size())).by(METHODS.get(random.nextInt(METHODS.size())));
                Duration patience = Duration.ofMillis(random.nextInt(LATEST_CANCEL_MILLIS));
                boolean onceRunning = random.nextBoolean();
                boolean isToBeCancelled = toCancel.contains(number);
                creations.add(clients.submit(() -> {
                    long id = api.create(onceRunning && isToBeCancelled ? Request.tornNitrogen(12) : request);
                    all.add(id);
                    if (isToBeCancelled) {
                        cancels.put(id, impatient.submit(() -> cancel(api, id, patience, onceRunning)));
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

    /** Cancels after a while, or that while after it was seen running. */
    private static Api.Answer cancel(Api api, long id, Duration patience, boolean onceRunning) {
        if (onceRunning) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> !api.status(id).path("status").asText().equals("queued"));
        }
        await().pollDelay(patience).atMost(LIMIT).until(() -> true);
        return api.cancel(id);
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
