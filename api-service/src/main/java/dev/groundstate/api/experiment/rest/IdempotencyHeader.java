package dev.groundstate.api.experiment.rest;

import dev.groundstate.api.error.InvalidFieldsException;
import dev.groundstate.api.experiment.IdempotencyKey;
import dev.groundstate.api.request.JsonBody;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header with which a client makes a request repeatable. */
final class IdempotencyHeader {
    static final String NAME = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e ]{1," + IdempotencyKey.LONGEST + "}");

    private IdempotencyHeader() {}

    static Optional<IdempotencyKey> read(@Nullable String header, byte @Nullable [] body) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        if (!FORM.matcher(header).matches()) {
            throw new InvalidFieldsException(
                    NAME, "Expected 1 to " + IdempotencyKey.LONGEST + " printable ASCII characters.");
        }
        return Optional.of(IdempotencyKey.of(header.strip(), JsonBody.canonical(body)));
    }
}
