package dev.groundstate.api.experiment.persistence;

import java.io.Serial;

/** Another transaction stored the same idempotency key first; this one is rolled back. */
class KeyUsedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    KeyUsedException() {
        super("the key was stored by another request", null, false, false);
    }
}
