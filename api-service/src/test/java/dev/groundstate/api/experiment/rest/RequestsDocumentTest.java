package dev.groundstate.api.experiment.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.error.InvalidFieldsException;
import dev.groundstate.api.experiment.ExperimentRequest;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.experiment.ConfigurationField;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.BasisSet;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/requests.md held against the code that reads requests. */
class RequestsDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z_.\\[\\]]+)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|[^|]*\\|$", Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile("`([^`]*)`");

    /** The cells of a row that are checked, as the literals in them. */
    private record Row(Set<String> values, Set<String> defaults, Set<String> goesWith) {}

    private final ExperimentRequestReader reader = new ExperimentRequestReader(new Random(1));
    private final String document = Files.readString(Path.of("../docs/requests.md"));
    private final Map<String, Row> rows = new LinkedHashMap<>();

    RequestsDocumentTest() throws IOException {
        Matcher row = ROW.matcher(document.substring(0, document.indexOf("## Calls")));
        while (row.find()) {
            rows.put(row.group(1), new Row(literals(row.group(2)), literals(row.group(3)), literals(row.group(4))));
        }
    }

    private static Set<String> literals(String cell) {
        return LITERAL.matcher(cell).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    private Row row(String field) {
        return Objects.requireNonNull(rows.get(field), field);
    }

    @Test
    void every_field_has_its_row_and_no_other() {
        assertThat(rows.keySet())
                .isEqualTo(Stream.of(
                                fields("", ExperimentSchema.class),
                                fields("molecule.", ExperimentSchema.MoleculeSchema.class),
                                fields("molecule.atoms[].", ExperimentSchema.AtomSchema.class),
                                fields("molecule.active_space.", ExperimentSchema.ActiveSpaceSchema.class),
                                fields("configuration.", ExperimentSchema.ConfigurationSchema.class))
                        .flatMap(fields -> fields)
                        .collect(Collectors.toSet()));
    }

    private static Stream<String> fields(String prefix, Class<?> schema) {
        return Arrays.stream(schema.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> prefix + name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }

    @Test
    void every_field_with_a_row_is_read() {
        Set<String> wrong =
                Set.copyOf(unknown("""
                {"name":1,"execute_immediately":1,"priority":-1,"tags":1,"unknown":1,
                 "molecule":{%s},"configuration":{%s}}""".formatted(below("molecule\\.[a-z_]+"), below("configuration\\.[a-z_]+"))));
        assertThat(wrong).containsExactly("unknown");
    }

    private String below(String pattern) {
        return rows.keySet().stream()
                .filter(field -> field.matches(pattern))
                .map(field -> "\"" + field.substring(field.indexOf('.') + 1) + "\":{}")
                .collect(Collectors.joining(","));
    }

    private List<String> unknown(String body) {
        FieldErrors errors = new FieldErrors();
        reader.read(body.getBytes(StandardCharsets.UTF_8), errors);
        try {
            errors.refuseIfAny();
            return List.of();
        } catch (InvalidFieldsException invalid) {
            return invalid.errors().stream()
                    .filter(error -> error.message().startsWith("This field is not known"))
                    .map(error -> error.field())
                    .toList();
        }
    }

    @Test
    void every_name_that_may_be_chosen_is_there() {
        assertThat(row("molecule.basis").values())
                .containsExactlyInAnyOrderElementsOf(Choice.available(BasisSet.class));
        Map.of(
                        "method", Choice.available(Method.class),
                        "ansatz", Choice.available(Ansatz.class),
                        "optimizer", Choice.available(Optimizer.class),
                        "mapper", Choice.available(Mapper.class),
                        "pool", Choice.available(OperatorPool.class),
                        "backend", Choice.available(Backend.class))
                .forEach((field, names) -> assertThat(
                                row("configuration." + field).values())
                        .as(field)
                        .containsExactlyInAnyOrderElementsOf(names));
    }

    @Test
    void every_default_is_that_of_the_code() {
        JsonNode defaults = new ObjectMapper()
                .valueToTree(read("{\"molecule\":{\"smiles\":\"O\"}}").configuration());
        rows.forEach((field, row) -> {
            JsonNode value = defaults.path(field.replace("configuration.", ""));
            if (field.startsWith("configuration.") && !row.defaults().isEmpty() && !field.endsWith("layers")) {
                assertThat(row.defaults())
                        .as(field)
                        .anyMatch(shown -> value.isNumber()
                                ? Double.parseDouble(shown) == value.doubleValue()
                                : shown.equals(value.asText()));
            }
        });
    }

    @Test
    void every_field_goes_with_the_methods_that_make_use_of_it() {
        for (ConfigurationField field : ConfigurationField.values()) {
            Set<String> users = Stream.of(Method.values())
                    .filter(Method::available)
                    .filter(method -> Stream.of(Ansatz.values()).anyMatch(ansatz -> field.isUsedBy(method, ansatz)))
                    .map(Method::wireName)
                    .collect(Collectors.toSet());
            List<String> states = Stream.of(Ansatz.values())
                    .filter(ansatz -> field.isUsedBy(Method.VQE, ansatz))
                    .map(Ansatz::wireName)
                    .toList();
            if (!states.isEmpty() && states.size() < Ansatz.values().length) {
                users.addAll(states);
            }
            assertThat(row("configuration." + field.wireName()).goesWith())
                    .as(field.wireName())
                    .isEqualTo(users);
        }
    }

    @Test
    void what_is_not_available_yet_is_named() {
        for (String name : ExperimentRequestReader.CONFIGURATION_NOT_YET) {
            assertThat(document).contains("`" + name + "`");
        }
    }

    private ExperimentRequest read(String body) {
        FieldErrors errors = new FieldErrors();
        ExperimentRequest request = reader.read(body.getBytes(StandardCharsets.UTF_8), errors);
        errors.refuseIfAny();
        return request;
    }
}
