package dev.groundstate.local;

import java.lang.reflect.Field;
import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.security.auth.Subject;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHostNode;
import org.jspecify.annotations.Nullable;

/**
 * An AMQP 0-9-1 broker inside this Java process, its messages in memory only.
 *
 * <p>It stands in for RabbitMQ where that is not installed: quorum queues are accepted and kept as ordinary ones, and
 * dead-lettering and message expiry are not done.
 */
public final class EmbeddedBroker {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger("org.apache.qpid"), Logger.getLogger("qpid.message"));

    private final SystemLauncher launcher;
    private final Container container;
    private final int port;
    private final String user;
    private final String password;

    private EmbeddedBroker(SystemLauncher launcher, Container container, int port, String user, String password) {
        this.launcher = launcher;
        this.container = container;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /** Starts a broker on a port of 127.0.0.1. */
    public static EmbeddedBroker start(int port, String user, String password) {
        // RabbitMQ's arguments for queues and exchanges are unknown to this broker; by default it would close the
        // connection that names them.
        System.setProperty("queue.behaviourOnUnknownDeclareArgument", "IGNORE");
        System.setProperty("exchange.behaviourOnUnknownDeclareArgument", "IGNORE");
        LOGS.forEach(log -> log.setLevel(Level.WARNING));
        Container container = new Container();
        SystemLauncher launcher = new SystemLauncher(container);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("type", "Memory");
        attributes.put("initialConfigurationLocation", configuration().toString());
        attributes.put("startupLoggedToSystemOut", "false");
        attributes.put(
                "context",
                Map.of(
                        "groundstate.port", Integer.toString(port),
                        "groundstate.user", user,
                        "groundstate.password", password));
        try {
            launcher.startup(attributes);
        } catch (Exception failure) {
            launcher.shutdown();
            throw new LaunchException("The embedded broker cannot start: " + failure.getMessage() + ".", failure);
        }
        leaveStoppingToCaller(container.broker());
        EmbeddedBroker broker = new EmbeddedBroker(launcher, container, port, user, password);
        if (FreePort.isFree("127.0.0.1", port)) {
            broker.stop();
            throw new LaunchException("The embedded broker does not listen on port " + port + ".");
        }
        return broker;
    }

    /** The address of the default virtual host. */
    public URI url() {
        return url("");
    }

    /** Makes a virtual host, in place of one of that name, and gives its address. */
    public URI createVirtualHost(String name) {
        Broker<?> broker = container.broker();
        Subject.callAs(new Subject(true, Set.of(launcher.getSystemPrincipal()), Set.of(), Set.of()), () -> {
            broker.getChildren(VirtualHostNode.class).stream()
                    .filter(existing -> existing.getName().equals(name))
                    .forEach(existing -> existing.delete());
            broker.createChild(
                    VirtualHostNode.class,
                    Map.of(
                            "name",
                            name,
                            "type",
                            "Memory",
                            "virtualHostInitialConfiguration",
                            "{\"type\": \"Memory\"}"));
            return name;
        });
        return url("/" + name);
    }

    /** Stops the broker; its messages are gone. */
    public void stop() {
        launcher.shutdown();
    }

    /**
     * Takes the broker's own hook away, which has no switch: it would stop the broker together with this process, while
     * services that still use it are being stopped.
     */
    private static void leaveStoppingToCaller(Broker<?> broker) {
        try {
            Field hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
            hook.setAccessible(true);
            Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException("this version of the broker keeps its hook elsewhere", otherVersion);
        }
    }

    private URI url(String path) {
        return URI.create("amqp://" + user + ":" + password + "@127.0.0.1:" + port + path);
    }

    private static URL configuration() {
        URL configuration = EmbeddedBroker.class.getResource("broker.json");
        if (configuration == null) {
            throw new IllegalStateException("broker.json is missing from the class path");
        }
        return configuration;
    }

    /** Learns the broker's root object when it has started. */
    private static final class Container extends DefaultSystemLauncherListener {
        private volatile @Nullable SystemConfig<?> configuration;

        @Override
        public void onContainerResolve(SystemConfig<?> resolved) {
            configuration = resolved;
        }

        Broker<?> broker() {
            SystemConfig<?> resolved = configuration;
            if (resolved == null) {
                throw new IllegalStateException("the broker has not started");
            }
            return (Broker<?>) resolved.getContainer();
        }
    }
}
