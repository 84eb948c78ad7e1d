package dev.groundstate.api.error;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with all fields of one request, up to a bound. Used by one request at a time. */
public final class FieldErrors {
    private static final int MOST = 50;

    private final List<FieldError> errors = new ArrayList<>();

    /** Notes that a field is wrong. */
    public void add(String field, String message) {
        if (errors.size() < MOST) {
            errors.add(new FieldError(field, message));
        }
    }

    /** Returns whether nothing was wrong so far. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Returns whether something is wrong with that field or a part of it. */
    public boolean concern(String field) {
        return errors.stream()
                .map(FieldError::field)
                .anyMatch(
                        wrong -> wrong.equals(field) || wrong.startsWith(field + ".") || wrong.startsWith(field + "["));
    }

    /** Refuses the request when anything was wrong. */
    public void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }
}
