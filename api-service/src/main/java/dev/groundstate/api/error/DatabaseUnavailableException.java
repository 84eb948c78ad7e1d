package dev.groundstate.api.error;

import java.io.Serial;

/** The database did not answer in time or is not ready; the same request may succeed a little later. */
public class DatabaseUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Keeps what the database client said, for the log. */
    public DatabaseUnavailableException(Throwable cause) {
        super("The database does not answer", cause);
    }
}
