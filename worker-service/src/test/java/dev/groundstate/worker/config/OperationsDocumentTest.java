package dev.groundstate.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.local.testing.OperationsDocument;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationsDocumentTest {

    private static final ConfigClass CONFIGURATION = ConfigClass.configClass(WorkerConfig.class);

    private final Map<String, Set<String>> documented = OperationsDocument.defaultsUnder("Both services", "Worker");

    OperationsDocumentTest() throws IOException {}

    @Test
    void every_key_is_documented_and_no_other() {
        assertThat(documented.keySet())
                .isEqualTo(ConfigMappings.getProperties(CONFIGURATION).keySet().stream()
                        .filter(key -> !key.endsWith("[*]"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void every_default_that_is_shown_is_the_one_of_the_code() {
        documented.forEach((key, shown) -> {
            Property property = Objects.requireNonNull(
                    ConfigMappings.getProperties(CONFIGURATION).get(key), key);
            if (!shown.isEmpty()) {
                assertThat(shown).as(key).contains(property.hasDefaultValue() ? property.getDefaultValue() : "none");
            }
        });
    }
}
