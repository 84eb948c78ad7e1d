package dev.groundstate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("science")
class EngineAsLibraryTest {

    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?void main.*?)```", Pattern.DOTALL);

    /** H2 at 0.741 Å in STO-3G: FCI of Psi4 1.3.2, -1.1372744055. */
    @Test
    void the_program_of_the_documentation_runs_as_it_stands(@TempDir Path folder) throws Exception {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("../docs/development.md")));
        assertThat(program.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Hydrogen.java"), program.group(1));

        String printed = run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString()));

        assertThat(printed).containsPattern("\\n-1\\.13727\\d+ hartree, 4 determinants\\n");
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(printed).isTrue();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
