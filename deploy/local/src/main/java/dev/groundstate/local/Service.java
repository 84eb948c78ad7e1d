package dev.groundstate.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of Groundstate's own processes: how it is started and whether it is ready.
 *
 * @param name {@code api}, {@code worker-1}, …
 * @param jar its runnable archive
 * @param javaOptions what the Java machine is told
 * @param environment what the service is told
 * @param host the address it listens on
 * @param port where it answers HTTP
 */
record Service(
        String name, Path jar, List<String> javaOptions, Map<String, String> environment, String host, int port) {
    /** The name of the API among the services. */
    static final String API = "api";

    /** The HTTP server's compression calls native code, which Java otherwise warns about. */
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private static final Duration STOP_GRACE = Duration.ofSeconds(15);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    Service {
        if (!Files.isRegularFile(jar)) {
            throw new LaunchException(jar + " is missing; ./groundstate up builds it.");
        }
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
    }

    /** The API; it is used a little by one person, so that it saves time and memory at the start. */
    static Service api(Path root, String host, int port, Map<String, String> environment) {
        return new Service(
                API,
                root.resolve("api-service/target/quarkus-app/quarkus-run.jar"),
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", NATIVE_ACCESS),
                with(environment, host, port),
                host,
                port);
    }

    /**
     * A worker.
     *
     * @param memory its largest heap, as {@code -Xmx} takes it
     */
    static Service worker(Path root, int number, String memory, Map<String, String> environment) {
        int port = FreePort.find();
        return new Service(
                "worker-" + number,
                root.resolve("worker-service/target/quarkus-app/quarkus-run.jar"),
                List.of("-Xmx" + memory, "--add-modules", "jdk.incubator.vector", NATIVE_ACCESS),
                with(environment, "127.0.0.1", port),
                "127.0.0.1",
                port);
    }

    LeashedProcess.Command command(Workspace workspace, Path directory) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.addAll(javaOptions);
        arguments.addAll(List.of("-jar", jar.toString()));
        return new LeashedProcess.Command(
                arguments, environment, directory, workspace.resolve(name + ".pid"), "TERM", STOP_GRACE);
    }

    boolean isReady(HttpClient client) {
        String address = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + "/q/health/ready"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Map<String, String> with(Map<String, String> environment, String host, int port) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", host);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("QUARKUS_PROFILE", "local");
        return all;
    }
}
