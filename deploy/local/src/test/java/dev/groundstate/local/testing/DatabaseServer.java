package dev.groundstate.local.testing;

import dev.groundstate.local.Deadline;
import dev.groundstate.local.FreePort;
import dev.groundstate.local.LeashedProcess;
import dev.groundstate.local.PostgresBinaries;
import dev.groundstate.local.PostgresCluster;
import dev.groundstate.local.ServerAccount;
import dev.groundstate.local.testing.TestServices.Source;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Finds or starts the database server that {@link TestDatabase} speaks of. */
final class DatabaseServer implements DatabaseServerMXBean {
    private static final String USER = "groundstate";
    private static final String PASSWORD = "groundstate";
    private static final String IMAGE = System.getProperty("groundstate.test.postgres.image", "postgres:17");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Durability against a loss of power is given up; that against a killed server is not. */
    private static final Map<String, String> SETTINGS =
            Map.of("max_connections", "200", "fsync", "off", "log_min_messages", "fatal");

    private final String host;
    private final int port;
    private final String database;
    private final String user;
    private final String password;
    private final Power power;
    private final String kind;

    private DatabaseServer(
            String host, int port, String database, String user, String password, String source, Power power) {
        this.host = host;
        this.port = port;
        this.database = database;
        this.user = user;
        this.password = password;
        this.power = power;
        this.kind = "PostgreSQL " + version() + " (" + source + ")";
        TestServices.record("database", kind);
    }

    static DatabaseServerMXBean find() {
        Optional<String> address = TestServices.environment("GROUNDSTATE_TEST_DB_URL");
        if (address.isPresent()) {
            return external(address.get());
        }
        for (Source source : Source.allowed()) {
            Optional<DatabaseServer> server =
                    switch (source) {
                        case LOCAL -> local();
                        case EMBEDDED -> embedded();
                        case CONTAINERS -> container();
                    };
            if (server.isPresent()) {
                return server.get();
            }
        }
        throw new IllegalStateException(
                "Tests need PostgreSQL: install it (Debian: postgresql), start a Docker engine, "
                        + "or set GROUNDSTATE_TEST_DB_URL, _USER and _PASSWORD; tried " + Source.allowed());
    }

    private static DatabaseServer external(String address) {
        URI url = URI.create(address);
        return new DatabaseServer(
                url.getHost(),
                url.getPort() < 0 ? 5432 : url.getPort(),
                url.getPath().substring(1),
                TestServices.environment("GROUNDSTATE_TEST_DB_USER").orElse(USER),
                TestServices.environment("GROUNDSTATE_TEST_DB_PASSWORD").orElse(""),
                "address in the environment",
                new Power.OfStranger(address));
    }

    private static Optional<DatabaseServer> local() {
        return PostgresBinaries.installed()
                .flatMap(programs -> ServerAccount.of("postgres").map(account -> {
                    Path folder = TestServices.temporaryFolder("database");
                    return own(programs, account, folder, Source.LOCAL);
                }));
    }

    private static Optional<DatabaseServer> embedded() {
        if (!PostgresBinaries.arePacked()) {
            return Optional.empty();
        }
        return ServerAccount.ofThisUser().or(() -> ServerAccount.of("daemon")).map(account -> {
            Path folder = TestServices.temporaryFolder("database");
            Path programs = PostgresBinaries.unpack(folder.resolve("postgresql"));
            return own(programs, account, folder, Source.EMBEDDED);
        });
    }

    private static DatabaseServer own(Path programs, ServerAccount account, Path folder, Source source) {
        account.give(folder);
        PostgresCluster cluster = new PostgresCluster(programs, folder.resolve("data"), account);
        OwnPower power = new OwnPower(cluster, FreePort.find());
        TestServices.atExit(power::off, folder);
        cluster.create(USER, PASSWORD);
        power.on();
        return new DatabaseServer("127.0.0.1", power.port, "postgres", USER, PASSWORD, source.label(), power);
    }

    private static Optional<DatabaseServer> container() {
        if (!TestServices.dockerAnswers()) {
            return Optional.empty();
        }
        int port = FreePort.find();
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"))
                .withUsername(USER)
                .withPassword(PASSWORD)
                .withDatabaseName(USER);
        container.setPortBindings(List.of(port + ":5432"));
        container.start();
        TestServices.atExit(container::stop, null);
        return Optional.of(new DatabaseServer(
                container.getHost(),
                port,
                USER,
                USER,
                PASSWORD,
                Source.CONTAINERS.label() + " " + IMAGE,
                new Power.OfContainer(container.getContainerId())));
    }

    @Override
    public String getKind() {
        return kind;
    }

    @Override
    public String getHost() {
        return host;
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public String getDatabase() {
        return database;
    }

    @Override
    public String getUser() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void start() {
        power.on();
        if (!Deadline.await(START_LIMIT, this::answers)) {
            throw new IllegalStateException("The database on port " + port + " does not answer");
        }
    }

    @Override
    public void stop() {
        power.off();
    }

    @Override
    public void kill() {
        power.cut();
    }

    private boolean answers() {
        try {
            return !version().isEmpty();
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private String version() {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + host + ":" + port + "/" + database, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW server_version")) {
            rows.next();
            return rows.getString(1).replaceAll(" .*", "");
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "No PostgreSQL answers at " + host + ":" + port + " for user " + user, failure);
        }
    }

    private static final class OwnPower implements Power {
        private final PostgresCluster cluster;
        private final int port;
        private @Nullable LeashedProcess process;

        OwnPower(PostgresCluster cluster, int port) {
            this.cluster = cluster;
            this.port = port;
        }

        @Override
        public synchronized void on() {
            if (process != null && process.isAlive()) {
                return;
            }
            LeashedProcess started = cluster.serve(port, SETTINGS, line -> {});
            process = started;
            Deadline.await(START_LIMIT, () -> cluster.isReady(started) || !started.isAlive());
            if (!cluster.isReady(started)) {
                started.stop();
                throw new IllegalStateException("PostgreSQL did not start:\n" + started.lastLines());
            }
        }

        @Override
        public synchronized void off() {
            if (process != null) {
                process.stop();
            }
        }

        @Override
        public synchronized void cut() {
            if (process != null) {
                process.kill();
            }
        }
    }
}
