package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The classical optimizer of VQE; what counts as one iteration of each stands in docs/science.md. */
public enum Optimizer implements Choice {
    /** Limited-memory BFGS. */
    L_BFGS_B("L-BFGS-B", false, "L-BFGS", "LBFGS", "L_BFGS_B"),
    /** BFGS with a full matrix. */
    BFGS("BFGS", true),
    /** Sequential least squares programming. */
    SLSQP("SLSQP", true),
    /** Nonlinear conjugate gradients. */
    CG("CG", false, "CONJUGATE_GRADIENT"),
    /** Truncated Newton. */
    NEWTON_CG("NEWTON-CG", false, "NEWTON_CG", "NEWTONCG"),
    /** Adaptive moments. */
    ADAM("ADAM", false),
    /** Simultaneous perturbation. */
    SPSA("SPSA", false),
    /** Linear interpolation in a trust region. */
    COBYLA("COBYLA", true),
    /** A simplex that reflects and contracts. */
    NELDER_MEAD("NELDER-MEAD", true, "NELDER_MEAD", "NELDERMEAD"),
    /** Conjugate directions. */
    POWELL("POWELL", true),
    /** Exact steps along one angle after the other. */
    ROTOSOLVE("ROTOSOLVE", false, "NFT");

    private final Term term;
    private final boolean square;

    Optimizer(String wireName, boolean square, String... aliases) {
        this.term = new Term(wireName, true, List.of(aliases));
        this.square = square;
    }

    /**
     * Returns whether it can minimise the energy of an ansatz; the engine has the reasons.
     *
     * @param measured whether the energy is estimated from shots
     */
    public boolean suits(Ansatz ansatz, boolean measured) {
        return switch (this) {
            case L_BFGS_B, BFGS, SLSQP, CG, NEWTON_CG, POWELL -> !measured;
            case SPSA, COBYLA, NELDER_MEAD -> true;
            case ADAM -> !measured || !ansatz.sumsInExponents();
            case ROTOSOLVE -> !ansatz.sumsInExponents();
        };
    }

    /** Returns the optimizer of who names none: the surest with exact energies and with estimated ones. */
    public static Optimizer byDefault(boolean measured) {
        return measured ? SPSA : L_BFGS_B;
    }

    /** Returns whether it holds matrices over the parameters. */
    public boolean holdsSquareMatrices() {
        return square;
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
