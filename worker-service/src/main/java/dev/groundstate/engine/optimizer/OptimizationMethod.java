package dev.groundstate.engine.optimizer;

import java.util.OptionalInt;

/** Every method there is, so that a caller can choose one without knowing what it is made of. */
public enum OptimizationMethod {
    /** Limited-memory BFGS. */
    L_BFGS(true, false, false),
    /** BFGS with a full matrix. */
    BFGS(true, true, false),
    /** Sequential least squares programming without constraints. */
    SLSQP(true, true, false),
    /** Nonlinear conjugate gradients. */
    CONJUGATE_GRADIENT(true, false, false),
    /** Truncated Newton. */
    NEWTON_CG(true, false, false),
    /** Adaptive moments. */
    ADAM(true, false, true),
    /** Simultaneous perturbation. */
    SPSA(false, false, true),
    /** Linear interpolation in a trust region. */
    COBYLA(false, true, true),
    /** A simplex that reflects and contracts. */
    NELDER_MEAD(false, true, true),
    /** Conjugate directions. */
    POWELL(false, true, false),
    /** Exact steps along one angle after the other. */
    ROTOSOLVE(false, false, true);

    /** Pairs of L-BFGS; more do not pay where a diagonal knows most of the curvature. */
    private static final int HISTORY = 12;

    /** Step of Adam in scaled variables. */
    private static final double LEARNING_RATE = 0.01;

    /** Perturbation of SPSA in scaled variables: rounding of values and third derivatives err by 1e-9 and 1e-6. */
    private static final double PERTURBATION = 1e-3;

    /** First edge of a simplex in scaled variables, of curvature 1. */
    private static final double FIRST_LENGTH = 0.1;

    /** Rise along a first edge, in standard deviations. */
    private static final double CLEAR_RISE = 3;

    /** Twice the rise along an edge that is lost in the noise, in standard deviations. */
    private static final double LOST_RISE = 0.4;

    private final boolean gradient;
    private final boolean square;
    private final boolean withstandsNoise;

    OptimizationMethod(boolean gradient, boolean square, boolean withstandsNoise) {
        this.gradient = gradient;
        this.square = square;
        this.withstandsNoise = withstandsNoise;
    }

    /** Returns whether the objective has to know its derivatives. */
    public boolean needsGradient() {
        return gradient;
    }

    /**
     * Returns whether it goes on where values are uncertain. A search along a line does not: it ends at whatever value
     * was low by chance.
     */
    public boolean withstandsNoise() {
        return withstandsNoise;
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
        return optimizer(inverseHessian, thresholds, order, seed, 0);
    }

    /**
     * Returns the method for an objective with noise: first steps are as long as it takes to see a difference through it.
     *
     * @param noise standard deviation of a value; 0 for an exact one
     */
    public Optimizer<?, ? super DifferentiableObjective> optimizer(
            double[] inverseHessian, Thresholds thresholds, OptionalInt order, long seed, double noise) {
        double[] lengths = Vectors.lengths(inverseHessian);
        double stretch = Math.max(1, Math.sqrt(2 * CLEAR_RISE * noise) / FIRST_LENGTH);
        double[] stretched = Vectors.moved(new double[lengths.length], stretch, lengths);
        return switch (this) {
            case L_BFGS -> new Lbfgs(inverseHessian, thresholds, HISTORY);
            case BFGS -> new Bfgs(inverseHessian, thresholds);
            case SLSQP -> new Slsqp(inverseHessian, thresholds);
            case CONJUGATE_GRADIENT -> new ConjugateGradient(inverseHessian, thresholds);
            case NEWTON_CG -> new NewtonConjugateGradient(inverseHessian, thresholds);
            case ADAM -> new Adam(lengths, thresholds, LEARNING_RATE);
            case SPSA -> new Spsa(lengths, thresholds, seed, Math.max(PERTURBATION, Math.cbrt(noise)), 2 * noise);
            case COBYLA ->
                new Cobyla(
                        stretched,
                        thresholds,
                        Math.max(Cobyla.SMALLEST_RADIUS, Math.sqrt(LOST_RISE * noise) / stretch));
            case NELDER_MEAD -> new NelderMead(stretched, thresholds);
            case POWELL -> new Powell(lengths, thresholds);
            case ROTOSOLVE -> new Rotosolve(order.orElseThrow(OptimizationMethod::notTrigonometric), thresholds);
        };
    }

    private static IllegalArgumentException notTrigonometric() {
        return new IllegalArgumentException(
                "expected for rotosolve an energy made of sines and cosines of each parameter, got another ansatz");
    }
}
