package dev.groundstate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    private Path root;

    private final List<String> log = new ArrayList<>();

    @Test
    void the_password_is_made_once() {
        String first;
        try (Workspace workspace = Workspace.open(root)) {
            first = workspace.password();
        }
        try (Workspace workspace = Workspace.open(root)) {
            assertThat(workspace.password()).isEqualTo(first).hasSize(32);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_in_one_sentence() throws Exception {
        Path file = Files.createFile(root.resolve("file"));

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Workspace.open(file))
                .withMessageStartingWith("The folder " + file.resolve(".groundstate") + " cannot be used:");
    }

    @Test
    void a_leftover_process_is_stopped() throws Exception {
        Process leftover = new ProcessBuilder("sleep", "600").start();
        try (Workspace workspace = Workspace.open(root)) {
            Path pidFile = Files.writeString(workspace.resolve("api.pid"), Long.toString(leftover.pid()));

            workspace.clear(log::add);

            assertThat(leftover.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(pidFile).doesNotExist();
            assertThat(log).containsExactly("Stopping process " + leftover.pid() + ", left behind by an earlier run.");
        } finally {
            leftover.destroyForcibly();
        }
    }

    @Test
    void a_process_younger_than_the_file_that_names_it_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try (Workspace workspace = Workspace.open(root)) {
            Path pidFile = Files.writeString(workspace.resolve("api.pid"), Long.toString(stranger.pid()));
            Files.setLastModifiedTime(pidFile, FileTime.from(Instant.now().minusSeconds(3600)));

            workspace.clear(log::add);

            assertThat(stranger.isAlive()).isTrue();
            assertThat(log).isEmpty();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
