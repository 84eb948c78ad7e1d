package dev.groundstate.engine.vqe;

import dev.groundstate.engine.ansatz.Ansatz;
import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.ansatz.ExponentialCoupledCluster;
import dev.groundstate.engine.ansatz.PairedCoupledCluster;
import dev.groundstate.engine.ansatz.PooledOperators;
import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.determinant.SpinSquared;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.optimizer.OptimizationMethod;
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
 * Minimises the energy of a parametrised state, step by step.
 *
 * <p>One iteration is one step of the optimizer, also while an ADAPT ansatz grows between them. Deterministic; goes on
 * from a checkpoint bit for bit. Single-threaded.
 */
public final class Vqe {

    private final ActiveSpaceHamiltonian hamiltonian;
    private final VqeSettings settings;
    private final RunControl control;
    private final DeterminantSpace space;
    private final HamiltonianOperator operator;

    /** Prepares the tables of the Hamiltonian. */
    public Vqe(ActiveSpaceHamiltonian hamiltonian, VqeSettings settings, RunControl control) {
        control.enter(Phase.OPTIMIZING);
        this.hamiltonian = hamiltonian;
        this.settings = settings;
        this.control = control;
        this.space = DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        this.operator = new HamiltonianOperator(hamiltonian, space, control);
    }

    /** Returns the bytes of everything held at once, for a space that is not there yet. */
    public static long bytes(
            AnsatzChoice ansatz,
            OptimizationMethod method,
            int spatialOrbitals,
            int alphaElectrons,
            int betaElectrons) {
        long vectors = Math.multiplyExact(
                2, SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons).vectorBytes());
        long tables = Math.addExact(
                HamiltonianOperator.bytes(spatialOrbitals, alphaElectrons, betaElectrons),
                ansatz.bytes(spatialOrbitals, alphaElectrons, betaElectrons));
        int parameters = ansatz.parameterCount(spatialOrbitals, alphaElectrons, betaElectrons);
        return Math.addExact(Math.addExact(vectors, tables), 8 * method.numbers(parameters));
    }

    /**
     * Runs to convergence or to the iteration limit.
     *
     * @param checkpoint of an earlier run with the same Hamiltonian and settings; empty to start
     */
    public VqeResult run(byte[] checkpoint, IterationListener listener) {
        Outcome outcome =
                switch (settings.ansatz()) {
                    case AnsatzChoice.FactorisedCoupledCluster factorised ->
                        minimise(new UnitaryCoupledCluster(hamiltonian, space, control), checkpoint, listener);
                    case AnsatzChoice.ExactCoupledCluster exact ->
                        minimise(new ExponentialCoupledCluster(hamiltonian, space, control), checkpoint, listener);
                    case AnsatzChoice.LayeredPairs(int layers) ->
                        minimise(
                                new PairedCoupledCluster(hamiltonian, space, layers, settings.seed(), control),
                                checkpoint,
                                listener);
                    case AnsatzChoice.Adaptive adaptive -> {
                        PooledOperators pool = new PooledOperators(adaptive.pool(), hamiltonian, space, control);
                        EnergyExpectation reference = energy(pool.ansatz(new int[0]));
                        yield new Growth(pool, adaptive, settings, reference, control).run(checkpoint, listener);
                    }
                };
        return result(outcome);
    }

    private EnergyExpectation energy(Ansatz ansatz) {
        return new EnergyExpectation(ansatz, operator, hamiltonian.coreEnergy(), space, control);
    }

    /** Makes at least one iteration. */
    private Outcome minimise(Ansatz ansatz, byte[] checkpoint, IterationListener listener) {
        EnergyExpectation energy = energy(ansatz);
        Minimisation<?> minimisation = checkpoint.length == 0
                ? Minimisation.start(energy, settings, settings.thresholds(), ansatz.firstParameters(), control)
                : Minimisation.resume(energy, settings, settings.thresholds(), checkpoint);
        @Nullable Ending ending = minimisation.state().iteration() == 0 ? null : ending(minimisation);
        while (ending == null) {
            control.check();
            minimisation.step(control);
            OptimizerState state = minimisation.state();
            listener.iteration(
                    new Iteration(state.iteration(), state.value(), state.residual(), state.evaluations()),
                    minimisation.encoding());
            ending = ending(minimisation);
        }
        OptimizerState state = minimisation.state();
        return Outcome.of(energy, state, state.iteration(), state.evaluations(), ending);
    }

    /** Returns why no further step is to be made, or null when one is. */
    private @Nullable Ending ending(Minimisation<?> minimisation) {
        return switch (minimisation.status()) {
            case Status.Converged converged -> Ending.CONVERGED;
            case Status.Failed failed -> Ending.STALLED;
            case Status.Running running ->
                minimisation.state().iteration() >= settings.maxIterations() ? Ending.ITERATION_LIMIT : null;
        };
    }

    private VqeResult result(Outcome outcome) {
        Ansatz ansatz = outcome.energy().ansatz();
        CiVector vector = outcome.energy().prepare(outcome.point(), control);
        int electrons = hamiltonian.alphaElectrons() + hamiltonian.betaElectrons();
        return new VqeResult(
                outcome.value(),
                outcome.lowest(),
                outcome.point(),
                ansatz.droppedParameters(),
                ansatz.description(),
                outcome.residual(),
                outcome.iterations(),
                outcome.evaluations(),
                space.determinants(),
                SpinSquared.expectation(space, vector, control),
                electrons * vector.dot(vector, new WorkCounter(control)),
                outcome.ending());
    }
}
