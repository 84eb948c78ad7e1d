package dev.groundstate.api.experiment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the list of all experiments, opaque to clients.
 *
 * @param id of the last experiment that was shown
 */
public record Cursor(long id) {
    private static final Pattern FORM = Pattern.compile("e1:([0-9]{1,18})");

    /** Returns the form that a client hands back. */
    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("e1:" + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the place that a client handed back; empty when it is not one of ours. */
    public static Optional<Cursor> decode(String encoded) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
            Matcher matcher = FORM.matcher(text);
            return matcher.matches() ? Optional.of(new Cursor(Long.parseLong(matcher.group(1)))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
