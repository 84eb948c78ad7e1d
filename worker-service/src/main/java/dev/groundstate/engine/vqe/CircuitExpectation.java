package dev.groundstate.engine.vqe;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.GateType;
import dev.groundstate.engine.circuit.LayeredAnsatz;
import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.simulator.CircuitEnergy;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * The energy of a layered circuit that starts at the Hartree-Fock determinant. Nothing keeps the number of electrons but what
 * it costs to change it.
 */
final class CircuitExpectation implements VariationalEnergy {

    /** Largest first angle with CX. At zero the determinant is a stationary point. */
    private static final double LARGEST_START = 0.3;

    /**
     * Largest first angle with CZ, which only signs determinants: near zero it takes a turn of four qubits to find a pair
     * excitation, and the determinant is a minimum for all that a gradient sees.
     */
    private static final double LARGEST_START_WITH_SIGNS = 1;

    /** Hartree. */
    private static final double SMALLEST_CURVATURE = 0.1;

    private final LayeredAnsatz ansatz;
    private final QubitHamiltonian hamiltonian;
    private final long reference;
    private final long seed;
    private final Circuit circuit;
    private final CircuitEnergy energy;

    CircuitExpectation(
            LayeredAnsatz ansatz, ActiveSpaceHamiltonian electrons, QubitHamiltonian hamiltonian, long seed) {
        this.ansatz = ansatz;
        this.hamiltonian = hamiltonian;
        this.reference = hamiltonian.encoding().referenceState(electrons.alphaElectrons(), electrons.betaElectrons());
        this.seed = seed;
        this.circuit = ansatz.circuit(ansatz.startFor(reference));
        this.energy = new CircuitEnergy(circuit, hamiltonian.operator());
    }

    @Override
    public int size() {
        return energy.size();
    }

    @Override
    public double value(double[] theta, RunControl control) {
        return energy.value(theta, control);
    }

    @Override
    public double valueAndGradient(double[] theta, double[] gradient, RunControl control) {
        return energy.valueAndGradient(theta, gradient, control);
    }

    @Override
    public double[] firstParameters() {
        double largest = ansatz.entangler() == GateType.CZ ? LARGEST_START_WITH_SIGNS : LARGEST_START;
        return new SplittableRandom(seed).doubles(size(), -largest, largest).toArray();
    }

    /**
     * Where all angles are zero, one of a rotation about X or Y leads from the determinant b to cos ½θ |b⟩ ± sin ½θ |b'⟩: the
     * second derivative is half the difference of their energies. A rotation about Z is given that of its qubit.
     */
    @Override
    public double[] curvature() {
        double[] curvature = new double[size()];
        double lowest = diagonal(reference);
        int next = 0;
        for (int layer = 0; next < curvature.length; layer++) {
            for (int rotation = 0; rotation < ansatz.rotations().size(); rotation++) {
                for (int q = 0; q < ansatz.qubits(); q++) {
                    double half = 0.5 * (diagonal(reference ^ ansatz.flipped(q, layer)) - lowest);
                    curvature[next++] = Math.max(Math.abs(half), SMALLEST_CURVATURE);
                }
            }
        }
        return curvature;
    }

    /** Returns the energy of a basis state. */
    private double diagonal(long basisState) {
        PauliSum sum = hamiltonian.operator();
        double energyOfState = 0;
        for (int k = 0; k < sum.terms() && sum.strings()[k].x() == 0; k++) {
            boolean odd = (Long.bitCount(sum.strings()[k].z() & basisState) & 1) != 0;
            energyOfState += odd ? -sum.coefficients()[k] : sum.coefficients()[k];
        }
        return energyOfState;
    }

    /** A rotation has the eigenvalues exp(±½iθ). */
    @Override
    public OptionalInt trigonometricOrder() {
        return OptionalInt.of(1);
    }

    @Override
    public int droppedParameters() {
        return 0;
    }

    @Override
    public String description() {
        StringBuilder rotations = new StringBuilder();
        for (GateType rotation : ansatz.rotations()) {
            rotations.append(rotations.isEmpty() ? "" : " and ").append(rotation);
        }
        return ansatz.layers() + " layers of " + rotations + " on each of " + ansatz.qubits()
                + " qubits and a chain of "
                + ansatz.entangler() + ", then " + rotations + " again, on the Hartree-Fock determinant as "
                + hamiltonian.encoding().mapper().name().toLowerCase(Locale.ROOT)
                + " encodes it; the number of electrons may change";
    }

    @Override
    public PreparedCircuit circuit(FermionEncoding encoding, double[] theta, RunControl control) {
        return encoding.mapper() == hamiltonian.encoding().mapper()
                ? PreparedCircuit.of(circuit)
                : new PreparedCircuit.Unavailable(
                        "The circuit is that of another mapper, with which its angles were found.", 0);
    }

    @Override
    public VariationalState state(double[] theta, RunControl control) {
        return new FockState(hamiltonian.encoding(), energy.prepare(theta, control));
    }
}
