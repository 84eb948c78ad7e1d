package dev.groundstate.api.error;

import java.io.Serial;
import java.util.List;

/** The request can be read but some of its fields cannot be accepted. */
public class InvalidFieldsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** Refuses the fields; at least one. */
    public InvalidFieldsException(List<FieldError> errors) {
        super(sentence(errors), null, false, false);
        this.errors = List.copyOf(errors);
    }

    /** Refuses one field. */
    public InvalidFieldsException(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    /** Returns all that is wrong. */
    public List<FieldError> errors() {
        return errors;
    }

    private static String sentence(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more, see errors)";
        return first.field() + ": " + first.message() + more;
    }
}
