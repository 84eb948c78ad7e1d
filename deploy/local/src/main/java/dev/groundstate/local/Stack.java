package dev.groundstate.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All parts on one machine: started in order, kept running, stopped in the opposite order. */
final class Stack {
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration READY_INTERVAL = Duration.ofMillis(300);
    private static final long MOST_WORKER_MEMORY = 4L << 30;

    /** What stops together, in the order in which it stops. */
    private enum Stage {
        WORKERS,
        API,
        BROKER,
        DATABASE,
        WORKSPACE
    }

    private final Options options;
    private final Path root;
    private final Map<String, String> environment;
    private final Console console;

    private final Map<Stage, List<Runnable>> stops = new EnumMap<>(Stage.class);

    private boolean stopping;

    /**
     * Starts nothing yet.
     *
     * @param root the project's folder
     * @param environment of this program
     */
    Stack(Options options, Path root, Map<String, String> environment, Console console) {
        this.options = options;
        this.root = root;
        this.environment = environment;
        this.console = console;
    }

    /** Starts all parts and returns when they are ready. */
    void start() {
        Workspace workspace = Workspace.open(root);
        onStop(Stage.WORKSPACE, workspace::close);
        workspace.clear(console::print);
        if (!FreePort.isFree(host(), options.port())) {
            throw new LaunchException(
                    "Port " + options.port() + " is taken by another program; choose another with --port.");
        }
        Map<String, String> addresses = startInfrastructure(workspace);
        List<Service> services = services(addresses);
        services.forEach(service -> supervise(service, workspace));
        awaitReady(services);
    }

    /** Stops what runs, in the opposite order of the start; returns when it is gone. */
    void stop() {
        Map<Stage, List<Runnable>> started;
        synchronized (stops) {
            stopping = true;
            started = new EnumMap<>(stops);
            stops.clear();
        }
        for (List<Runnable> stage : started.values()) {
            CompletableFuture.allOf(
                            stage.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture<?>[]::new))
                    .exceptionally(failure -> {
                        console.print("While stopping: " + failure.getMessage());
                        return null;
                    })
                    .join();
        }
    }

    /** Whether the API was started and not yet stopped. */
    boolean runsServices() {
        synchronized (stops) {
            return stops.containsKey(Stage.API);
        }
    }

    boolean isStopping() {
        synchronized (stops) {
            return stopping;
        }
    }

    private void onStop(Stage stage, Runnable stop) {
        synchronized (stops) {
            if (!stopping) {
                stops.computeIfAbsent(stage, none -> new ArrayList<>()).add(stop);
                return;
            }
        }
        stop.run();
        throw new LaunchException("Stopped while starting.");
    }

    private void supervise(Service service, Workspace workspace) {
        Consumer<String> log = console.part(service.name());
        SupervisedProcess process =
                new SupervisedProcess(() -> LeashedProcess.start(service.command(workspace, root), log), log);
        onStop(service.name().equals(Service.API) ? Stage.API : Stage.WORKERS, process::stop);
        process.start();
    }

    private void awaitReady(List<Service> services) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<Service> waiting = new ArrayList<>(services);
            boolean ready = Deadline.await(READY_LIMIT, READY_INTERVAL, () -> {
                waiting.removeIf(service -> service.isReady(client));
                return waiting.isEmpty() || isStopping();
            });
            if (!ready) {
                throw new LaunchException(waiting.stream().map(Service::name).collect(Collectors.joining(", "))
                        + " did not become ready within " + READY_LIMIT.toMinutes()
                        + " minutes; the lines above say why.");
            }
        }
    }

    private Map<String, String> startInfrastructure(Workspace workspace) {
        CompletableFuture<DatabaseAddress> database = CompletableFuture.supplyAsync(() -> database(workspace));
        CompletableFuture<String> broker = CompletableFuture.supplyAsync(() -> broker(workspace));
        try {
            Map<String, String> addresses = new HashMap<>();
            DatabaseAddress address = database.join();
            addresses.put("GROUNDSTATE_DB_URL", address.url());
            addresses.put("GROUNDSTATE_DB_USER", address.user());
            addresses.put("GROUNDSTATE_DB_PASSWORD", address.password());
            addresses.put("GROUNDSTATE_AMQP_URL", broker.join());
            return addresses;
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof LaunchException obstacle) {
                throw obstacle;
            }
            throw failure;
        }
    }

    private DatabaseAddress database(Workspace workspace) {
        Optional<String> external = variable("GROUNDSTATE_DB_URL");
        if (external.isPresent()) {
            if (options.fresh()) {
                throw new LaunchException(
                        "--fresh empties the embedded database only, and GROUNDSTATE_DB_URL names" + " another one.");
            }
            return new DatabaseAddress(
                    external.get(),
                    variable("GROUNDSTATE_DB_USER").orElse("groundstate"),
                    variable("GROUNDSTATE_DB_PASSWORD").orElse("groundstate"));
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(workspace, options.fresh(), console.part("postgres"));
        onStop(Stage.DATABASE, database::stop);
        return database.address();
    }

    private String broker(Workspace workspace) {
        Optional<String> external = variable("GROUNDSTATE_AMQP_URL");
        if (external.isPresent()) {
            return external.get();
        }
        EmbeddedBroker broker = EmbeddedBroker.start(FreePort.find(), "groundstate", workspace.password());
        onStop(Stage.BROKER, broker::stop);
        return broker.url().toString();
    }

    private List<Service> services(Map<String, String> addresses) {
        List<Service> services = new ArrayList<>();
        services.add(Service.api(root, host(), options.port(), addresses));
        String memory = workerMemory();
        for (int number = 1; number <= options.workers(); number++) {
            services.add(Service.worker(root, number, memory, addresses));
        }
        return services;
    }

    /** The largest heap of a worker: a quarter of the machine, less if there are many of them, at most 4 GiB. */
    private String workerMemory() {
        long machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        long share = Math.min(machine / 4, machine * 3 / 4 / Math.max(1, options.workers()));
        return variable("GROUNDSTATE_WORKER_MEMORY").orElseGet(() -> (Math.min(share, MOST_WORKER_MEMORY) >> 20) + "m");
    }

    private String host() {
        return variable("QUARKUS_HTTP_HOST").orElse("127.0.0.1");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
