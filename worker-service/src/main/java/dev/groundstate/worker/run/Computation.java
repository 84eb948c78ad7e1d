package dev.groundstate.worker.run;

import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;

/** The science, as a run sees it. */
@FunctionalInterface
public interface Computation {

    /**
     * Computes what the claim asks for, from its checkpoint on.
     *
     * @return {@link Transition.Complete} or {@link Transition.Fail}
     * @throws RunStoppedException when {@code control} says so
     */
    Transition compute(Claim claim, RunControl control, IterationListener listener);
}
