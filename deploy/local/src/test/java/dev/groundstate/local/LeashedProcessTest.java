package dev.groundstate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashedProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> output = new CopyOnWriteArrayList<>();

    @Test
    void forwards_output_and_exit_status() throws Exception {
        LeashedProcess process = start("echo \"$WORD\"; exit 7");

        assertThat(process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(Deadline.await(LIMIT, () -> output.contains("spoken"))).isTrue();
        assertThat(process.lastLines()).isEqualTo("spoken");
        assertThat(folder.resolve("pid")).doesNotExist();
    }

    @Test
    void stopping_asks_with_the_signal_and_waits() {
        LeashedProcess process = start("trap 'echo asked; exit 0' TERM; echo up; while :; do sleep 0.1; done");
        assertThat(Deadline.await(LIMIT, () -> output.contains("up"))).isTrue();

        process.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(Deadline.await(LIMIT, () -> output.contains("asked"))).isTrue();
    }

    @Test
    void a_process_that_does_not_listen_is_killed_with_its_children() {
        LeashedProcess process = start("trap '' TERM; sleep 600 & echo $!; wait; wait");
        assertThat(Deadline.await(LIMIT, () -> !output.isEmpty())).isTrue();
        long child = Long.parseLong(output.getFirst());

        process.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(Deadline.await(LIMIT, () -> !isAlive(child))).isTrue();
    }

    @Test
    void a_killed_process_takes_its_children_along() {
        LeashedProcess process = start("sleep 600 & echo $!; wait");
        assertThat(Deadline.await(LIMIT, () -> !output.isEmpty())).isTrue();
        long child = Long.parseLong(output.getFirst());

        process.kill();

        assertThat(process.isAlive()).isFalse();
        assertThat(Deadline.await(LIMIT, () -> !isAlive(child))).isTrue();
    }

    @Test
    void a_process_whose_time_was_stopped_goes_on_when_it_is_let() {
        LeashedProcess process = start("echo up; kill -STOP $$; echo woke");
        assertThat(Deadline.await(LIMIT, () -> output.contains("up"))).isTrue();

        assertThat(Deadline.await(LIMIT, () -> {
                    process.pid().ifPresent(pid -> run("kill", "-CONT", Long.toString(pid)));
                    return output.contains("woke");
                }))
                .isTrue();
    }

    @Test
    void ends_when_its_starter_is_killed() throws Exception {
        Path childPid = folder.resolve("pid");
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(Deadline.await(LIMIT, () -> Files.exists(childPid))).isTrue();
        } finally {
            starter.destroyForcibly();
        }

        assertThat(Deadline.await(LIMIT, () -> !Files.exists(childPid))).isTrue();
    }

    /** A program that starts one process and waits for it. */
    static final class Starter {
        private Starter() {}

        static void main(String[] arguments) throws Exception {
            command(Path.of(arguments[0]), "sleep 600").onExit().get(1, TimeUnit.MINUTES);
        }

        private static LeashedProcess command(Path folder, String script) {
            return LeashedProcess.start(LeashedProcessTest.command(folder, script), line -> {});
        }
    }

    private LeashedProcess start(String script) {
        return LeashedProcess.start(command(folder, script), output::add);
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static LeashedProcess.Command command(Path folder, String script) {
        return new LeashedProcess.Command(
                List.of("bash", "-c", script),
                Map.of("WORD", "spoken"),
                folder,
                folder.resolve("pid"),
                "TERM",
                Duration.ofSeconds(1));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
