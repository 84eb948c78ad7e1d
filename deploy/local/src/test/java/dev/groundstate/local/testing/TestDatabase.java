package dev.groundstate.local.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The PostgreSQL server of the tests. Thread-safe. */
public final class TestDatabase {
    private final DatabaseServerMXBean server;

    /**
     * A database on the server.
     *
     * @param url {@code postgresql://host:port/name}
     * @param user may do anything in it
     */
    public record Database(String name, String url, String user, String password) {
        public String jdbcUrl() {
            return "jdbc:" + url;
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), user, password);
        }
    }

    private TestDatabase(DatabaseServerMXBean server) {
        this.server = server;
    }

    /** The server of this Java process, started on the first call. */
    public static TestDatabase instance() {
        return new TestDatabase(JavaProcess.service("database", DatabaseServerMXBean.class, DatabaseServer::find));
    }

    /** The address of the server's own database, {@code postgresql://host:port/name}. */
    public String url() {
        return url(server.getDatabase());
    }

    public String jdbcUrl() {
        return "jdbc:" + url();
    }

    public String user() {
        return server.getUser();
    }

    public String password() {
        return server.getPassword();
    }

    public String host() {
        return server.getHost();
    }

    public int port() {
        return server.getPort();
    }

    /** For people, for example {@code PostgreSQL 15.18 (local binary)}. */
    public String kind() {
        return server.getKind();
    }

    /**
     * A fresh, empty database; one of the same name is dropped, whoever is connected to it.
     *
     * @param name lower-case letters, digits and underscores
     */
    public Database createDatabase(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (!lowerCase.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not the name of a database: " + name);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + lowerCase + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + lowerCase);
        } catch (SQLException failure) {
            throw new IllegalStateException("No database " + lowerCase + " on " + url(), failure);
        }
        return new Database(lowerCase, url(lowerCase), user(), password());
    }

    /** Starts the stopped server on its port with its data, and returns when it accepts connections. */
    public void start() {
        server.start();
    }

    /** Stops the server, which closes all connections, and returns when it is gone. */
    public void stop() {
        server.stop();
    }

    /** Kills the server as a crash would. */
    public void kill() {
        server.kill();
    }

    private String url(String database) {
        return "postgresql://" + server.getHost() + ":" + server.getPort() + "/" + database;
    }
}
