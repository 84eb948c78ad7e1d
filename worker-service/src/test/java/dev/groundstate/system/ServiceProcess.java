package dev.groundstate.system;

import static org.awaitility.Awaitility.await;

import dev.groundstate.local.FreePort;
import dev.groundstate.local.LeashedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the two services as a process; a restart keeps its port and appends to its log. Used by one thread. */
final class ServiceProcess {
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(15);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Path pidFile;
    private final int port = FreePort.find();
    private LeashedProcess process;

    /**
     * Starts nothing yet.
     *
     * @param name of its log
     * @param jar {@code quarkus-run.jar} of the service
     */
    ServiceProcess(String name, Path jar, List<String> javaOptions, Map<String, String> environment, Path logs) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("System tests run what is packaged, and " + jar + " is not: mvn verify");
        }
        this.command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        this.environment = new HashMap<>(environment);
        this.environment.putAll(Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_PROFILE",
                "local"));
        this.log = logs.resolve(name + ".log");
        this.pidFile = logs.resolve(name + ".pid");
    }

    int port() {
        return port;
    }

    ServiceProcess start() {
        try {
            Writer lines = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            process = LeashedProcess.start(
                    new LeashedProcess.Command(command, environment, log.getParent(), pidFile, "TERM", STOP_GRACE),
                    line -> append(lines, line));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return this;
    }

    private static void append(Writer lines, String line) {
        try {
            lines.write(line + System.lineSeparator());
            lines.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    ServiceProcess awaitReady() {
        await(log.getFileName() + " ready").atMost(READY_LIMIT).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("It ended instead of becoming ready:\n" + process.lastLines());
            }
            return isReady();
        });
        return this;
    }

    boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException away) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a crash would. */
    void kill() {
        process.kill();
    }

    /** Asks it to end, as an orchestrator would: SIGTERM. */
    void terminate() {
        signal("-TERM");
    }

    /** Stops its time: SIGSTOP. */
    void freeze() {
        signal("-STOP");
    }

    /** Lets its time go on: SIGCONT. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        long pid = process.pid().orElseThrow(() -> new IllegalStateException("the process is gone"));
        try {
            int status = new ProcessBuilder("/bin/kill", signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill " + signal + " ended with status " + status);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A figure of {@code /q/metrics}, without labels. */
    double metric(String name) {
        try {
            return get("/q/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no figure " + name));
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    /** Whether it has logged that it runs a claim of the experiment. */
    boolean tookUp(long experimentId, long epoch) {
        try {
            return Files.readString(log)
                    .contains("experimentId=" + experimentId + " epoch=" + epoch + ": running from iteration");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(ANSWER_LIMIT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
