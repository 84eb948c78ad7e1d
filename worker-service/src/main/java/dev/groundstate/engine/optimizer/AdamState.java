package dev.groundstate.engine.optimizer;

/**
 * Where a minimisation by adaptive moments stands.
 *
 * @param descent the point; its value may rise from one step to the next
 * @param firstMoment m
 * @param secondMoment v
 * @param bestPoint of the lowest value so far
 * @param bestValue there
 */
public record AdamState(
        Descent descent, double[] firstMoment, double[] secondMoment, double[] bestPoint, double bestValue)
        implements DescentState {}
