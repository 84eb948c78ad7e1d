package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.ansatz.FactorList.Group;
import dev.groundstate.engine.ansatz.FactorList.OneSpin;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import java.util.List;

/**
 * What perturbation theory knows of the parameters of a coupled cluster before anything is optimised.
 *
 * <p>Amplitudes of doubles are (ia|jb) / (ε_i + ε_j − ε_a − ε_b), less the exchange for equal spins; those of singles are
 * zero.
 */
final class FirstOrder {

    /** Hartree; keeps amplitudes and first steps finite where occupied and empty orbitals come together. */
    static final double SMALLEST_GAP = 0.1;

    private final ActiveSpaceHamiltonian hamiltonian;
    private final FactorList factors;

    FirstOrder(ActiveSpaceHamiltonian hamiltonian, FactorList factors) {
        this.hamiltonian = hamiltonian;
        this.factors = factors;
    }

    /** Returns the amplitudes of the factors. */
    double[] amplitudes() {
        double[] amplitudes = new double[factors.count()];
        double[] gaps = gaps();
        TwoElectronIntegrals integrals = hamiltonian.twoElectron();
        for (Group group : factors.groups()) {
            for (int k = 0; k < group.beta().length; k++) {
                Excitation ia = group.alpha();
                Excitation jb = factors.betaParts().get(group.beta()[k]);
                double integral = integrals.get(ia.from()[0], ia.to()[0], jb.from()[0], jb.to()[0]);
                amplitudes[group.first() + k] = -integral / gaps[group.first() + k];
            }
        }
        for (OneSpin doubles : List.of(factors.alphaDoubles(), factors.betaDoubles())) {
            for (int k = 0; k < doubles.excitations().size(); k++) {
                int[] from = doubles.excitations().get(k).from();
                int[] to = doubles.excitations().get(k).to();
                double direct = integrals.get(from[0], to[0], from[1], to[1]);
                double exchange = integrals.get(from[0], to[1], from[1], to[0]);
                amplitudes[doubles.first() + k] = -(direct - exchange) / gaps[doubles.first() + k];
            }
        }
        return amplitudes;
    }

    /** Returns 2 (ε_a + … − ε_i − …), the second derivative of the energy of cos θ Φ₀ + sin θ Φ_k but for two-electron terms. */
    double[] curvature() {
        double[] curvature = gaps();
        for (int k = 0; k < curvature.length; k++) {
            curvature[k] *= 2;
        }
        return curvature;
    }

    private double[] gaps() {
        int alphaElectrons = hamiltonian.alphaElectrons();
        int betaElectrons = hamiltonian.betaElectrons();
        double[] alpha = hamiltonian.orbitalEnergies(alphaElectrons, betaElectrons);
        double[] beta = hamiltonian.orbitalEnergies(betaElectrons, alphaElectrons);
        double[] gaps = new double[factors.count()];
        for (Group group : factors.groups()) {
            for (int k = 0; k < group.beta().length; k++) {
                gaps[group.first() + k] = group.alpha().gap(alpha)
                        + factors.betaParts().get(group.beta()[k]).gap(beta);
            }
        }
        fill(gaps, factors.alphaSingles(), alpha);
        fill(gaps, factors.betaSingles(), beta);
        fill(gaps, factors.alphaDoubles(), alpha);
        fill(gaps, factors.betaDoubles(), beta);
        for (int k = 0; k < gaps.length; k++) {
            gaps[k] = Math.max(gaps[k], SMALLEST_GAP);
        }
        return gaps;
    }

    private static void fill(double[] gaps, OneSpin factors, double[] orbitalEnergies) {
        for (int k = 0; k < factors.excitations().size(); k++) {
            gaps[factors.first() + k] = factors.excitations().get(k).gap(orbitalEnergies);
        }
    }
}
