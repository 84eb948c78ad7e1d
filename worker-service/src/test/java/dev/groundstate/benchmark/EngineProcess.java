package dev.groundstate.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The engine in a process of its own: does one task, once or in a warm loop, and prints a line of JSON as the scripts of the
 * peers do.
 */
final class EngineProcess {

    private static final PrintStream OUT = System.out;

    /** Least processor time of warming up. */
    private static final double WARM_SECONDS = 4;

    /** After which warming up ends, whatever is still being compiled. */
    private static final double MOST_WARM_SECONDS = 40;

    /** Over which what is compiled counts. */
    private static final double WINDOW_SECONDS = 1.5;

    /** Share of a window that compilers take when all that matters is compiled. */
    private static final double QUIET = 0.1;

    /** From which the very first time counts, as warming up is nothing beside it. */
    private static final double LONG_SECONDS = 30;

    private EngineProcess() {}

    /** Takes a task as its only argument. */
    public static void main(String[] arguments) throws IOException {
        Task task = Task.parse(arguments[0]);
        boolean many = task.values().containsKey("tasks");
        boolean warm = !many && !task.text("work").equals("cold");
        EngineWork work = new EngineWork(task.number("threads", 1), warm);
        if (many) {
            for (String line : Files.readAllLines(Path.of(task.text("tasks")))) {
                OUT.println(energy(work, Task.parse(line)));
            }
            OUT.println(line(new Answer(0, 0), 0, List.of(), 0));
        } else if (!warm) {
            OUT.println(line(work.of(task.with("work", task.text("cold"))).get(), 0, List.of(), 0));
        } else {
            OUT.println(measured(work.of(task), task.real("seconds")));
        }
    }

    private static String energy(EngineWork work, Task task) {
        try {
            return "{\"energy\": " + work.of(task).get().energy() + "}";
        } catch (RuntimeException e) {
            return "{\"failure\": \"" + String.valueOf(e.getMessage()).replace('"', '\'') + "\"}";
        }
    }

    /**
     * Repeats the work until hardly anything is compiled any more, and then for half of the seconds: compilers share the
     * processor that the process is pinned to.
     */
    private static String measured(Supplier<Answer> work, double seconds) {
        long begun = System.nanoTime();
        Answer answer = work.get();
        double first = since(begun);
        if (first >= Math.max(seconds, LONG_SECONDS)) {
            return line(answer, first, List.of(first), threadSeconds());
        }
        while (since(begun) < MOST_WARM_SECONDS && !isQuiet(work)) {
            // Each look repeats the work.
        }
        List<Double> times = new ArrayList<>();
        long measuring = System.nanoTime();
        double processor = threadSeconds();
        while (times.isEmpty() || since(measuring) < seconds / 2) {
            long start = System.nanoTime();
            answer = work.get();
            times.add(since(start));
        }
        return line(answer, first, times, (threadSeconds() - processor) / times.size());
    }

    /** Repeats the work for a while, and returns whether compilers rested meanwhile. */
    private static boolean isQuiet(Supplier<Answer> work) {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        long before = compilers.getTotalCompilationTime();
        long start = System.nanoTime();
        while (since(start) < WINDOW_SECONDS) {
            work.get();
        }
        return 1e-3 * (compilers.getTotalCompilationTime() - before) < QUIET * since(start)
                && processSeconds() > WARM_SECONDS;
    }

    /** Processor time of all threads, those that compile among them. */
    private static double processSeconds() {
        return 1e-9
                * ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ofNanos(System.nanoTime()))
                        .toNanos();
    }

    private static double threadSeconds() {
        return 1e-9 * ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double since(long begun) {
        return 1e-9 * (System.nanoTime() - begun);
    }

    private static String line(Answer answer, double first, List<Double> times, double processorSeconds) {
        return String.format(
                Locale.ROOT,
                "{\"energy\": %s, \"evaluations\": %d, \"first\": %s, \"processor\": %s, \"peak_bytes\": %d, \"seconds\": [%s]}",
                answer.energy(),
                answer.evaluations(),
                first,
                processorSeconds,
                ProcessMemory.peakBytes(ProcessHandle.current().pid()),
                times.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
