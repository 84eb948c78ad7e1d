package dev.groundstate.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.model.schema.SchemaVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {

    @Test
    void the_required_version_is_that_of_the_newest_migration() throws Exception {
        URI folder = Objects.requireNonNull(SchemaVersion.class.getResource("/db/migration"))
                .toURI();
        try (var files = Files.list(Path.of(folder))) {
            int newest = files.map(
                            file -> Objects.requireNonNull(file.getFileName()).toString())
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
            assertThat(newest).isEqualTo(SchemaVersion.REQUIRED);
        }
    }
}
