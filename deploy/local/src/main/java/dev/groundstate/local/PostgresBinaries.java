package dev.groundstate.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of a PostgreSQL server: those packed with this one, or those installed on the machine. */
public final class PostgresBinaries {
    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /**
     * Unpacks the programs that were packed for this kind of machine, once.
     *
     * @param folder where they are kept; left as it is when they are there already
     * @return the folder with {@code initdb} and {@code postgres}
     */
    public static Path unpack(Path folder) {
        Path programs = folder.resolve("bin");
        if (Files.isExecutable(programs.resolve("postgres"))) {
            return programs;
        }
        String archive = "/" + archiveName();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new LaunchException("No PostgreSQL is packed for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + "; set GROUNDSTATE_DB_URL to a PostgreSQL server.");
            }
            Path parent = folder.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path unfinished = Files.createTempDirectory(parent, "unpacking");
            extract(packed, unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new LaunchException(
                    "PostgreSQL cannot be unpacked into " + folder + ": " + failure.getMessage() + ".", failure);
        }
        return programs;
    }

    /** The version of the programs packed with this one. */
    public static String packedVersion() {
        try (InputStream file = PostgresBinaries.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(file);
            return versions.getProperty("postgresql");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether programs are packed for this kind of machine. */
    public static boolean arePacked() {
        return PostgresBinaries.class.getResource("/" + archiveName()) != null;
    }

    /** The newest server installed where Debian and its relatives put it. */
    public static Optional<Path> installed() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.filter(version -> Files.isExecutable(version.resolve("bin/postgres"))
                            && Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(PostgresBinaries::majorVersion))
                    .map(version -> version.resolve("bin"));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static int majorVersion(Path version) {
        String digits = String.valueOf(version.getFileName()).replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String archiveName() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = Set.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
        return "postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static void extract(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Path directory = target.getParent();
                if (directory != null) {
                    Files.createDirectories(directory);
                }
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(archive, target);
                    Files.setPosixFilePermissions(target, permissions((entry.getMode() & OWNER_EXECUTES) != 0));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(boolean executable) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
