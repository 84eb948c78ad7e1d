package dev.groundstate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest {

    @Test
    void the_broker_answers_until_it_is_told_to_stop_even_while_its_process_ends() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("it answered to the end");
    }

    /** A process that ends by itself and watches its broker meanwhile. */
    public static final class Ending {
        private static final Duration WATCHED = Duration.ofSeconds(1);

        private Ending() {}

        /** Starts a broker, and ends. */
        public static void main(String[] arguments) {
            int port = FreePort.find();
            EmbeddedBroker broker = EmbeddedBroker.start(port, "guest", "secret");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                boolean gone = Deadline.await(WATCHED, Duration.ofMillis(20), () -> FreePort.isFree("127.0.0.1", port));
                System.out.println(gone ? "it went by itself" : "it answered to the end");
                broker.stop();
            }));
            System.exit(0);
        }
    }
}
