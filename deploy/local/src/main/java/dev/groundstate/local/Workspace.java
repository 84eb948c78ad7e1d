package dev.groundstate.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code .groundstate}: what is kept between two runs of the local stack. One process at a time has it.
 */
final class Workspace implements AutoCloseable {
    private static final long LEAST_SPACE = 256L << 20;
    private static final int PASSWORD_BYTES = 16;
    private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(15);

    /** How much later than its pid file a process may claim to have started: clocks of files are coarse. */
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    private final Path folder;
    private final FileChannel lockFile;

    private Workspace(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Makes the folder below the project's root, if need be, and takes it. */
    static Workspace open(Path root) {
        Path folder = root.resolve(".groundstate");
        try {
            Files.createDirectories(folder);
            String owner = Files.getOwner(folder).getName();
            String user = System.getProperty("user.name");
            if (!owner.equals(user)) {
                throw new LaunchException(
                        "The folder " + folder + " belongs to user " + owner + " and this is " + user + ".");
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            long space = Files.getFileStore(folder).getUsableSpace();
            if (space < LEAST_SPACE) {
                throw new LaunchException("The disk with " + folder + " has " + (space >> 20) + " MB left; "
                        + (LEAST_SPACE >> 20) + " MB are needed.");
            }
            FileChannel lockFile = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                String holder = Files.readString(folder.resolve("lock")).strip();
                lockFile.close();
                throw new LaunchException("Groundstate is already up in this folder"
                        + (holder.isEmpty() ? "" : " (process " + holder + ")") + "; stop it first.");
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new Workspace(folder, lockFile);
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** The password of the embedded services, made on the first call. */
    String password() {
        Path file = resolve("password");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(random);
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
    }

    void delete(String name) {
        try {
            if (Files.exists(resolve(name))) {
                Files.walkFileTree(resolve(name), new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        } catch (IOException failure) {
            throw unusable(resolve(name), failure);
        }
    }

    /**
     * Stops what an earlier run left behind. Its processes end by themselves when it was killed; this waits for them,
     * and ends those whose leash was killed too.
     */
    void clear(Consumer<String> log) {
        List<Path> pidFiles;
        try (Stream<Path> files = Files.list(folder)) {
            pidFiles = files.filter(file -> file.toString().endsWith(".pid")).toList();
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
        for (Path pidFile : pidFiles) {
            leftover(pidFile).filter(ProcessHandle::isAlive).forEach(process -> {
                log.accept("Stopping process " + process.pid() + ", left behind by an earlier run.");
                process.destroy();
                if (!Deadline.await(LEFTOVER_GRACE, () -> !process.isAlive())) {
                    process.destroyForcibly();
                }
            });
            delete(String.valueOf(pidFile.getFileName()));
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
    }

    /** The process a pid file speaks of, unless its number was given to another one since. */
    private static Stream<ProcessHandle> leftover(Path pidFile) {
        try {
            FileTime written = Files.getLastModifiedTime(pidFile);
            Instant latestStart = written.toInstant().plus(CLOCK_GRAIN);
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).stream()
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(started -> !started.isAfter(latestStart))
                            .isPresent());
        } catch (IOException | NumberFormatException goneOrEmpty) {
            return Stream.empty();
        }
    }

    private static LaunchException unusable(Path path, IOException failure) {
        return new LaunchException(
                "The folder " + path + " cannot be used: " + failure.getClass().getSimpleName() + ", "
                        + failure.getMessage() + ".",
                failure);
    }
}
