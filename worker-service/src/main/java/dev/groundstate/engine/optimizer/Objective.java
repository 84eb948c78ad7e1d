package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;

/** A function to be minimised, known by its values alone. */
public interface Objective {

    /** Returns the number of variables. */
    int size();

    /**
     * Returns the value.
     *
     * @throws dev.groundstate.engine.run.RunStoppedException when the control says so
     */
    double value(double[] x, RunControl control);
}
