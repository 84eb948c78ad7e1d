package dev.groundstate.api.request;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.model.experiment.Choice;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads query parameters by name; an empty one is absent. What is wrong is noted and read as absent. */
public final class QueryReader {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final int LONGEST = 200;
    private static final int MOST = 50;

    private final MultivaluedMap<String, String> parameters;
    private final FieldErrors errors;
    private final Set<String> known = new LinkedHashSet<>();

    /** Reads the parameters of one request. */
    public QueryReader(MultivaluedMap<String, String> parameters, FieldErrors errors) {
        this.parameters = parameters;
        this.errors = errors;
    }

    /** Returns all values of a parameter. */
    public List<String> texts(String name) {
        known.add(name);
        List<String> given = parameters.getOrDefault(name, List.of());
        if (given.size() > MOST) {
            errors.add(name, "Expected at most " + MOST + " values, got " + given.size() + ".");
            return List.of();
        }
        List<String> values = given.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.stream().anyMatch(value -> value.length() > LONGEST || !FieldReader.isStorable(value))) {
            errors.add(name, "Expected at most " + LONGEST + " printable characters.");
            return List.of();
        }
        return values;
    }

    /** Returns a parameter that may be given once. */
    public Optional<String> text(String name) {
        List<String> values = texts(name);
        if (values.size() > 1) {
            errors.add(name, "Expected one value, got " + values.size() + ".");
            return Optional.empty();
        }
        return values.stream().findFirst();
    }

    /** Returns an integer within bounds. */
    public long integer(String name, long smallest, long largest, long otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (INTEGER.matcher(text.get()).matches()) {
            long value = Long.parseLong(text.get());
            if (value >= smallest && value <= largest) {
                return value;
            }
        }
        errors.add(name, "Expected an integer from " + smallest + " to " + largest + ".");
        return otherwise;
    }

    /** Returns a moment: ISO 8601, in UTC when no zone is given. */
    public Optional<Instant> moment(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        // A plus sign that was not encoded arrives as a blank.
        Optional<Instant> moment = parse(text.get().replace(' ', '+'));
        if (moment.isEmpty()) {
            errors.add(name, "Expected a time such as 2026-01-31T12:00:00Z.");
        }
        return moment;
    }

    /** Returns a name of a closed list, case-blind. */
    public <C extends Enum<C> & Choice> Optional<C> choice(String name, Class<C> choices) {
        Optional<String> text = text(name);
        Optional<C> choice = text.flatMap(value -> Choice.of(choices, value));
        if (text.isPresent() && choice.isEmpty()) {
            errors.add(name, "Expected one of " + String.join(", ", Choice.available(choices)) + ".");
        }
        return choice;
    }

    /** Refuses every parameter that nothing has asked for, with the nearest one that was. */
    public void refuseUnknown() {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                String meant = NearestName.of(name, known)
                        .map(nearest -> " Did you mean '" + nearest + "'?")
                        .orElse("");
                errors.add(FieldReader.shortened(name), "This parameter is not known." + meant);
            }
        }
    }

    private static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime time;
            if (text.length() <= 10) {
                time = LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
            } else if (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10) {
                time = OffsetDateTime.parse(text);
            } else {
                time = LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
            }
            return time.getYear() > 1 && time.getYear() < 10_000 ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
