package dev.groundstate.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command {@code ./groundstate up}: the whole stack until it is told to stop. */
public final class Main {
    private Main() {}

    static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            Options options = Options.parse(Arrays.asList(arguments));
            if (options.help()) {
                System.out.print(Options.usage());
                return;
            }
            run(options);
        } catch (LaunchException obstacle) {
            System.err.println(obstacle.getMessage());
            System.exit(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Options options) throws InterruptedException {
        long begin = System.nanoTime();
        Console console = new Console(System.out);
        Stack stack = new Stack(options, Path.of("").toAbsolutePath(), System.getenv(), console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (stack.runsServices()) {
                console.print("Stopping.");
            }
            stack.stop();
        }));
        try {
            stack.start();
        } catch (LaunchException obstacle) {
            if (stack.isStopping()) {
                return;
            }
            throw obstacle;
        }
        console.print(welcome(options, Duration.ofNanos(System.nanoTime() - begin)));
        new CountDownLatch(1).await();
    }

    private static String welcome(Options options, Duration elapsed) {
        String address = "http://localhost:" + options.port();
        return """

                Groundstate is ready at %1$s after %2$.1f s. Ctrl-C stops it.

                  Look      %1$s/
                  API       %1$s/q/swagger-ui
                  Try       the ground state of H2:
                            curl %1$s/api/v1/experiments -d '{"name": "H2", "execute_immediately": true,
                              "molecule": {"atoms": [{"symbol": "H", "x": 0, "y": 0, "z": 0}, {"symbol": "H", "x": 0, "y": 0, "z": 0.74}],
                                "basis": "sto-3g"}, "configuration": {"method": "VQE"}}'
                            curl %1$s/api/v1/experiments/ID   (ID: the id in the answer)
                """.formatted(address, elapsed.toMillis() / 1000.0);
    }
}
