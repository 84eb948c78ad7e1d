package dev.groundstate.engine.vqe;

import dev.groundstate.engine.ansatz.Ansatz;
import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.determinant.SpinSquared;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.optimizer.DifferentiableObjective;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.optimizer.Optimizer;
import dev.groundstate.engine.optimizer.OptimizerState;
import dev.groundstate.engine.optimizer.Status;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import org.jspecify.annotations.Nullable;

/**
 * Minimises the energy of a factorised UCCSD state, from second-order amplitudes.
 *
 * <p>One iteration is one step of the optimizer. Deterministic; goes on from a checkpoint bit for bit. Single-threaded.
 */
public final class Vqe {

    private final ActiveSpaceHamiltonian hamiltonian;
    private final VqeSettings settings;
    private final RunControl control;
    private final DeterminantSpace space;
    private final Ansatz ansatz;
    private final EnergyExpectation energy;
    private final Optimizer<?, ? super DifferentiableObjective> optimizer;

    /** Prepares tables and vectors. */
    public Vqe(ActiveSpaceHamiltonian hamiltonian, VqeSettings settings, RunControl control) {
        control.enter(Phase.OPTIMIZING);
        this.hamiltonian = hamiltonian;
        this.settings = settings;
        this.control = control;
        this.space = DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        this.ansatz = new UnitaryCoupledCluster(hamiltonian, space, control);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        this.energy = new EnergyExpectation(ansatz, operator, hamiltonian.coreEnergy(), space, control);
        this.optimizer = settings.method()
                .optimizer(inverseHessian(), settings.thresholds(), ansatz.trigonometricOrder(), settings.seed());
    }

    /** Returns the bytes of everything held at once, for a space that is not there yet. */
    public static long bytes(OptimizationMethod method, int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        long vectors = Math.multiplyExact(
                2, SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons).vectorBytes());
        long tables = Math.addExact(
                HamiltonianOperator.bytes(spatialOrbitals, alphaElectrons, betaElectrons),
                UnitaryCoupledCluster.bytes(spatialOrbitals, alphaElectrons, betaElectrons));
        int parameters = UnitaryCoupledCluster.parameterCount(spatialOrbitals, alphaElectrons, betaElectrons);
        return Math.addExact(Math.addExact(vectors, tables), 8 * method.numbers(parameters));
    }

    /**
     * Runs to convergence or to the iteration limit; at least one iteration.
     *
     * @param checkpoint of an earlier run with the same Hamiltonian and settings; empty to start
     */
    public VqeResult run(byte[] checkpoint, IterationListener listener) {
        return run(optimizer, checkpoint, listener);
    }

    private <S extends OptimizerState> VqeResult run(
            Optimizer<S, ? super DifferentiableObjective> method, byte[] checkpoint, IterationListener listener) {
        S state = checkpoint.length == 0
                ? method.start(ansatz.firstParameters(), energy, control)
                : method.decode(checkpoint, ansatz.parameters());
        @Nullable Ending ending = state.iteration() == 0 ? null : ending(method, state);
        while (ending == null) {
            control.check();
            state = method.step(state, energy, control);
            report(method, state, listener);
            ending = ending(method, state);
        }
        return result(state, ending);
    }

    /** Returns why no further step is to be made, or null when one is. */
    private <S extends OptimizerState> @Nullable Ending ending(Optimizer<S, ?> method, S state) {
        return switch (method.status(state)) {
            case Status.Converged converged -> Ending.CONVERGED;
            case Status.Failed failed -> Ending.STALLED;
            case Status.Running running ->
                state.iteration() >= settings.maxIterations() ? Ending.ITERATION_LIMIT : null;
        };
    }

    private static <S extends OptimizerState> void report(Optimizer<S, ?> method, S state, IterationListener listener) {
        listener.iteration(
                new Iteration(state.iteration(), state.value(), state.residual(), state.evaluations()),
                () -> method.encode(state));
    }

    private VqeResult result(OptimizerState state, Ending ending) {
        CiVector vector = energy.prepare(state.point(), control);
        int electrons = hamiltonian.alphaElectrons() + hamiltonian.betaElectrons();
        return new VqeResult(
                state.value(),
                state.bestValue(),
                state.point(),
                ansatz.droppedParameters(),
                ansatz.description(),
                state.residual(),
                state.iteration(),
                state.evaluations(),
                space.determinants(),
                SpinSquared.expectation(space, vector, control),
                electrons * vector.dot(vector, new WorkCounter(control)),
                ending);
    }

    private double[] inverseHessian() {
        double[] diagonal = ansatz.curvature();
        for (int k = 0; k < diagonal.length; k++) {
            diagonal[k] = 1 / diagonal[k];
        }
        return diagonal;
    }
}
