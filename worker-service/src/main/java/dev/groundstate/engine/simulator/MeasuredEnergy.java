package dev.groundstate.engine.simulator;

/**
 * An energy as a device finds it.
 *
 * @param energy mean over the measurements, hartree
 * @param standardError of the mean, from the spread of the measurements
 * @param shots number of measurements
 */
public record MeasuredEnergy(double energy, double standardError, int shots) {}
