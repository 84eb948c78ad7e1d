package dev.groundstate.engine.run;

import java.io.Serial;

/** The caller ended the calculation through its {@link RunControl}; not an error. */
public final class RunStoppedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Carries no stack trace: it is control flow. */
    public RunStoppedException() {
        super("the calculation was stopped by its caller", null, false, false);
    }
}
