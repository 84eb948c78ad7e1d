package dev.groundstate.engine.run;

/**
 * One accepted step of the method's outer loop: an optimizer step of VQE, a cycle of SCF, a Davidson step of FCI.
 *
 * @param number counted from 1 without gaps
 * @param totalEnergy hartree, nuclear repulsion included
 * @param residual what the method drives to zero: gradient norm, DIIS error or residual norm
 * @param evaluations energy calls (or sigma builds) since the start of the run
 */
public record Iteration(int number, double totalEnergy, double residual, int evaluations) {}
