package dev.groundstate.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A PostgreSQL data directory and how it is made and served.
 *
 * @param programs the folder with {@code initdb} and {@code postgres}
 * @param data the data directory; its parent exists
 * @param account the rights of the server
 */
public record PostgresCluster(Path programs, Path data, ServerAccount account) {
    private static final Duration CREATION_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final int STATUS_LINE = 7;

    /** Whether the data directory was made. */
    public boolean exists() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /**
     * Makes the data directory.
     *
     * @param user the superuser
     * @param password of the superuser, asked for on every connection
     */
    public void create(String user, String password) {
        try {
            Path passwordFile = Files.createTempFile(parent(), "password", null);
            try {
                Files.writeString(passwordFile, password);
                account.give(passwordFile);
                run(
                        List.of(
                                program("initdb"),
                                "--pgdata=" + data,
                                "--username=" + user,
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C"),
                        "");
            } finally {
                Files.deleteIfExists(passwordFile);
            }
        } catch (IOException failure) {
            throw new LaunchException(
                    "The database cannot be made in " + data + ": " + failure.getMessage() + ".", failure);
        }
    }

    /** Makes a database in a cluster that is not being served. */
    public void createDatabase(String name) {
        run(
                List.of(program("postgres"), "--single", "-D", data.toString(), "postgres"),
                "CREATE DATABASE " + name + ";" + System.lineSeparator());
    }

    /**
     * Starts the server on 127.0.0.1.
     *
     * @param settings server parameters other than the defaults
     */
    public LeashedProcess serve(int port, Map<String, String> settings, Consumer<String> output) {
        List<String> command = new ArrayList<>(account.command(List.of(program("postgres"), "-D", data.toString())));
        command.addAll(List.of(
                "-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        settings.forEach((parameter, value) -> command.addAll(List.of("-c", parameter + "=" + value)));
        return LeashedProcess.start(
                new LeashedProcess.Command(
                        command, Map.of("LC_ALL", "C"), parent(), parent().resolve("postgres.pid"), "INT", STOP_GRACE),
                output);
    }

    /** Whether this server process accepts connections. */
    public boolean isReady(LeashedProcess server) {
        OptionalLong pid = server.pid();
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
            return pid.isPresent()
                    && lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(pid.getAsLong()))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException notThereYet) {
            return false;
        }
    }

    /** The line of a server's output that says why it failed. */
    static String reason(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.stream()
                .filter(line -> line.matches("(?i).*\\b(error|fatal|panic)\\b.*"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it says nothing" : lines.getLast());
    }

    private Path parent() {
        Path parent = data.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("the root directory cannot be a data directory");
        }
        return parent;
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private void run(List<String> arguments, String input) {
        try {
            Path log = Files.createTempFile("postgres", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(account.command(arguments))
                        .directory(parent().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                builder.environment().put("LC_ALL", "C");
                Process process = builder.start();
                try (OutputStream standardInput = process.getOutputStream()) {
                    standardInput.write(input.getBytes(StandardCharsets.UTF_8));
                }
                if (!process.waitFor(CREATION_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new LaunchException(arguments.getFirst() + " did not end within " + CREATION_LIMIT + ".");
                }
                if (process.exitValue() != 0) {
                    throw new LaunchException(
                            "The database cannot be made in " + data + ": " + reason(Files.readString(log)) + ".");
                }
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException failure) {
            throw new LaunchException(
                    "The database cannot be made in " + data + ": " + failure.getMessage() + ".", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while making the database.", interrupted);
        }
    }
}
