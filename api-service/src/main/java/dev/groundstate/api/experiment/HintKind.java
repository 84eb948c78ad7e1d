package dev.groundstate.api.experiment;

import java.util.Locale;

/** What a hint makes its receiver look for. */
public enum HintKind {
    /** A queued experiment that can be claimed. */
    RUN,
    /** A cancelled experiment that must be let go. */
    CANCEL;

    /** Returns the name in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
