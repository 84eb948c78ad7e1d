package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The classical optimizer of VQE. */
public enum Optimizer implements Choice {
    /** Limited-memory BFGS; an iteration is one accepted step. */
    L_BFGS_B("L-BFGS-B", true, "L-BFGS", "LBFGS", "L_BFGS_B"),
    /** Sequential least squares programming. */
    SLSQP("SLSQP", false),
    /** Linear approximations in a trust region. */
    COBYLA("COBYLA", false),
    /** Simultaneous perturbation. */
    SPSA("SPSA", false),
    /** Adaptive moments. */
    ADAM("ADAM", false);

    private final Term term;

    Optimizer(String wireName, boolean available, String... aliases) {
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
