package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;

/** A function to be minimised whose derivatives are known as well. */
public interface DifferentiableObjective extends Objective {

    /**
     * Returns the value and overwrites {@code gradient} with the derivatives.
     *
     * @throws dev.groundstate.engine.run.RunStoppedException when the control says so
     */
    double valueAndGradient(double[] x, double[] gradient, RunControl control);
}
