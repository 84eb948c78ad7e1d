package dev.groundstate.system;

import dev.groundstate.local.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of the experiments as they stand in the database. Used by one thread. */
final class Rows implements AutoCloseable {
    private static final int VALIDATION_SECONDS = 2;

    private final TestDatabase.Database database;
    private Connection connection;

    Rows(TestDatabase.Database database) {
        this.database = database;
    }

    /**
     * An experiment's row; times by the database's clock.
     *
     * @param energy of the last saved iteration, hartree
     * @param reportedEnergy of the result
     */
    record Row(
            String status,
            long epoch,
            int savedIterations,
            Double energy,
            Double bestEnergy,
            Double reportedEnergy,
            String errorMessage,
            String claim,
            String workerId,
            Optional<Instant> startedAt,
            Optional<Instant> cancelledAt,
            Optional<Instant> stoppedAt,
            Optional<Instant> completedAt,
            Instant updatedAt) {
        boolean isFinal() {
            return List.of("completed", "failed", "cancelled").contains(status);
        }

        boolean isRunningFrom(int iteration) {
            return status.equals("running") && savedIterations >= iteration;
        }

        Duration cancelLatency() {
            return Duration.between(cancelledAt.orElseThrow(), stoppedAt.orElseThrow());
        }
    }

    /** A saved iteration. */
    record Point(int iteration, double energy) {}

    Row row(long id) {
        return query(
                        """
                        select status, epoch, saved_iterations, energy, best_energy,
                               (result ->> 'energy')::double precision, error_message, claim, worker_id,
                               started_at, cancelled_at, stopped_at, completed_at, updated_at
                        from experiment where id = ?""",
                        id,
                        found -> new Row(
                                found.getString(1),
                                found.getLong(2),
                                found.getInt(3),
                                found.getObject(4, Double.class),
                                found.getObject(5, Double.class),
                                found.getObject(6, Double.class),
                                found.getString(7),
                                found.getString(8),
                                found.getString(9),
                                time(found, 10),
                                time(found, 11),
                                time(found, 12),
                                time(found, 13),
                                time(found, 14).orElseThrow()))
                .getFirst();
    }

    List<Point> points(long id) {
        return query(
                "select iteration, energy from iteration where experiment_id = ? order by iteration",
                id,
                found -> new Point(found.getInt(1), found.getDouble(2)));
    }

    /** The database's clock. */
    Instant now() {
        return query("select clock_timestamp() where 0 <= ?", 0, found -> time(found, 1)
                        .orElseThrow())
                .getFirst();
    }

    private static Optional<Instant> time(ResultSet found, int column) throws SQLException {
        return Optional.ofNullable(found.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet found) throws SQLException;
    }

    private <T> List<T> query(String sql, long parameter, Reader<T> reader) {
        try (PreparedStatement statement = connected().prepareStatement(sql)) {
            statement.setLong(1, parameter);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection connected() throws SQLException {
        if (connection == null || !connection.isValid(VALIDATION_SECONDS)) {
            connection = database.connect();
        }
        return connection;
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            connection = null;
        }
    }
}
