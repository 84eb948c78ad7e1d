package dev.groundstate.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that ends when the program that started it ends, however that ends.
 *
 * <p>A shell between the two holds the other end of a pipe and stops the process, with all that it started, when
 * the pipe closes. The process has a process group of its own: Ctrl-C does not reach it. Thread-safe.
 */
public final class LeashedProcess {
    private static final int REMEMBERED_LINES = 20;
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Command command;
    private final Process leash;
    private final Deque<String> lastLines = new ArrayDeque<>();

    /**
     * What to run.
     *
     * @param arguments the program and its arguments
     * @param environment added to the environment of this program
     * @param directory where it runs
     * @param pidFile holds the process id as long as the process lives
     * @param stopSignal the name of the signal that asks it to stop
     * @param grace how long it may take to stop before it is killed, in whole seconds
     */
    public record Command(
            List<String> arguments,
            Map<String, String> environment,
            Path directory,
            Path pidFile,
            String stopSignal,
            Duration grace) {
        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    private LeashedProcess(Command command, Process leash) {
        this.command = command;
        this.leash = leash;
    }

    /**
     * Starts the command.
     *
     * @param output receives each line the process writes, on a thread of its own
     */
    public static LeashedProcess start(Command command, Consumer<String> output) {
        List<String> arguments = new ArrayList<>(List.of(
                "bash",
                "-c",
                script(),
                "leash",
                command.pidFile().toString(),
                command.stopSignal(),
                Long.toString(command.grace().toSeconds())));
        arguments.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(command.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        try {
            Files.deleteIfExists(command.pidFile());
            LeashedProcess started = new LeashedProcess(command, builder.start());
            Thread.ofPlatform()
                    .daemon()
                    .name("output of " + command.arguments().getFirst())
                    .start(() -> started.forward(output));
            return started;
        } catch (IOException failure) {
            throw new LaunchException(
                    "Cannot start " + command.arguments().getFirst() + ": " + failure.getMessage() + ".", failure);
        }
    }

    /** The id of the process itself, as long as it lives. */
    public OptionalLong pid() {
        try {
            String text = Files.readString(command.pidFile()).strip();
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (IOException ended) {
            return OptionalLong.empty();
        }
    }

    public boolean isAlive() {
        return leash.isAlive();
    }

    /** Completes with the exit status when the process and all that it started are gone. */
    public CompletableFuture<Integer> onExit() {
        return leash.onExit().thenApply(Process::exitValue);
    }

    /** What the process wrote last. */
    public String lastLines() {
        synchronized (lastLines) {
            return String.join(System.lineSeparator(), lastLines);
        }
    }

    /** Asks the process to stop, kills it after its time of grace, and returns when it is gone. */
    public void stop() {
        try {
            leash.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // A closed pipe is what was wanted.
        }
        if (!ended(command.grace().plus(MARGIN))) {
            kill();
        }
    }

    /** Kills the process as a crash would, and returns when it is gone. */
    public void kill() {
        pid().stream()
                .mapToObj(ProcessHandle::of)
                .forEach(process -> process.ifPresent(ProcessHandle::destroyForcibly));
        if (!ended(MARGIN)) {
            leash.destroyForcibly();
        }
    }

    private boolean ended(Duration limit) {
        try {
            return leash.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void forward(Consumer<String> output) {
        try (BufferedReader lines = leash.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                remember(line);
                output.accept(line);
            }
        } catch (IOException closed) {
            // The process is gone, and with it the other end of the pipe.
        }
    }

    private void remember(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == REMEMBERED_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    private static String script() {
        try (InputStream script = LeashedProcess.class.getResourceAsStream("leash.sh")) {
            if (script == null) {
                throw new IllegalStateException("leash.sh is missing from the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
