package dev.groundstate.worker.run;

import java.io.Serial;

/** The database did not answer in time; whether it did what was asked is not known. */
public final class StoreUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Wraps what the client reported. */
    public StoreUnavailableException(Throwable cause) {
        super("the database did not answer: " + cause.getMessage(), cause);
    }
}
