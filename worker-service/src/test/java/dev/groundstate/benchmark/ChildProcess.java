package dev.groundstate.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Runs one process at a time, on some processors only, with limits of time and memory. */
final class ChildProcess {

    /** Variables that choose slower kernels of a peer's BLAS than the machine has. */
    private static final List<String> SLOWING =
            List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "NPY_DISABLE_CPU_FEATURES", "NVPL_BLAS_DEBUG_CPU_TYPE");

    private static final List<String> THREADS = List.of(
            "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "RAYON_NUM_THREADS");

    private final BenchmarkOptions options;
    private final Path folder;
    private final boolean pinned = Files.isExecutable(Path.of("/usr/bin/taskset"));

    /**
     * Runs processes as the options say.
     *
     * @param folder for what they print
     */
    ChildProcess(BenchmarkOptions options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /**
     * How a process ended.
     *
     * @param lines it printed
     * @param seconds from its start to its end
     * @param peakBytes most resident memory seen; 0 where this is not known
     * @param failure empty where it did its work
     */
    record Ending(List<String> lines, double seconds, long peakBytes, String failure) {}

    /** Returns whether processes are pinned to processors. */
    boolean pinned() {
        return pinned;
    }

    /** Runs a process to its end, or ends it. */
    Ending run(List<String> command, int limitSeconds) {
        List<String> whole = new ArrayList<>();
        if (pinned) {
            whole.addAll(List.of("/usr/bin/taskset", "-c", "0-" + (options.threads() - 1)));
        }
        whole.addAll(command);
        Path out = folder.resolve("out.txt");
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectOutput(out.toFile()).redirectError(errors.toFile());
        Map<String, String> environment = builder.environment();
        SLOWING.forEach(environment::remove);
        THREADS.forEach(name -> environment.put(name, String.valueOf(options.threads())));
        environment.put("JAX_PLATFORMS", "cpu");
        environment.put("PYTHONWARNINGS", "ignore");
        try {
            return watched(builder, limitSeconds, out, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Ending watched(ProcessBuilder builder, int limitSeconds, Path out, Path errors)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        String failure = "";
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, ProcessMemory.peakBytes(process.pid()));
            if (System.nanoTime() - begun > 1_000_000_000L * limitSeconds) {
                failure = "not done after " + limitSeconds + " s";
            } else if (peak > options.memoryBytes()) {
                failure = exceeded();
            }
            if (!failure.isEmpty()) {
                process.destroyForcibly().waitFor();
            }
        }
        double seconds = 1e-9 * (System.nanoTime() - begun);
        if (failure.isEmpty() && process.exitValue() != 0) {
            failure = why(Files.readAllLines(errors), process.exitValue());
        }
        return new Ending(Files.readAllLines(out), seconds, peak, failure);
    }

    private String exceeded() {
        return "needs more than " + ResultTable.memory(options.memoryBytes());
    }

    /** Returns what a process that failed said last. */
    private String why(List<String> errors, int exitValue) {
        String all = String.join("\n", errors);
        if (IntStream.range(0, MEMORY.size()).anyMatch(i -> all.contains(MEMORY.get(i)))) {
            return exceeded();
        }
        String last = errors.reversed().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        return "failed with " + exitValue + ": "
                + last.substring(0, Math.min(last.length(), 120)).toLowerCase(Locale.ROOT);
    }

    private static final List<String> MEMORY = List.of(
            "MemoryError", "bad_alloc", "RESOURCE_EXHAUSTED", "Out of memory", "OutOfMemory", "Cannot allocate memory");
}
