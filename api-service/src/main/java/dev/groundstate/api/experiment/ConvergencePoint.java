package dev.groundstate.api.experiment;

/**
 * One step of the optimizer.
 *
 * @param iteration from 1, without gaps
 * @param energy hartree
 * @param residual the optimizer's measure of what is left, such as the norm of the gradient
 * @param evaluations energy evaluations so far
 */
public record ConvergencePoint(int iteration, double energy, double residual, int evaluations) {}
