package dev.groundstate.engine.optimizer;

/**
 * Where a truncated Newton minimisation stands: at a point, as it learns the curvature anew in every step.
 *
 * @param descent the point
 */
public record NewtonState(Descent descent) implements DescentState {}
