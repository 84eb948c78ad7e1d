package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.circuit.FermionCircuit;
import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;

/**
 * Puts together the circuit of a cluster Jastrow state.
 *
 * <p>Rotations of neighbouring orbitals that are both occupied or both empty in every determinant so far do nothing and are left
 * out.
 */
final class JastrowCircuit {

    private final FermionCircuit circuit;
    private final InteractingPairs pairs;
    private final int orbitals;
    private final int[] electrons;

    JastrowCircuit(
            FermionEncoding encoding,
            InteractingPairs pairs,
            int orbitals,
            int alphaElectrons,
            int betaElectrons,
            RunControl control) {
        this.circuit = new FermionCircuit(encoding, alphaElectrons, betaElectrons, control);
        this.pairs = pairs;
        this.orbitals = orbitals;
        this.electrons = new int[] {alphaElectrons, betaElectrons};
    }

    /**
     * Adds a rotation of the orbitals of both spins.
     *
     * @param first whether it acts on the reference
     */
    void rotate(GivensSequence rotation, boolean first) {
        for (int spin = 0; spin < 2; spin++) {
            for (int p = 0; p < orbitals; p++) {
                circuit.phase(Math.atan2(rotation.phaseIm()[p], rotation.phaseRe()[p]), spin * orbitals + p);
            }
            boolean[] mixed = new boolean[orbitals];
            for (int k = rotation.orbital().length - 1; k >= 0; k--) {
                int p = rotation.orbital()[k];
                boolean alike = !mixed[p] && !mixed[p + 1] && (p < electrons[spin]) == (p + 1 < electrons[spin]);
                if (!first || !alike) {
                    mixed[p] = true;
                    mixed[p + 1] = true;
                    mix(rotation, k, spin * orbitals + p);
                }
            }
        }
    }

    /** x → c x − |s| e^{iχ} y, y → |s| e^{−iχ} x + c y for the amplitudes x of mode and y of mode + 1 occupied. */
    private void mix(GivensSequence rotation, int k, int mode) {
        double sine = Math.hypot(rotation.sineRe()[k], rotation.sineIm()[k]);
        double chi = Math.atan2(rotation.sineIm()[k], rotation.sineRe()[k]);
        circuit.phase(chi, mode + 1);
        circuit.transfer(mode, mode + 1, Math.atan2(sine, rotation.cosine()[k]));
        circuit.phase(-chi, mode + 1);
    }

    /** Adds exp(iJ). */
    void addPhases(double[] theta, int first) {
        int k = first;
        for (int[] pair : pairs.sameSpin()) {
            double angle = theta[k++];
            for (int spin = 0; spin < 2; spin++) {
                int p = spin * orbitals + pair[0];
                int q = spin * orbitals + pair[1];
                if (p == q) {
                    circuit.phase(0.5 * angle, p);
                } else {
                    circuit.phase(angle, p, q);
                }
            }
        }
        for (int[] pair : pairs.oppositeSpin()) {
            double angle = theta[k++];
            circuit.phase(angle, pair[0], orbitals + pair[1]);
            if (pair[0] != pair[1]) {
                circuit.phase(angle, pair[1], orbitals + pair[0]);
            }
        }
    }

    /** Returns the circuit of a number of parameters. */
    PreparedCircuit circuit(int parameters) {
        return circuit.circuit(parameters);
    }
}
