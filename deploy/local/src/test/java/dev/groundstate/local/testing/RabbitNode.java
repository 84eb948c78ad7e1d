package dev.groundstate.local.testing;

import dev.groundstate.local.FreePort;
import dev.groundstate.local.LeashedProcess;
import dev.groundstate.local.ServerAccount;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ node of our own from the programs installed on this machine: own home, cookie, name, ports and port
 * mapper, so that it meets no other node.
 */
final class RabbitNode implements Power {
    static final String USER = "groundstate";
    static final String PASSWORD = "groundstate";

    private static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");
    private static final Path PORT_MAPPER = Path.of("/usr/bin/epmd");
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final ServerAccount account;
    private final int port = FreePort.find();
    private final int mapperPort = FreePort.find();
    private final Map<String, String> environment;
    private @Nullable LeashedProcess mapper;
    private @Nullable LeashedProcess node;

    RabbitNode(ServerAccount account, Path folder) {
        this.folder = folder;
        this.account = account;
        this.environment = environment(folder, port, mapperPort);
        try {
            write("enabled_plugins", "[].\n");
            write(
                    "rabbitmq.conf",
                    "default_user = " + USER + "\ndefault_pass = " + PASSWORD + "\nlog.console.level = error\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("rabbitmq-server")) && Files.isExecutable(PORT_MAPPER);
    }

    /** The rights of the user that the package made for it. */
    static Optional<ServerAccount> account() {
        return ServerAccount.of("rabbitmq");
    }

    int port() {
        return port;
    }

    synchronized boolean isAlive() {
        return node != null && node.isAlive();
    }

    synchronized String lastLines() {
        return node == null ? "" : node.lastLines();
    }

    @Override
    public synchronized void on() {
        if (mapper == null || !mapper.isAlive()) {
            mapper = launch(List.of(PORT_MAPPER.toString(), "-port", Integer.toString(mapperPort)), "epmd.pid");
        }
        if (node == null || !node.isAlive()) {
            node = launch(List.of(PROGRAMS.resolve("rabbitmq-server").toString()), "rabbitmq.pid");
        }
    }

    @Override
    public synchronized void off() {
        if (node != null) {
            node.stop();
        }
        if (mapper != null) {
            mapper.stop();
        }
    }

    @Override
    public synchronized void cut() {
        if (node != null) {
            node.kill();
        }
    }

    /** Makes a virtual host anew in which the user may do anything. */
    void createVirtualHost(String name) {
        control("eval", virtualHost(name, USER));
    }

    /** What makes a virtual host anew, as one Erlang expression: each rabbitmqctl starts an Erlang machine of its own. */
    static String virtualHost(String name, String user) {
        return """
                Host = <<"%s">>, User = <<"%s">>, All = <<".*">>,
                case rabbit_vhost:exists(Host) of true -> rabbit_vhost:delete(Host, User); false -> ok end,
                rabbit_vhost:add(Host, User),
                ok = rabbit_auth_backend_internal:set_permissions(User, Host, All, All, All, User).
                """.formatted(name, user);
    }

    private void control(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(PROGRAMS.resolve("rabbitmqctl").toString()));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("rabbitmqctl", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(account.command(command))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "rabbitmqctl " + arguments[0] + " did not end within " + COMMAND_LIMIT);
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException("rabbitmqctl " + arguments[0] + ": " + Files.readString(log));
                }
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private LeashedProcess launch(List<String> command, String pidFile) {
        return LeashedProcess.start(
                new LeashedProcess.Command(
                        account.command(command), environment, folder, folder.resolve(pidFile), "TERM", STOP_GRACE),
                line -> {});
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        account.give(file);
    }

    private static Map<String, String> environment(Path folder, int port, int mapperPort) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", folder.toString());
        environment.put("ERL_EPMD_PORT", Integer.toString(mapperPort));
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
        environment.put("RABBITMQ_NODENAME", "groundstate" + port + "@localhost");
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(FreePort.find()));
        environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
        environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString());
        environment.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                folder.resolve("enabled_plugins").toString());
        environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString());
        environment.put("RABBITMQ_PID_FILE", folder.resolve("node.pid").toString());
        return environment;
    }
}
