package dev.groundstate.api.molecule;

import java.io.Serial;

/** More molecules wait for their geometry than the service holds; the same request may succeed a little later. */
public final class ResolutionBusyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Says so, with the cause. */
    ResolutionBusyException(Throwable cause) {
        super("Too many molecules wait for their geometry; try again in a few seconds.", cause, false, false);
    }
}
