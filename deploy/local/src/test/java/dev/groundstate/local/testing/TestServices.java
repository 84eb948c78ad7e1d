package dev.groundstate.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** What the test database and the test broker have in common: where they come from and what is kept of it. */
final class TestServices {
    private TestServices() {}

    /** Where a service comes from, in the order in which they are tried. */
    enum Source {
        LOCAL("local binary"),
        EMBEDDED("embedded"),
        CONTAINERS("container");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** What is appended to the name of the server. */
        String label() {
            return label;
        }

        /** The sources to try: all, or the one that {@code GROUNDSTATE_TEST_SERVICES} asks for. */
        static List<Source> allowed() {
            Optional<String> forced = environment("GROUNDSTATE_TEST_SERVICES");
            if (forced.isEmpty()) {
                return List.of(values());
            }
            return List.of(Arrays.stream(values())
                    .filter(source -> source.name().toLowerCase(Locale.ROOT).equals(forced.get()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "GROUNDSTATE_TEST_SERVICES must be local, embedded or containers, not " + forced.get())));
        }
    }

    static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** A folder that another user may enter too; it disappears with this process. */
    static Path temporaryFolder(String name) {
        try {
            Path folder = Files.createTempDirectory("groundstate-" + name + "-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops a service, then removes its folder, when this process ends. */
    static void atExit(Runnable stop, @Nullable Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            if (folder != null) {
                delete(folder);
            }
        }));
    }

    /** Writes the kind of a service into the module's {@code target/test-services.txt}. */
    static void record(String role, String kind) {
        Path report =
                Path.of(Optional.ofNullable(System.getProperty("basedir")).orElse("."), "target", "test-services.txt");
        try {
            TreeMap<String, String> kinds = new TreeMap<>();
            if (Files.exists(report)) {
                for (String line : Files.readAllLines(report)) {
                    String[] parts = line.split(": ", 2);
                    kinds.put(parts[0], parts[parts.length - 1]);
                }
            }
            kinds.put(role, kind);
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.write(
                    report,
                    kinds.entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue())
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException stillInUse) {
            System.err.println("Left behind: " + folder + " (" + stillInUse + ")");
        }
    }
}
