package dev.groundstate.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The PostgreSQL server that comes with the project, its data kept in the workspace. */
final class EmbeddedDatabase {
    private static final String NAME = "groundstate";
    private static final String DATA = "database";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** No word of routine; what a client did wrong, the client is told. */
    private static final Map<String, String> SETTINGS = Map.of("log_min_messages", "fatal", "log_line_prefix", "");

    private final SupervisedProcess server;
    private final DatabaseAddress address;

    private EmbeddedDatabase(SupervisedProcess server, DatabaseAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts the server, makes its database if there is none, and returns when it accepts connections.
     *
     * @param fresh whether to delete the data first
     */
    static EmbeddedDatabase start(Workspace workspace, boolean fresh, Consumer<String> log) {
        ServerAccount account = ServerAccount.ofThisUser()
                .orElseThrow(() -> new LaunchException("PostgreSQL does not run as root and this system forbids user"
                        + " namespaces: run this as an ordinary user, or set GROUNDSTATE_DB_URL to a PostgreSQL"
                        + " server."));
        if (fresh) {
            workspace.delete(DATA);
        }
        String version = PostgresBinaries.packedVersion();
        Path programs = PostgresBinaries.unpack(workspace.resolve("postgresql-" + version));
        PostgresCluster cluster = new PostgresCluster(programs, workspace.resolve(DATA), account);
        String password = workspace.password();
        create(cluster, workspace, version, password, log);
        int port = FreePort.find();
        SupervisedProcess server = new SupervisedProcess(() -> cluster.serve(port, SETTINGS, log), log);
        server.start();
        LeashedProcess first = server.current();
        if (first == null
                || !Deadline.await(START_LIMIT, () -> cluster.isReady(first) || !first.isAlive())
                || !first.isAlive()) {
            server.stop();
            throw new LaunchException("PostgreSQL does not start with the data in " + cluster.data() + " ("
                    + (first == null ? "stopped" : PostgresCluster.reason(first.lastLines()))
                    + "); ./groundstate up --fresh starts from an empty database.");
        }
        return new EmbeddedDatabase(
                server, new DatabaseAddress("postgresql://127.0.0.1:" + port + "/" + NAME, NAME, password));
    }

    DatabaseAddress address() {
        return address;
    }

    void stop() {
        server.stop();
    }

    private static void create(
            PostgresCluster cluster, Workspace workspace, String version, String password, Consumer<String> log) {
        // The mark is written last, so that a creation cut short is begun anew.
        Path mark = cluster.data().resolve("groundstate-version");
        try {
            if (!Files.exists(mark)) {
                workspace.delete(DATA);
                log.accept("making an empty database");
                cluster.create(NAME, password);
                cluster.createDatabase(NAME);
                Files.writeString(mark, version);
            }
            String madeBy = Files.readString(mark).strip();
            if (!major(madeBy).equals(major(version))) {
                throw new LaunchException("The data in " + cluster.data() + " are of PostgreSQL " + madeBy
                        + " and the server is " + version + "; ./groundstate up --fresh starts from an empty"
                        + " database.");
            }
        } catch (IOException failure) {
            throw new LaunchException(
                    "The folder " + cluster.data() + " cannot be used: " + failure.getMessage() + ".", failure);
        }
    }

    private static String major(String version) {
        return version.replaceAll("\\..*", "");
    }
}
