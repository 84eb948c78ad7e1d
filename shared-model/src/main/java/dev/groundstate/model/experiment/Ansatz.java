package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The parameterised state of VQE. */
public enum Ansatz implements Choice {
    /** Factorised unitary coupled cluster with singles and doubles. */
    UCCSD("uccsd", true, 1, "ucc"),
    /** The exponential of the sum of all singles and doubles. */
    EXACT_UCCSD("exact_uccsd", true, 1),
    /** Paired generalised unitary coupled cluster, k layers. */
    K_UPCCGSD("k-upccgsd", true, 1),
    /** Operators chosen one by one by their gradient. */
    ADAPT("adapt", true, 1),
    /** Unitary cluster Jastrow. */
    UCJ("ucj", true, 2),
    /** Local unitary cluster Jastrow: between neighbours on a device only. */
    LUCJ("lucj", true, 2),
    /** Rotations about two axes and entanglers of a device, without regard to particle number. */
    HARDWARE_EFFICIENT("hardware_efficient", true, 2),
    /** Rotations about one axis and entanglers, without regard to particle number. */
    TWO_LOCAL("two_local", true, 2);

    private final Term term;
    private final int defaultLayers;

    Ansatz(String wireName, boolean available, int defaultLayers, String... aliases) {
        this.term = new Term(wireName, available, List.of(aliases));
        this.defaultLayers = defaultLayers;
    }

    /** Returns whether it can be repeated with parameters of their own. */
    public boolean isLayered() {
        return switch (this) {
            case UCCSD, EXACT_UCCSD, ADAPT -> false;
            case K_UPCCGSD, UCJ, LUCJ, HARDWARE_EFFICIENT, TWO_LOCAL -> true;
        };
    }

    /** Returns whether its angles meet in exponentials of sums, so that no energy is a sum of few waves in each. */
    public boolean sumsInExponents() {
        return this == EXACT_UCCSD || this == UCJ || this == LUCJ;
    }

    /** Returns whether it is a circuit on the qubits of a mapper, and not a state of electrons. */
    public boolean isOfQubits() {
        return this == HARDWARE_EFFICIENT || this == TWO_LOCAL;
    }

    /** Returns whether its energy can be estimated from shots; the engine has the reasons. */
    public boolean isMeasurable() {
        return this != EXACT_UCCSD && this != ADAPT;
    }

    /** Returns the number of layers where none is asked for; 1 where there are none. */
    public int defaultLayers() {
        return defaultLayers;
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
