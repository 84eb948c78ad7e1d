package dev.groundstate.system;

import dev.groundstate.local.PostgresBinaries;
import dev.groundstate.local.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a database at one moment, which can be put back in one transaction while services use it: a dump where
 * PostgreSQL's own programs are installed, else a copy of the rows beside the tables.
 */
final class DatabaseCopy {
    private static final List<String> TABLES = List.of("experiment", "iteration", "outbox");

    private final TestDatabase.Database database;
    private final Optional<Path> programs;
    private final Path dump;

    private DatabaseCopy(TestDatabase.Database database) throws IOException {
        this.database = database;
        this.programs = PostgresBinaries.installed().filter(folder -> Stream.of("pg_dump", "psql")
                .allMatch(program -> Files.isExecutable(folder.resolve(program))));
        this.dump = Files.createTempFile("groundstate", ".sql");
    }

    static DatabaseCopy of(TestDatabase.Database database) {
        try {
            DatabaseCopy copy = new DatabaseCopy(database);
            copy.take();
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How it was made, for people. */
    String kind() {
        return programs.isPresent() ? "pg_dump and psql" : "rows put aside";
    }

    private void take() {
        if (programs.isPresent()) {
            run("pg_dump", "--clean", "--if-exists", "--file=" + dump);
            return;
        }
        execute(TABLES.stream()
                .flatMap(table -> Stream.of(
                        "drop table if exists copy_of_" + table,
                        "create table copy_of_" + table + " as table " + table))
                .toList());
    }

    void putBack() {
        if (programs.isPresent()) {
            run("psql", "--single-transaction", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + dump);
            return;
        }
        List<String> statements = new ArrayList<>(List.of("delete from outbox", "delete from experiment"));
        TABLES.forEach(
                table -> statements.add("insert into " + table + " overriding system value table copy_of_" + table));
        execute(statements);
    }

    private void execute(List<String> statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(programs.orElseThrow().resolve(program).toString());
        command.addAll(List.of(arguments));
        command.add("--dbname=" + database.url());
        try {
            Path output = Files.createTempFile(program, ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("PGUSER", database.user());
            builder.environment().put("PGPASSWORD", database.password());
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        program + " ended with status " + status + ": " + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
