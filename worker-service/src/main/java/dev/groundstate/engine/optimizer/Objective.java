package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;

/** A differentiable function to be minimised. */
public interface Objective {

    /** Returns the number of variables. */
    int size();

    /**
     * Returns the value and overwrites {@code gradient} with the derivatives.
     *
     * @throws dev.groundstate.engine.run.RunStoppedException when the control says so
     */
    double valueAndGradient(double[] x, double[] gradient, RunControl control);
}
