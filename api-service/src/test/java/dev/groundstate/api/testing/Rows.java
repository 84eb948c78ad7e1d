package dev.groundstate.api.testing;

import dev.groundstate.model.attachment.AttachmentName;
import dev.groundstate.model.attachment.Packing;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The database as a worker or an operator would reach it: by plain SQL beside the service. */
public final class Rows {
    private Rows() {}

    /** Opens a connection of its own. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + setting("groundstate.db-url"),
                setting("groundstate.db-user"),
                setting("groundstate.db-password"));
    }

    /** Changes rows and returns how many. */
    public static int change(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Runs statements without values. */
    public static void run(String sql) {
        try (Connection connection = connect();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Returns the first column of the first row as text; null when there is none. */
    public static @Nullable String text(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Returns the first column of the first row as a number; 0 when there is none. */
    public static long number(String sql, Object... values) {
        String text = text(sql, values);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** Plays a worker that claims (E1); returns its token. */
    public static String claim(long id, String leaseInterval) {
        String token = text("""
                update experiment set status = 'running', claim = gen_random_uuid(), epoch = epoch + 1,
                    worker_id = 'worker-of-the-test', lease_until = now() + ?::interval, started_at = now()
                where id = ? and status = 'queued' returning claim""", leaseInterval, id);
        if (token == null) {
            throw new AssertionError("experiment " + id + " could not be claimed");
        }
        return token;
    }

    /** Plays a worker that saves iterations (P1), each 1 mhartree below the last. */
    public static void save(long id, String token, int from, int to) {
        change("""
                with held as (
                    update experiment set saved_iterations = ?, energy = -1 - ?/1000.0, best_energy = -1 - ?/1000.0,
                        updated_at = now()
                    where id = ? and claim = ?::uuid and status = 'running' and saved_iterations = ? returning id)
                insert into iteration (experiment_id, iteration, energy, residual, evaluations)
                select id, i, -1 - i/1000.0, 0.1, i from held, generate_series(?::int, ?::int) i""", to, to, to, id, token, from - 1, from, to);
    }

    /** Plays a worker that hands over a document. */
    public static void attach(long id, AttachmentName name, String content) {
        change(
                "insert into attachment (experiment_id, name, content) values (?, ?, ?)",
                id,
                name.fileName(),
                Packing.pack(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Plays a worker that ends its run (E5); returns how many rows it touched. */
    public static int complete(long id, String token) {
        return change("""
                update experiment set status = 'completed', completed_at = now(), lease_until = null,
                    result = '{"converged": true, "qubits": 4, "nothing": null}'
                where id = ? and claim = ?::uuid and status = 'running'""", id, token);
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
