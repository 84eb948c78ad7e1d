package dev.groundstate.engine.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@link LargestCase} says of memory and of stops holds: each runs in a virtual machine that has the memory foreseen, a
 * fifth more, and what the machine itself needs.
 */
@Tag("science")
class LargestCalculationsTest {

    private static final double TOLERATED = 1.2;

    /** Classes, strings and the collector. */
    private static final long BYTES_OF_THE_MACHINE = 40L << 20;

    /** What {@link dev.groundstate.engine.run.RunControl} promises. */
    private static final long LONGEST_NANOSECONDS = 100_000_000;

    @ParameterizedTest
    @EnumSource
    void fits_into_what_is_foreseen_and_can_be_stopped_at_any_time(LargestCase large)
            throws IOException, InterruptedException {
        long estimate = large.estimate();
        Map<String, Long> seen = run(large, (long) (TOLERATED * estimate) + BYTES_OF_THE_MACHINE);

        assertThat(seen).containsKey(large.stopped().name());
        assertThat(seen.remove("alive")).isBetween((long) (0.5 * estimate), (long) (TOLERATED * estimate));
        assertThat(seen)
                .allSatisfy((phase, nanoseconds) ->
                        assertThat(nanoseconds).as(phase).isLessThan(LONGEST_NANOSECONDS));
    }

    /** Returns what the case printed, word by number. */
    private static Map<String, Long> run(LargestCase large, long heapBytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapBytes,
                        "-XX:+UseG1GC",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargestCase.class.getName(),
                        large.name())
                .redirectErrorStream(true)
                .start();
        String printed;
        try {
            printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
        } finally {
            process.destroyForcibly();
        }
        Map<String, Long> seen = new TreeMap<>();
        printed.lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 2)
                .forEach(words -> seen.put(words[0], Long.parseLong(words[1])));
        return seen;
    }
}
