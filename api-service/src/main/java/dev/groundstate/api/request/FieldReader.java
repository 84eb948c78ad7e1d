package dev.groundstate.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.model.experiment.Choice;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads the fields of one JSON object by name. What is wrong is noted and read as absent, so that reading goes on;
 * null, {@code ""} and {@code []} are absent. Used by one request at a time.
 */
public final class FieldReader {
    private final ObjectNode object;
    private final String path;
    private final FieldErrors errors;
    private final Set<String> known = new LinkedHashSet<>();

    /** Reads the whole body. */
    public FieldReader(ObjectNode body, FieldErrors errors) {
        this(body, "", errors);
    }

    /** Reads an object that is not there. */
    public static FieldReader empty(FieldErrors errors) {
        return new FieldReader(JsonNodeFactory.instance.objectNode(), errors);
    }

    private FieldReader(ObjectNode object, String path, FieldErrors errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    /** Returns what is wrong so far. */
    public FieldErrors errors() {
        return errors;
    }

    /** Notes that a field of this object is wrong. */
    public void wrong(String name, String message) {
        errors.add(path + name, message);
    }

    /** Returns whether the field is there. */
    public boolean has(String name) {
        return value(name).isPresent();
    }

    /** Returns a text without blanks around it. */
    public Optional<String> text(String name, int longest) {
        return text(name, longest, String::strip);
    }

    /** Returns a text of several lines as it was written, each ended by a line feed alone. */
    public Optional<String> lines(String name, int longest) {
        return text(name, longest, text -> text.replace("\r\n", "\n"));
    }

    private Optional<String> text(String name, int longest, UnaryOperator<String> trimmed) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isTextual()) {
            return wrongKind(name, "a text", value.get());
        }
        String text = trimmed.apply(value.get().textValue());
        if (text.length() > longest) {
            wrong(name, "Expected at most " + longest + " characters, got " + text.length() + ".");
            return Optional.empty();
        }
        if (!isStorable(text)) {
            wrong(name, "Expected printable text, got a control character or half a character.");
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Returns true or false. */
    public Optional<Boolean> flag(String name) {
        Optional<JsonNode> value = value(name);
        return value.isEmpty() || value.get().isBoolean()
                ? value.map(JsonNode::booleanValue)
                : wrongKind(name, "true or false", value.get());
    }

    /** Returns an integer within bounds; 3.0 counts as one. */
    public OptionalLong integer(String name, long smallest, long largest) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode number = value.get();
        String expected = "an integer from " + smallest + " to " + largest;
        boolean whole = number.isIntegralNumber()
                || (number.isNumber()
                        && number.doubleValue() == Math.rint(number.doubleValue())
                        && Math.abs(number.doubleValue()) <= 1L << 53);
        if (!whole) {
            wrongKind(name, expected, number);
            return OptionalLong.empty();
        }
        BigInteger exact =
                number.isIntegralNumber() ? number.bigIntegerValue() : BigInteger.valueOf(number.longValue());
        if (exact.compareTo(BigInteger.valueOf(smallest)) < 0 || exact.compareTo(BigInteger.valueOf(largest)) > 0) {
            wrong(name, "Expected " + expected + ", got " + shortened(exact.toString()) + ".");
            return OptionalLong.empty();
        }
        return OptionalLong.of(exact.longValue());
    }

    /** Returns an integer within bounds; 3.0 counts as one. */
    public OptionalInt smallInteger(String name, int smallest, int largest) {
        OptionalLong value = integer(name, smallest, largest);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    /** Returns a number within bounds. */
    public OptionalDouble number(String name, double smallest, double largest) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        String expected = "a number from " + smallest + " to " + largest;
        if (!value.get().isNumber()) {
            wrongKind(name, expected, value.get());
            return OptionalDouble.empty();
        }
        double number = value.get().doubleValue();
        if (!(number >= smallest && number <= largest)) {
            wrong(name, "Expected " + expected + ", got " + number + ".");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number);
    }

    /** Returns a name of a closed list, case-blind; a known name that cannot be computed yet is refused as such. */
    public <C extends Enum<C> & Choice> Optional<C> choice(String name, Class<C> choices) {
        Optional<String> text = text(name, 100);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<C> choice = Choice.of(choices, text.get());
        List<String> available = Choice.available(choices);
        if (choice.isEmpty()) {
            String meant = NearestName.of(text.get(), available)
                    .map(nearest -> " Did you mean '" + nearest + "'?")
                    .orElse("");
            wrong(
                    name,
                    "'" + shortened(text.get()) + "' is not known; expected one of " + String.join(", ", available)
                            + "." + meant);
            return Optional.empty();
        }
        if (!choice.get().available()) {
            wrong(
                    name,
                    "'" + choice.get().wireName() + "' is not available yet; expected one of "
                            + String.join(", ", available) + ".");
            return Optional.empty();
        }
        return choice;
    }

    /** Returns a nested object. */
    public Optional<FieldReader> object(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof ObjectNode nested) {
            return Optional.of(new FieldReader(nested, path + name + ".", errors));
        }
        return wrongKind(name, "an object", value.get());
    }

    /** Returns the objects of an array; other elements are refused. */
    public List<FieldReader> objects(String name, int most) {
        List<FieldReader> objects = new ArrayList<>();
        Optional<ArrayNode> array = array(name, most);
        for (int i = 0; array.isPresent() && i < array.get().size(); i++) {
            String place = path + name + "[" + i + "]";
            if (array.get().get(i) instanceof ObjectNode nested) {
                objects.add(new FieldReader(nested, place + ".", errors));
            } else {
                errors.add(place, "Expected an object, got " + kind(array.get().get(i)) + ".");
            }
        }
        return objects;
    }

    /** Returns the integers of an array; other elements, those out of bounds and repetitions are refused. */
    public List<Integer> integers(String name, int most, int smallest, int largest) {
        Set<Integer> integers = new LinkedHashSet<>();
        Optional<ArrayNode> array = array(name, most);
        for (int i = 0; array.isPresent() && i < array.get().size(); i++) {
            String place = path + name + "[" + i + "]";
            JsonNode element = array.get().get(i);
            boolean small = element.isIntegralNumber() && element.canConvertToInt();
            if (!small || element.intValue() < smallest || element.intValue() > largest) {
                errors.add(place, "Expected an integer from " + smallest + " to " + largest + ".");
            } else if (!integers.add(element.intValue())) {
                errors.add(place, "Expected each number once, got " + element.intValue() + " again.");
            }
        }
        return List.copyOf(integers);
    }

    /** Returns the texts of an array without repetitions; other elements are refused. */
    public List<String> texts(String name, int most, int longest) {
        Set<String> texts = new LinkedHashSet<>();
        Optional<ArrayNode> array = array(name, most);
        for (int i = 0; array.isPresent() && i < array.get().size(); i++) {
            String place = path + name + "[" + i + "]";
            JsonNode element = array.get().get(i);
            String text = element.isTextual() ? element.textValue().strip() : "";
            if (text.isEmpty() || text.length() > longest || !isStorable(text)) {
                errors.add(place, "Expected a text of 1 to " + longest + " printable characters.");
            } else {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /** Refuses fields that are known but cannot be used yet; their values are never repeated. */
    public void refuseUnavailable(String... names) {
        for (String name : names) {
            if (value(name).isPresent()) {
                wrong(name, "'" + name + "' is not available yet.");
            }
        }
    }

    /** Refuses every field that nothing has asked for, with the nearest one that was. */
    public void refuseUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String meant = NearestName.of(name, known)
                        .map(nearest -> " Did you mean '" + nearest + "'?")
                        .orElse("");
                wrong(shortened(name), "This field is not known." + meant);
            }
        });
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING, BINARY -> "a text";
            case NULL, MISSING -> "nothing";
        };
    }

    /** PostgreSQL text holds no NUL; other control characters and half surrogates only make trouble later. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE
                        || (Character.isISOControl(c) && c != '\n' && c != '\t'));
    }

    private Optional<ArrayNode> array(String name, int most) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof ArrayNode array)) {
            return wrongKind(name, "an array", value.get());
        }
        if (array.size() > most) {
            wrong(name, "Expected at most " + most + " elements, got " + array.size() + ".");
            return Optional.empty();
        }
        return Optional.of(array);
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        boolean absent = value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())
                || (value.isArray() && value.isEmpty());
        return absent ? Optional.empty() : Optional.of(value);
    }

    private <T> Optional<T> wrongKind(String name, String expected, JsonNode value) {
        String got = value.isNumber() ? shortened(value.asText()) : kind(value);
        wrong(name, "Expected " + expected + ", got " + got + ".");
        return Optional.empty();
    }

    static String shortened(String text) {
        String plain = text.codePoints()
                .filter(c -> isStorable(Character.toString(c)))
                .limit(61)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return plain.length() <= 60 ? plain : plain.substring(0, plain.offsetByCodePoints(0, 60 - 1)) + "…";
    }
}
