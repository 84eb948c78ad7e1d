package dev.groundstate.engine.calculation;

import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;

/**
 * A caller's control with a number of threads of its own.
 *
 * @param caller asked and told
 * @param threads at most
 */
record ControlOfThreads(RunControl caller, int threads) implements RunControl {

    @Override
    public void check() {
        caller.check();
    }

    @Override
    public void enter(Phase phase) {
        caller.enter(phase);
    }
}
