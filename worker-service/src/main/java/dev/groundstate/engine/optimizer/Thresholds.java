package dev.groundstate.engine.optimizer;

import java.util.Locale;

/**
 * How near to a minimum a method has to come.
 *
 * @param value largest change of value of a last step
 * @param gradient largest norm of a last gradient, or of what stands for it in a method without
 */
public record Thresholds(double value, double gradient) {

    /** Refuses thresholds that are not positive. */
    public Thresholds {
        if (!(value > 0 && gradient > 0)) {
            throw new IllegalArgumentException("expected positive thresholds, got " + value + " and " + gradient);
        }
    }

    /**
     * Returns the status of a method that has made a last step.
     *
     * @param change of the value, of either sign
     * @param residual what stands for the gradient
     * @param residualName in words
     */
    Status status(double change, double residual, String residualName) {
        if (Math.abs(change) <= value && residual <= gradient) {
            return new Status.Converged(String.format(
                    Locale.ROOT,
                    "value changed by %.1e, at most %.1e; %s %.1e, at most %.1e",
                    Math.abs(change),
                    value,
                    residualName,
                    residual,
                    gradient));
        }
        return new Status.Running();
    }
}
