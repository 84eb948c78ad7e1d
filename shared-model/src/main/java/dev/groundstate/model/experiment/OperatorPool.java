package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The operators that ADAPT chooses from. */
public enum OperatorPool implements Choice {
    /** Excitations of one and two electrons out of the reference. */
    SINGLES_DOUBLES("singles_doubles"),
    /** Excitations of one and two electrons between any orbitals. */
    GENERALIZED("generalized"),
    /** The same without the signs of fermions, each a short circuit. */
    QUBIT("qubit");

    private final Term term;

    OperatorPool(String wireName) {
        this.term = new Term(wireName, true, List.of());
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
