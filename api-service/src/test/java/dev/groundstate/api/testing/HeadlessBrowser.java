package dev.groundstate.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, with a profile of its own. One page, closed with it. */
public final class HeadlessBrowser implements AutoCloseable {
    private static final List<String> BINARIES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final int CLOSE_SECONDS = 10;

    private final Process process;
    private final Path profile;

    private HeadlessBrowser(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /**
     * Opens a page.
     *
     * @param hostRules how names are resolved, such as {@code MAP elsewhere.example 127.0.0.1}
     */
    public static HeadlessBrowser open(URI page, String hostRules) {
        try {
            Path profile = Files.createTempDirectory("browser");
            Process process = new ProcessBuilder(
                            binary(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-proxy-server",
                            "--remote-debugging-port=0",
                            "--host-resolver-rules=" + hostRules,
                            "--user-data-dir=" + profile.resolve("profile"),
                            page.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("output.txt").toFile())
                    .start();
            return new HeadlessBrowser(process, profile);
        } catch (IOException failure) {
            throw new UncheckedIOException("Chromium does not start", failure);
        }
    }

    private static String binary() {
        String named = System.getenv("CHROMIUM");
        return Stream.concat(Stream.ofNullable(named), BINARIES.stream())
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "Chromium is not installed. Install it (Debian: apt-get install --no-install-recommends chromium)"
                                + " or name its binary in the environment variable CHROMIUM; looked for "
                                + BINARIES + "."));
    }

    /** What the browser said, for the message of a failed test. */
    public String output() {
        try {
            return Files.readString(profile.resolve("output.txt"));
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(HeadlessBrowser::awaitEnd);
        deleteProfile();
    }

    private static void awaitEnd(ProcessHandle handle) {
        ProcessHandle ended = handle.onExit()
                .completeOnTimeout(handle, CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
        Objects.requireNonNull(ended);
    }

    /** A process that is still dying may write once more; what is left is the temporary folder's. */
    private void deleteProfile() {
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        } catch (IOException | UncheckedIOException failure) {
            profile.toFile().deleteOnExit();
        }
    }
}
