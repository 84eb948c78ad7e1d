package dev.groundstate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final SupervisedProcess process =
            new SupervisedProcess(() -> LeashedProcess.start(sleeping(), log::add), log::add);

    @AfterEach
    void stop() {
        process.stop();
    }

    @Test
    void a_killed_process_is_started_again_and_said_so() {
        process.start();
        LeashedProcess first = running();

        first.kill();

        assertThat(Deadline.await(LIMIT, () -> running() != first)).isTrue();
        assertThat(log).contains("ended with status 137; starting again in 1 s");
        assertThat(Deadline.await(LIMIT, () -> log.stream().filter("up"::equals).count() == 2))
                .isTrue();
    }

    @Test
    void a_stopped_process_stays_stopped() {
        process.start();
        LeashedProcess first = running();

        process.stop();

        assertThat(first.isAlive()).isFalse();
        assertThat(running()).isSameAs(first);
        assertThat(log).noneMatch(line -> line.contains("starting again"));
    }

    private LeashedProcess running() {
        assertThat(Deadline.await(LIMIT, () -> log.contains("up"))).isTrue();
        LeashedProcess current = process.current();
        if (current == null) {
            throw new AssertionError("nothing was started");
        }
        return current;
    }

    private LeashedProcess.Command sleeping() {
        return new LeashedProcess.Command(
                List.of("bash", "-c", "echo up; exec sleep 600"),
                Map.of(),
                folder,
                folder.resolve("pid"),
                "TERM",
                Duration.ofSeconds(5));
    }
}
