package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** Where states are prepared and measured. */
public enum Backend implements Choice {
    /** The simulator of a worker. */
    CLASSICAL("classical", true, "local"),
    /** IBM Quantum. */
    IBM("ibm", false, "ibm_quantum"),
    /** BlueQubit. */
    BLUEQUBIT("bluequbit", false);

    private final Term term;

    Backend(String wireName, boolean available, String... aliases) {
        this.term = new Term(wireName, available, List.of(aliases));
    }

    @Override
    public Term term() {
        return term;
    }

    @JsonValue
    @Override
    public String wireName() {
        return term.wireName();
    }
}
