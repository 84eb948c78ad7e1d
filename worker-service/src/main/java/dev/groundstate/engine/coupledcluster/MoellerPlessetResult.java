package dev.groundstate.engine.coupledcluster;

/**
 * What second-order perturbation theory came to.
 *
 * @param totalEnergy core energy included; hartree
 * @param sameSpinEnergy of pairs of electrons of equal spin
 * @param oppositeSpinEnergy of pairs of electrons of different spin
 * @param singlesEnergy zero for orbitals of Hartree-Fock
 * @param amplitudes of first order
 */
public record MoellerPlessetResult(
        double totalEnergy,
        double sameSpinEnergy,
        double oppositeSpinEnergy,
        double singlesEnergy,
        Amplitudes amplitudes) {

    /** Returns the sum of all parts, above the determinant that fills the occupied orbitals. */
    public double correlationEnergy() {
        return sameSpinEnergy + oppositeSpinEnergy + singlesEnergy;
    }
}
