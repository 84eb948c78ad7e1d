package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.coupledcluster.Amplitudes;
import dev.groundstate.engine.coupledcluster.CoupledCluster;
import dev.groundstate.engine.coupledcluster.CoupledClusterResult;
import dev.groundstate.engine.coupledcluster.CoupledClusterSettings;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.RunControl;
import java.util.List;

/**
 * Where the parameters of a cluster Jastrow state start.
 *
 * @param factors the one that acts first first
 * @param finalRotation acts last
 */
record JastrowStart(List<JastrowFactor> factors, ComplexMatrix finalRotation) {

    /** Hartree; keeps amplitudes finite where occupied and empty orbitals come together. */
    private static final double SMALLEST_GAP = 0.1;

    JastrowStart {
        factors = List.copyOf(factors);
    }

    /**
     * Returns the double factorisation of some amplitudes, with exp(T₁ − T₁†) as the final rotation.
     *
     * @param amplitudes of excitations from the first orbitals to the last ones
     */
    static JastrowStart factorised(Amplitudes amplitudes, int orbitals, int layers, InteractingPairs pairs) {
        return new JastrowStart(
                DoubleFactorisation.of(amplitudes, orbitals, layers, pairs), finalRotation(amplitudes, orbitals));
    }

    /** Returns factors fitted to some amplitudes, near those of the factorisation. */
    static JastrowStart fitted(
            Amplitudes amplitudes, int orbitals, int layers, InteractingPairs pairs, long seed, RunControl control) {
        JastrowStart factorised = factorised(amplitudes, orbitals, layers, pairs);
        return new JastrowStart(
                FactorFit.of(amplitudes, orbitals, pairs, factorised.factors, seed, control), factorised.finalRotation);
    }

    private static ComplexMatrix finalRotation(Amplitudes amplitudes, int orbitals) {
        double[] angles = new double[UnitaryExponential.parameters(orbitals)];
        int next = 0;
        for (int p = 0; p < orbitals; p++) {
            for (int q = p + 1; q < orbitals; q++) {
                int a = q - orbitals + amplitudes.virtual();
                angles[next++] = p < amplitudes.occupied() && a >= 0 ? -amplitudes.single(p, a) : 0;
            }
        }
        return UnitaryExponential.of(angles, 0, orbitals);
    }

    /**
     * Returns amplitudes to start from: of CCSD for a closed shell; of first order, between the doubly occupied and the empty
     * orbitals, for an open one and where CCSD does not converge.
     */
    static Amplitudes amplitudes(ActiveSpaceHamiltonian hamiltonian, RunControl control) {
        int o = hamiltonian.betaElectrons();
        int v = hamiltonian.spatialOrbitals() - hamiltonian.alphaElectrons();
        if (hamiltonian.alphaElectrons() == o && o > 0 && v > 0) {
            CoupledClusterResult result = new CoupledCluster(hamiltonian, CoupledClusterSettings.standard(), control)
                    .run((iteration, checkpoint) -> {});
            if (result.ending() == Ending.CONVERGED) {
                return result.amplitudes();
            }
        }
        return firstOrder(
                hamiltonian, Math.min(o, hamiltonian.alphaElectrons()), Math.min(v, hamiltonian.spatialOrbitals() - o));
    }

    /** t_ij^ab = (ia|jb) / (ε_i + ε_j − ε_a − ε_b), ε the mean of both spins. */
    private static Amplitudes firstOrder(ActiveSpaceHamiltonian hamiltonian, int o, int v) {
        int n = hamiltonian.spatialOrbitals();
        double[] alpha = hamiltonian.orbitalEnergies(hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        double[] beta = hamiltonian.orbitalEnergies(hamiltonian.betaElectrons(), hamiltonian.alphaElectrons());
        double[] gaps = new double[o * v];
        for (int i = 0; i < o; i++) {
            for (int a = 0; a < v; a++) {
                int empty = n - v + a;
                gaps[i * v + a] = Math.max(0.5 * (alpha[empty] + beta[empty] - alpha[i] - beta[i]), SMALLEST_GAP);
            }
        }
        double[] doubles = new double[o * o * v * v];
        int next = 0;
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                for (int a = 0; a < v; a++) {
                    for (int b = 0; b < v; b++) {
                        double integral = hamiltonian.twoElectron().get(i, n - v + a, j, n - v + b);
                        doubles[next++] = -integral / (gaps[i * v + a] + gaps[j * v + b]);
                    }
                }
            }
        }
        return new Amplitudes(o, v, new double[o * v], doubles);
    }
}
