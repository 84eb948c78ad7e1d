package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The parameterised state of VQE. */
public enum Ansatz implements Choice {
    /** Factorised unitary coupled cluster with singles and doubles. */
    UCCSD("uccsd", true, "ucc"),
    /** Paired generalised unitary coupled cluster, k layers. */
    K_UPCCGSD("k-upccgsd", false),
    /** Operators chosen one by one by their gradient. */
    ADAPT("adapt", false),
    /** Local unitary cluster Jastrow. */
    LUCJ("lucj", false),
    /** Rotations and entanglers of a device, without regard to particle number. */
    HARDWARE_EFFICIENT("hardware_efficient", false);

    private final Term term;

    Ansatz(String wireName, boolean available, String... aliases) {
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
