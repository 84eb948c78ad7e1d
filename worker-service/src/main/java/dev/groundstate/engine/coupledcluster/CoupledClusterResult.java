package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.run.Ending;

/**
 * What coupled cluster came to.
 *
 * @param totalEnergy core energy included; hartree
 * @param correlationEnergy above the determinant that fills the occupied orbitals
 * @param amplitudes that give this energy
 * @param residual norm of what is left of the equations
 * @param iterations made
 * @param ending why they ended
 */
public record CoupledClusterResult(
        double totalEnergy,
        double correlationEnergy,
        Amplitudes amplitudes,
        double residual,
        int iterations,
        Ending ending) {}
