package dev.groundstate.system;

import static org.awaitility.Awaitility.await;

import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.local.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One API and some workers as processes, over a database and a virtual host of their own. */
final class Stack implements AutoCloseable {
    /** The lease of the workers: as short as a noisy machine bears, so that takeovers are soon. */
    static final Duration LEASE = Duration.ofSeconds(5);

    private static final List<String> API_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final List<String> WORKER_OPTIONS =
            List.of("-Xmx1g", "-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector");

    private final TestDatabase.Database database;
    private final Rows rows;
    private final ServiceProcess api;
    private final List<ServiceProcess> workers = new ArrayList<>();

    private Stack(String name, int workerCount, int slots) {
        database = TestDatabase.instance().createDatabase("system_" + name);
        Map<String, String> addresses = Map.of(
                "GROUNDSTATE_DB_URL", database.url(),
                "GROUNDSTATE_DB_USER", database.user(),
                "GROUNDSTATE_DB_PASSWORD", database.password(),
                "GROUNDSTATE_AMQP_URL", TestBroker.instance().createVirtualHost("system_" + name));
        rows = new Rows(database);
        Path logs = emptyFolder(folder().resolve("target/system-logs").resolve(name));
        api = new ServiceProcess("api", jar("../api-service"), API_OPTIONS, addresses, logs);
        Map<String, String> environment = new HashMap<>(addresses);
        environment.put("GROUNDSTATE_WORKER_SLOTS", Integer.toString(slots));
        environment.put("GROUNDSTATE_WORKER_LEASE", LEASE.toSeconds() + "s");
        for (int number = 1; number <= workerCount; number++) {
            workers.add(new ServiceProcess("worker-" + number, jar("."), WORKER_OPTIONS, environment, logs));
        }
    }

    /**
     * Starts all processes and returns when they are ready.
     *
     * @param name of the database, the virtual host and the folder of logs
     * @param slots experiments that each worker computes side by side
     */
    static Stack start(String name, int workers, int slots) {
        Stack stack = new Stack(name, workers, slots);
        try {
            stack.all().forEach(ServiceProcess::start);
            stack.all().forEach(ServiceProcess::awaitReady);
            return stack;
        } catch (RuntimeException | Error failure) {
            stack.close();
            throw failure;
        }
    }

    private List<ServiceProcess> all() {
        List<ServiceProcess> all = new ArrayList<>(workers);
        all.add(api);
        return all;
    }

    Api api() {
        return new Api(api.port());
    }

    ServiceProcess apiProcess() {
        return api;
    }

    TestDatabase.Database database() {
        return database;
    }

    Rows rows() {
        return rows;
    }

    List<ServiceProcess> workers() {
        return workers;
    }

    /** The worker that took up a claim of the experiment. */
    ServiceProcess holder(long experimentId, long epoch) {
        return await("a worker that took up experiment " + experimentId)
                .until(
                        () -> workers.stream()
                                .filter(worker -> worker.tookUp(experimentId, epoch))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The worker of two that is not the given one. */
    ServiceProcess other(ServiceProcess worker) {
        return workers.stream()
                .filter(candidate -> candidate != worker)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        rows.close();
        // Not gracefully: nothing depends on what they would still write.
        CompletableFuture.allOf(all().stream()
                        .map(process -> CompletableFuture.runAsync(process::kill))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static Path folder() {
        return Path.of(Optional.ofNullable(System.getProperty("basedir")).orElse("."))
                .toAbsolutePath();
    }

    private static Path jar(String module) {
        return folder().resolve(module).normalize().resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static Path emptyFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
