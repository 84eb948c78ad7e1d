package dev.groundstate.engine.optimizer;

/**
 * Where a minimisation by conjugate gradients stands.
 *
 * @param descent the point
 * @param direction the next direction
 * @param length the first length to try along it
 */
public record ConjugateGradientState(Descent descent, double[] direction, double length) implements DescentState {}
