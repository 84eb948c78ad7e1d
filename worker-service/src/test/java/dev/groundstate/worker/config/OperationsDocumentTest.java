package dev.groundstate.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationsDocumentTest {

    @Test
    void every_key_of_a_worker_is_documented_and_no_other() throws IOException {
        Set<String> documented = documentedUnder("## Both services");
        documented.addAll(documentedUnder("## Worker"));
        assertThat(documented)
                .isEqualTo(new TreeSet<>(ConfigMappings.getProperties(ConfigClass.configClass(WorkerConfig.class))
                        .keySet()));
    }

    private static Set<String> documentedUnder(String heading) throws IOException {
        String text = Files.readString(Path.of("../docs/operations.md"));
        int start = text.indexOf(heading + "\n");
        int end = text.indexOf("\n## ", start + 1);
        Set<String> keys = new TreeSet<>();
        Matcher row = Pattern.compile("^\\| `(groundstate\\.[a-z.-]+)` \\|", Pattern.MULTILINE)
                .matcher(text.substring(start, end));
        while (row.find()) {
            keys.add(row.group(1));
        }
        return keys;
    }
}
