package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;

/**
 * A minimisation method that is driven from outside, one iteration at a time.
 *
 * <p>Free of state: a step is a function of its arguments, so that steps before and after {@link #encode} and
 * {@link #decode} give the same bits as steps without.
 *
 * @param <S> the state of this method
 * @param <F> what it has to know of the objective
 */
public sealed interface Optimizer<S extends OptimizerState, F extends Objective>
        permits Adam,
                Bfgs,
                Cobyla,
                ConjugateGradient,
                Lbfgs,
                NelderMead,
                NewtonConjugateGradient,
                Powell,
                Rotosolve,
                Slsqp,
                Spsa {

    /** Returns the state at a first point, before any iteration. */
    S start(double[] point, F objective, RunControl control);

    /**
     * Makes exactly one iteration.
     *
     * @throws dev.groundstate.engine.run.RunStoppedException when the control says so; {@code state} still stands
     */
    S step(S state, F objective, RunControl control);

    /** Returns whether more steps are to be made. */
    Status status(S state);

    /** Returns the state as bytes that name the method and the version of its format. */
    byte[] encode(S state);

    /**
     * Returns the state of some bytes.
     *
     * @param size number of variables expected
     * @throws IllegalArgumentException when the bytes are not a whole state of this method, version and size
     */
    S decode(byte[] bytes, int size);
}
