package dev.groundstate.api.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client has been told, as the id of an event; {@code 17}, or {@code 17-end} when nothing is to follow.
 *
 * @param iteration the last one whose point the client has, or was not interested in
 * @param end whether it was told the last status too
 */
public record StreamPosition(int iteration, boolean end) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(-end)?");

    /** Returns the position after an event; none after a silence. */
    public static Optional<StreamPosition> after(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Status(var progress, var last) ->
                Optional.of(new StreamPosition(progress.savedIterations(), last));
            case StreamEvent.Advance(var progress, var points) ->
                Optional.of(new StreamPosition(progress.savedIterations(), false));
            case StreamEvent.Silence() -> Optional.empty();
        };
    }

    /** Reads an id; empty when it is none of ours. */
    public static Optional<StreamPosition> parse(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(id.strip());
        return form.matches()
                ? Optional.of(new StreamPosition(Integer.parseInt(form.group(1)), form.group(2) != null))
                : Optional.empty();
    }

    /** Returns the id. */
    public String id() {
        return iteration + (end ? "-end" : "");
    }
}
