package dev.groundstate.engine.vqe;

import dev.groundstate.engine.ansatz.Ansatz;
import dev.groundstate.engine.ansatz.PooledOperators;
import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.SymmetricOperator;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * E(θ) = E_core + ⟨ψ(θ)|H|ψ(θ)⟩ of an ansatz with a fixed number of electrons of each spin, and its derivatives 2 ⟨Hψ|∂ψ/∂θ_k⟩.
 *
 * <p>The derivatives, however many, cost about as much as the energy. Holds the two vectors it works on: not
 * thread-safe.
 */
final class EnergyExpectation implements VariationalEnergy {

    private final Ansatz ansatz;
    private final SymmetricOperator hamiltonian;
    private final double coreEnergy;
    private final DeterminantSpace space;
    private final CiVector state;
    private final CiVector image;

    EnergyExpectation(
            Ansatz ansatz,
            SymmetricOperator hamiltonian,
            double coreEnergy,
            DeterminantSpace space,
            RunControl control) {
        WorkCounter work = new WorkCounter(control);
        this.ansatz = ansatz;
        this.hamiltonian = hamiltonian;
        this.coreEnergy = coreEnergy;
        this.space = space;
        this.state = space.vector(work);
        this.image = space.vector(work);
    }

    private EnergyExpectation(Ansatz ansatz, EnergyExpectation same) {
        this.ansatz = ansatz;
        this.hamiltonian = same.hamiltonian;
        this.coreEnergy = same.coreEnergy;
        this.space = same.space;
        this.state = same.state;
        this.image = same.image;
    }

    /** Returns the energy of another ansatz, which works on the same two vectors. */
    EnergyExpectation of(Ansatz other) {
        return new EnergyExpectation(other, this);
    }

    /** Returns the derivatives by one more angle, for each operator of a pool. */
    double[] derivatives(PooledOperators pool, double[] theta, RunControl control) {
        ansatz.prepare(theta, state, control);
        hamiltonian.apply(state, image, control);
        return pool.derivatives(state, image, control);
    }

    @Override
    public int size() {
        return ansatz.parameters();
    }

    @Override
    public double value(double[] theta, RunControl control) {
        ansatz.prepare(theta, state, control);
        hamiltonian.apply(state, image, control);
        return coreEnergy + state.dot(image, new WorkCounter(control));
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

    @Override
    public OptionalInt trigonometricOrder() {
        return ansatz.trigonometricOrder();
    }

    @Override
    public int droppedParameters() {
        return ansatz.droppedParameters();
    }

    @Override
    public String description() {
        return ansatz.description();
    }

    @Override
    public PreparedCircuit circuit(FermionEncoding encoding, double[] theta, RunControl control) {
        Optional<List<FermionExcitation>> excitations = ansatz.excitations();
        return excitations.isPresent()
                ? PreparedCircuit.of(
                        encoding,
                        space.alpha().electrons(),
                        space.beta().electrons(),
                        ansatz.parameters(),
                        excitations.get(),
                        control)
                : new PreparedCircuit.Unavailable(
                        "An exponential of a sum has no exact circuit: uccsd is its nearest product of gates.", 0);
    }

    @Override
    public VariationalState state(double[] theta, RunControl control) {
        ansatz.prepare(theta, state, control);
        return new SectorState(space, state);
    }
}
