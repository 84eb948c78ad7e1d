package dev.groundstate.engine.optimizer;

import java.util.List;

/**
 * Where an L-BFGS minimisation stands.
 *
 * @param descent the point
 * @param pairs the latest steps, oldest first
 */
public record LbfgsState(Descent descent, List<Pair> pairs) implements DescentState {

    /**
     * A step and the change of gradient along it.
     *
     * @param step s
     * @param gradientChange y, with s·y &gt; 0
     */
    public record Pair(double[] step, double[] gradientChange) {}
}
