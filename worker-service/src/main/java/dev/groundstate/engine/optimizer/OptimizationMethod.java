package dev.groundstate.engine.optimizer;

import java.util.OptionalInt;

/** Every method there is, so that a caller can choose one without knowing what it is made of. */
public enum OptimizationMethod {
    /** Limited-memory BFGS. */
    L_BFGS(true, false),
    /** BFGS with a full matrix. */
    BFGS(true, true),
    /** Sequential least squares programming without constraints. */
    SLSQP(true, true),
    /** Nonlinear conjugate gradients. */
    CONJUGATE_GRADIENT(true, false),
    /** Truncated Newton. */
    NEWTON_CG(true, false),
    /** Adaptive moments. */
    ADAM(true, false),
    /** Simultaneous perturbation. */
    SPSA(false, false),
    /** Linear interpolation in a trust region. */
    COBYLA(false, true),
    /** A simplex that reflects and contracts. */
    NELDER_MEAD(false, true),
    /** Conjugate directions. */
    POWELL(false, true),
    /** Exact steps along one angle after the other. */
    ROTOSOLVE(false, false);

    /** Pairs of L-BFGS; more do not pay where a diagonal knows most of the curvature. */
    private static final int HISTORY = 12;

    /** Step of Adam in scaled variables. */
    private static final double LEARNING_RATE = 0.01;

    /** Perturbation of SPSA in scaled variables: rounding of values and third derivatives err by 1e-9 and 1e-6. */
    private static final double PERTURBATION = 1e-3;

    private final boolean gradient;
    private final boolean square;

    OptimizationMethod(boolean gradient, boolean square) {
        this.gradient = gradient;
        this.square = square;
    }

    /** Returns whether the objective has to know its derivatives. */
    public boolean needsGradient() {
        return gradient;
    }

    /** Returns the most numbers held for some variables, those of a next state and of its bytes included. */
    public long numbers(int size) {
        long linear = 2L * HISTORY + 12;
        return size * (square ? linear + 8L * size : linear);
    }

    /**
     * Returns the method, exact for an objective without noise.
     *
     * @param inverseHessian what is known of the curvature, a positive diagonal: a first Hessian or preconditioner for
     *     methods with gradients, squares of the variables' scales for others, nothing to rotosolve; not copied
     * @param order of the trigonometric polynomial that the objective is along every variable, which rotosolve has to know
     * @param seed of a method that draws random numbers
     * @throws IllegalArgumentException when rotosolve is not told an order
     */
    public Optimizer<?, ? super DifferentiableObjective> optimizer(
            double[] inverseHessian, Thresholds thresholds, OptionalInt order, long seed) {
        return switch (this) {
            case L_BFGS -> new Lbfgs(inverseHessian, thresholds, HISTORY);
            case BFGS -> new Bfgs(inverseHessian, thresholds);
            case SLSQP -> new Slsqp(inverseHessian, thresholds);
            case CONJUGATE_GRADIENT -> new ConjugateGradient(inverseHessian, thresholds);
            case NEWTON_CG -> new NewtonConjugateGradient(inverseHessian, thresholds);
            case ADAM -> new Adam(Vectors.lengths(inverseHessian), thresholds, LEARNING_RATE);
            case SPSA -> new Spsa(Vectors.lengths(inverseHessian), thresholds, seed, PERTURBATION, 0);
            case COBYLA -> new Cobyla(Vectors.lengths(inverseHessian), thresholds);
            case NELDER_MEAD -> new NelderMead(Vectors.lengths(inverseHessian), thresholds);
            case POWELL -> new Powell(Vectors.lengths(inverseHessian), thresholds);
            case ROTOSOLVE -> new Rotosolve(order.orElseThrow(OptimizationMethod::notTrigonometric), thresholds);
        };
    }

    private static IllegalArgumentException notTrigonometric() {
        return new IllegalArgumentException(
                "expected for rotosolve an energy made of sines and cosines of each parameter, got another ansatz");
    }
}
