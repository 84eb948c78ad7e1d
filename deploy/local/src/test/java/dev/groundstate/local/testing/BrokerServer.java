package dev.groundstate.local.testing;

import com.rabbitmq.client.Connection;
import dev.groundstate.local.Deadline;
import dev.groundstate.local.EmbeddedBroker;
import dev.groundstate.local.FreePort;
import dev.groundstate.local.testing.TestServices.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.DockerImageName;

/** Finds or starts the broker that {@link TestBroker} speaks of. */
final class BrokerServer implements BrokerServerMXBean {
    private static final String IMAGE = System.getProperty("groundstate.test.rabbitmq.image", "rabbitmq:4-management");
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final String url;
    private final Power power;
    private final UnaryOperator<String> virtualHosts;
    private final String kind;

    /**
     * Returns when the broker answers.
     *
     * @param virtualHosts makes a virtual host of a name and gives its address
     */
    private BrokerServer(String url, String source, Power power, UnaryOperator<String> virtualHosts) {
        this.url = url;
        this.power = power;
        this.virtualHosts = virtualHosts;
        awaitAnswer();
        this.kind = product() + " (" + source + ")";
        TestServices.record("broker", kind);
    }

    static BrokerServerMXBean find() {
        Optional<String> address = TestServices.environment("GROUNDSTATE_TEST_AMQP_URL");
        if (address.isPresent()) {
            String url = address.get();
            return new BrokerServer(url, "address in the environment", new Power.OfStranger(host(url)), name -> url);
        }
        for (Source source : Source.allowed()) {
            Optional<BrokerServer> server =
                    switch (source) {
                        case LOCAL -> local();
                        case EMBEDDED -> Optional.of(embedded());
                        case CONTAINERS -> container();
                    };
            if (server.isPresent()) {
                return server.get();
            }
        }
        throw new IllegalStateException(
                "Tests need RabbitMQ: install it (Debian: rabbitmq-server), start a Docker engine, "
                        + "or set GROUNDSTATE_TEST_AMQP_URL; tried " + Source.allowed());
    }

    private static Optional<BrokerServer> local() {
        if (!RabbitNode.isInstalled()) {
            return Optional.empty();
        }
        return RabbitNode.account().map(account -> {
            Path folder = TestServices.temporaryFolder("broker");
            account.give(folder);
            RabbitNode node = new RabbitNode(account, folder);
            TestServices.atExit(node::off, folder);
            node.on();
            String url = url(RabbitNode.USER, RabbitNode.PASSWORD, "127.0.0.1", node.port());
            if (!Deadline.await(START_LIMIT, () -> answers(url) || !node.isAlive()) || !node.isAlive()) {
                throw new IllegalStateException("RabbitMQ did not start:\n" + node.lastLines());
            }
            return new BrokerServer(url, Source.LOCAL.label(), node, name -> {
                node.createVirtualHost(name);
                return url + "/" + name;
            });
        });
    }

    private static BrokerServer embedded() {
        EmbeddedPower power = new EmbeddedPower(FreePort.find());
        power.on();
        TestServices.atExit(power::off, null);
        return new BrokerServer(
                url(EmbeddedPower.USER, EmbeddedPower.PASSWORD, "127.0.0.1", power.port),
                Source.EMBEDDED.label(),
                power,
                power::createVirtualHost);
    }

    private static Optional<BrokerServer> container() {
        if (!TestServices.dockerAnswers()) {
            return Optional.empty();
        }
        int port = FreePort.find();
        RabbitMQContainer container =
                new RabbitMQContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("rabbitmq"));
        container.setPortBindings(List.of(port + ":5672"));
        container.start();
        TestServices.atExit(container::stop, null);
        String url = url(container.getAdminUsername(), container.getAdminPassword(), container.getHost(), port);
        return Optional.of(new BrokerServer(
                url,
                Source.CONTAINERS.label() + " " + IMAGE,
                new Power.OfContainer(container.getContainerId()),
                name -> {
                    control(container, "eval", RabbitNode.virtualHost(name, container.getAdminUsername()));
                    return url + "/" + name;
                }));
    }

    private static void control(RabbitMQContainer container, String... arguments) {
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = "rabbitmqctl";
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            Container.ExecResult result = container.execInContainer(command);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException("rabbitmqctl " + arguments[0] + ": " + result.getStderr());
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public String getKind() {
        return kind;
    }

    @Override
    public String getUrl() {
        return url;
    }

    @Override
    public String createVirtualHost(String name) {
        return virtualHosts.apply(name);
    }

    @Override
    public void start() {
        power.on();
        awaitAnswer();
    }

    @Override
    public void stop() {
        power.off();
    }

    @Override
    public void kill() {
        power.cut();
    }

    private void awaitAnswer() {
        if (!Deadline.await(START_LIMIT, () -> answers(url))) {
            throw new IllegalStateException("No broker answers at " + host(url));
        }
    }

    private static boolean answers(String url) {
        try (Connection connection = TestBroker.connect(url)) {
            return connection.isOpen();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String product() {
        try (Connection connection = TestBroker.connect(url)) {
            Map<String, Object> properties = connection.getServerProperties();
            String product = String.valueOf(properties.get("product"));
            String name = product.equalsIgnoreCase("qpid") ? "Qpid Broker-J" : product;
            return name + " " + properties.get("version");
        } catch (IOException failure) {
            throw new IllegalStateException("No broker answers at " + host(url), failure);
        }
    }

    private static String url(String user, String password, String host, int port) {
        return "amqp://" + user + ":" + password + "@" + host + ":" + port;
    }

    /** The address without the password. */
    private static String host(String url) {
        URI address = URI.create(url);
        return address.getHost() + ":" + address.getPort();
    }

    private static final class EmbeddedPower implements Power {
        static final String USER = "groundstate";
        static final String PASSWORD = "groundstate";

        private final int port;
        private @Nullable EmbeddedBroker broker;

        EmbeddedPower(int port) {
            this.port = port;
        }

        @Override
        public synchronized void on() {
            if (broker == null) {
                broker = EmbeddedBroker.start(port, USER, PASSWORD);
            }
        }

        @Override
        public synchronized void off() {
            if (broker != null) {
                broker.stop();
                broker = null;
            }
        }

        @Override
        public void cut() {
            off();
        }

        synchronized String createVirtualHost(String name) {
            if (broker == null) {
                throw new IllegalStateException("the broker is stopped");
            }
            return broker.createVirtualHost(name).toString();
        }
    }
}
