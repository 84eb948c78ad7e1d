package dev.groundstate.engine.vqe;

import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.SymmetricOperator;
import dev.groundstate.engine.jastrow.ClusterJastrow;
import dev.groundstate.engine.jastrow.ComplexVector;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.OptionalInt;

/**
 * E(θ) = E_core + ⟨ψ(θ)|H|ψ(θ)⟩ of a cluster Jastrow state, the energies of its real and of its imaginary part, as H is real.
 *
 * <p>Holds the four vectors it works on: not thread-safe.
 */
final class JastrowEnergy implements VariationalEnergy {

    private final ClusterJastrow ansatz;
    private final SymmetricOperator hamiltonian;
    private final double coreEnergy;
    private final DeterminantSpace space;
    private final ComplexVector state;
    private final ComplexVector image;

    JastrowEnergy(
            ClusterJastrow ansatz,
            SymmetricOperator hamiltonian,
            double coreEnergy,
            DeterminantSpace space,
            RunControl control) {
        WorkCounter work = new WorkCounter(control);
        this.ansatz = ansatz;
        this.hamiltonian = hamiltonian;
        this.coreEnergy = coreEnergy;
        this.space = space;
        this.state = ComplexVector.zeros(space, work);
        this.image = ComplexVector.zeros(space, work);
    }

    @Override
    public int size() {
        return ansatz.parameters();
    }

    @Override
    public double value(double[] theta, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        ansatz.prepare(theta, state, control);
        hamiltonian.apply(state.re(), image.re(), control);
        hamiltonian.apply(state.im(), image.im(), control);
        return coreEnergy + state.re().dot(image.re(), work) + state.im().dot(image.im(), work);
    }

    @Override
    public double valueAndGradient(double[] theta, double[] gradient, RunControl control) {
        double energy = value(theta, control);
        ansatz.pullBack(theta, state, image, gradient, control);
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] *= 2;
        }
        return energy;
    }

    @Override
    public double[] firstParameters() {
        return ansatz.firstParameters();
    }

    @Override
    public double[] curvature() {
        return ansatz.curvature();
    }

    /** A parameter meets all others of its rotation in one exponential. */
    @Override
    public OptionalInt trigonometricOrder() {
        return OptionalInt.empty();
    }

    @Override
    public int droppedParameters() {
        return 0;
    }

    @Override
    public String description() {
        return ansatz.description();
    }

    @Override
    public PreparedCircuit circuit(FermionEncoding encoding, double[] theta, RunControl control) {
        return ansatz.circuit(encoding, theta, control);
    }

    @Override
    public VariationalState state(double[] theta, RunControl control) {
        ansatz.prepare(theta, state, control);
        return new ComplexSectorState(space, state);
    }
}
