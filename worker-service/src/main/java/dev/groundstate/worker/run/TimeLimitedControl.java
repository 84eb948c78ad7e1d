package dev.groundstate.worker.run;

import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import java.util.function.LongSupplier;

/**
 * Stops a run at its wall-clock budget.
 *
 * @param endNanos reading of {@code nanoTime} from which on every check stops
 */
record TimeLimitedControl(RunProgress progress, long endNanos, LongSupplier nanoTime) implements RunControl {

    @Override
    public void check() {
        if (nanoTime.getAsLong() - endNanos >= 0) {
            progress.stop(StopReason.TIME_LIMIT);
        }
        progress.check();
    }

    @Override
    public void enter(Phase phase) {
        progress.enter(phase);
    }

    @Override
    public int threads() {
        return progress.threads();
    }
}
