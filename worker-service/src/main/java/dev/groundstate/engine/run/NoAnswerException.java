package dev.groundstate.engine.run;

import java.io.Serial;

/**
 * A calculation that its input allows came to nothing; the message says why, in words for who asked. Not an error of the
 * engine.
 */
public class NoAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says why there is no answer. */
    public NoAnswerException(String message) {
        super(message);
    }
}
