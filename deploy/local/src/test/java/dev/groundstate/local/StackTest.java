package dev.groundstate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.groundstate.local.testing.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher, database and broker with stubs in place of the services. */
class StackTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The unpacked PostgreSQL, of which one serves all tests. */
    @TempDir
    private static Path programs;

    @TempDir
    private Path root;

    private final int port = FreePort.find();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final List<Stack> stacks = new ArrayList<>();

    @BeforeAll
    static void unpack() {
        PostgresBinaries.unpack(programs.resolve("postgresql"));
    }

    @BeforeEach
    void put_programs_in_place() throws Exception {
        Path workspace = Files.createDirectories(root.resolve(".groundstate"));
        Files.createSymbolicLink(
                workspace.resolve("postgresql-" + PostgresBinaries.packedVersion()), programs.resolve("postgresql"));
        writeStub(root.resolve("api-service/target/quarkus-app/quarkus-run.jar"));
        writeStub(root.resolve("worker-service/target/quarkus-app/quarkus-run.jar"));
    }

    @AfterEach
    void stop() {
        stacks.forEach(Stack::stop);
    }

    @Test
    void all_parts_are_told_of_one_another_and_stop_in_order() throws Exception {
        Stack stack = stack(false, 2);
        stack.start();

        assertThat(Deadline.await(
                        LIMIT,
                        () -> lines().filter(line -> line.contains("profile local"))
                                        .count()
                                == 3))
                .isTrue();
        String database = told("worker-2", "database");
        String broker = told("api     ", "broker");
        execute(database, "SELECT 1");
        try (com.rabbitmq.client.Connection connection = TestBroker.connect(broker)) {
            assertThat(connection.isOpen()).isTrue();
        }

        stack.stop();

        assertThat(lines().filter(line -> line.endsWith("| stopped")).toList())
                .hasSize(3)
                .last()
                .isEqualTo("api      | stopped");
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(database, "SELECT 1"));
        assertThat(FreePort.isFree("127.0.0.1", port)).isTrue();
        try (Stream<Path> files = Files.list(root.resolve(".groundstate"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".pid"));
        }
    }

    @Test
    void a_killed_database_and_a_killed_service_come_back() throws Exception {
        stack(false, 0).start();
        assertThat(Deadline.await(LIMIT, () -> lines().anyMatch(line -> line.contains("profile"))))
                .isTrue();
        String database = told("api     ", "database");

        kill("postgres");
        kill("api");

        assertThat(Deadline.await(LIMIT, () -> answers(database))).isTrue();
        assertThat(Deadline.await(LIMIT, () -> !FreePort.isFree("127.0.0.1", port)))
                .isTrue();
        assertThat(lines())
                .contains(
                        "postgres | ended with status 137; starting again in 1 s",
                        "api      | ended with status 137; starting again in 1 s");
    }

    @Test
    void data_are_kept_unless_a_fresh_start_is_asked_for() throws Exception {
        run(false, "CREATE TABLE fact (id int)");
        run(false, "SELECT * FROM fact");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(true, "SELECT * FROM fact"))
                .withMessageContaining("fact");
    }

    @Test
    void a_taken_port_is_said_in_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(() -> stack(false, 1).start())
                    .withMessage("Port " + taken.getLocalPort()
                            + " is taken by another program; choose another with --port.");
        }
    }

    private void run(boolean fresh, String sql) throws SQLException {
        output.reset();
        Stack stack = stack(fresh, 0);
        stack.start();
        try {
            assertThat(Deadline.await(LIMIT, () -> lines().anyMatch(line -> line.contains("profile"))))
                    .isTrue();
            execute(told("api     ", "database"), sql);
        } finally {
            stack.stop();
        }
    }

    private Stack stack(boolean fresh, int workers) {
        Console console = new Console(new PrintStream(output, true, StandardCharsets.UTF_8));
        Stack stack = new Stack(new Options(fresh, workers, port, false), root, Map.of(), console);
        stacks.add(stack);
        return stack;
    }

    private Stream<String> lines() {
        return output.toString(StandardCharsets.UTF_8).lines();
    }

    private String told(String part, String what) {
        String prefix = part + " | " + what + " ";
        return lines().filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow();
    }

    private void kill(String part) throws Exception {
        long pid = Long.parseLong(Files.readString(root.resolve(".groundstate").resolve(part + ".pid"))
                .strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(Deadline.await(LIMIT, () -> lines().anyMatch(
                                line -> line.startsWith(part) && line.contains("starting again"))))
                .isTrue();
    }

    private boolean answers(String database) {
        try {
            execute(database, "SELECT 1");
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + database, "groundstate", password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String password() {
        try {
            return Files.readString(root.resolve(".groundstate/password")).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void writeStub(Path jar) throws Exception {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        String entry = StubService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = StubService.class.getClassLoader().getResourceAsStream(entry)) {
            archive.putNextEntry(new JarEntry(entry));
            archive.write(code.readAllBytes());
        }
    }
}
