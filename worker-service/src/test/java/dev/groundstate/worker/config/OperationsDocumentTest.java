package dev.groundstate.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.local.testing.OperationsDocument;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationsDocumentTest {

    @Test
    void every_key_is_documented_and_no_other() throws IOException {
        assertThat(OperationsDocument.keysUnder("Both services", "Worker"))
                .isEqualTo(ConfigMappings.getProperties(ConfigClass.configClass(WorkerConfig.class)).keySet().stream()
                        .filter(key -> !key.endsWith("[*]"))
                        .collect(Collectors.toSet()));
    }
}
