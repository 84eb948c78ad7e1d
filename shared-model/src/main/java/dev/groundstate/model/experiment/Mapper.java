package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** How fermions become qubits; an exact energy does not depend on it. */
public enum Mapper implements Choice {
    /** A qubit holds the occupation of a spin orbital. */
    JORDAN_WIGNER("jordan_wigner", true, "jw"),
    /** Occupations and parities share the qubits. */
    BRAVYI_KITAEV("bravyi_kitaev", true, "bk"),
    /** A qubit holds the parity of all spin orbitals up to its own. */
    PARITY("parity", true);

    private final Term term;

    Mapper(String wireName, boolean available, String... aliases) {
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
