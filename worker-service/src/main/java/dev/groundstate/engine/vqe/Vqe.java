package dev.groundstate.engine.vqe;

import dev.groundstate.engine.ansatz.Ansatz;
import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.ansatz.ExponentialCoupledCluster;
import dev.groundstate.engine.ansatz.PairedCoupledCluster;
import dev.groundstate.engine.ansatz.PooledOperators;
import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.jastrow.ClusterJastrow;
import dev.groundstate.engine.optimizer.OptimizerState;
import dev.groundstate.engine.optimizer.Status;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.simulator.CircuitEnergy;
import dev.groundstate.engine.simulator.StateVector;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Minimises the energy of a parametrised state, step by step.
 *
 * <p>One iteration is one step of the optimizer, also while an ADAPT ansatz grows between them. Deterministic; goes on
 * from a checkpoint bit for bit, whatever the number of threads.
 */
public final class Vqe {

    private final ActiveSpaceHamiltonian hamiltonian;
    private final VqeSettings settings;
    private final RunControl control;

    /** Prepares nothing yet. */
    public Vqe(ActiveSpaceHamiltonian hamiltonian, VqeSettings settings, RunControl control) {
        this.hamiltonian = hamiltonian;
        this.settings = settings;
        this.control = control;
    }

    /** Returns the bytes of everything held at once, for a space that is not there yet. */
    public static long bytes(VqeSettings settings, int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        AnsatzChoice ansatz = settings.ansatz();
        int parameters = ansatz.parameterCount(spatialOrbitals, alphaElectrons, betaElectrons);
        long solver = ansatz instanceof AnsatzChoice.LayeredCircuit layered
                ? circuitBytes(layered, settings.mapper(), spatialOrbitals, alphaElectrons, betaElectrons)
                : sectorBytes(ansatz, spatialOrbitals, alphaElectrons, betaElectrons);
        long optimizer = 8 * settings.method().numbers(parameters);
        return Math.addExact(
                Math.addExact(solver, optimizer), shotBytes(settings, spatialOrbitals, alphaElectrons, betaElectrons));
    }

    /** Two states of the qubits, the Hamiltonian, and what the shots of a setting find. */
    private static long shotBytes(VqeSettings settings, int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        if (settings.shots().isEmpty()) {
            return 0;
        }
        long state = StateVector.bytes(qubits(settings.mapper(), spatialOrbitals, alphaElectrons, betaElectrons));
        long found = 32L * settings.shots().getAsInt();
        return Math.addExact(
                Math.multiplyExact(2, state), Math.addExact(found, QubitHamiltonian.bytes(spatialOrbitals)));
    }

    /** Returns the number of qubits, more than any vector has where no encoding has them. */
    private static int qubits(Mapper mapper, int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        return 2L * spatialOrbitals > PauliSum.MOST_QUBITS
                ? PauliSum.MOST_QUBITS
                : FermionEncoding.of(mapper, spatialOrbitals, alphaElectrons, betaElectrons)
                        .qubits();
    }

    private static long sectorBytes(AnsatzChoice ansatz, int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        long vectors = Math.multiplyExact(
                2, SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons).vectorBytes());
        long tables = Math.addExact(
                HamiltonianOperator.bytes(spatialOrbitals, alphaElectrons, betaElectrons),
                ansatz.bytes(spatialOrbitals, alphaElectrons, betaElectrons));
        return Math.addExact(vectors, tables);
    }

    /** Beside the states, the Hamiltonian, and of a result the parts with the most usual numbers of electrons. */
    private static long circuitBytes(
            AnsatzChoice.LayeredCircuit ansatz,
            Mapper mapper,
            int spatialOrbitals,
            int alphaElectrons,
            int betaElectrons) {
        int qubits = qubits(mapper, spatialOrbitals, alphaElectrons, betaElectrons);
        long states = CircuitEnergy.bytes(ansatz.on(qubits).circuit(0));
        long parts = Math.multiplyExact(
                2,
                SpaceSize.of(spatialOrbitals, spatialOrbitals / 2, spatialOrbitals / 2)
                        .vectorBytes());
        return Math.addExact(states, Math.addExact(parts, QubitHamiltonian.bytes(spatialOrbitals)));
    }

    /**
     * Runs to convergence or to the iteration limit.
     *
     * @param checkpoint of an earlier run with the same Hamiltonian and settings; empty to start
     */
    public VqeResult run(byte[] checkpoint, IterationListener listener) {
        control.enter(Phase.OPTIMIZING);
        IterationReport report = new IterationReport(hamiltonian, settings, listener);
        return result(
                settings.ansatz() instanceof AnsatzChoice.Adaptive adaptive
                        ? grow(adaptive, checkpoint, report)
                        : minimise(measured(energy()), checkpoint, report),
                report);
    }

    /** Returns the energy as it is measured, where it is to be measured. */
    private VariationalEnergy measured(VariationalEnergy energy) {
        return settings.shots().isEmpty()
                ? energy
                : new MeasuredExpectation(
                        energy,
                        QubitHamiltonian.of(hamiltonian, settings.mapper(), control),
                        settings.shots().getAsInt(),
                        settings.seed(),
                        control);
    }

    private VariationalEnergy energy() {
        return switch (settings.ansatz()) {
            case AnsatzChoice.FactorisedCoupledCluster factorised ->
                sector(space -> new UnitaryCoupledCluster(hamiltonian, space, control));
            case AnsatzChoice.ExactCoupledCluster exact ->
                sector(space -> new ExponentialCoupledCluster(hamiltonian, space, control));
            case AnsatzChoice.LayeredPairs(int layers) ->
                sector(space -> new PairedCoupledCluster(hamiltonian, space, layers, settings.seed(), control));
            case AnsatzChoice.Jastrow(int layers, boolean local) -> jastrow(layers, local);
            case AnsatzChoice.Adaptive adaptive ->
                throw new IllegalStateException("a growing ansatz has no energy before it grows");
            case AnsatzChoice.LayeredCircuit layered -> {
                QubitHamiltonian qubits = QubitHamiltonian.of(hamiltonian, settings.mapper(), control);
                yield new CircuitExpectation(
                        layered.on(qubits.encoding().qubits()), hamiltonian, qubits, settings.seed());
            }
        };
    }

    /** Returns the energy of an ansatz with a fixed number of electrons of each spin. */
    private VariationalEnergy sector(Function<DeterminantSpace, Ansatz> ansatz) {
        DeterminantSpace space = space();
        return sector(space, ansatz.apply(space));
    }

    private EnergyExpectation sector(DeterminantSpace space, Ansatz ansatz) {
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        return new EnergyExpectation(ansatz, operator, hamiltonian.coreEnergy(), space, control);
    }

    private VariationalEnergy jastrow(int layers, boolean local) {
        DeterminantSpace space = space();
        ClusterJastrow ansatz = ClusterJastrow.of(hamiltonian, space, layers, local, settings.seed(), control);
        control.enter(Phase.OPTIMIZING);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        return new JastrowEnergy(ansatz, operator, hamiltonian.coreEnergy(), space, control);
    }

    private DeterminantSpace space() {
        return DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
    }

    private Outcome grow(AnsatzChoice.Adaptive adaptive, byte[] checkpoint, IterationReport report) {
        DeterminantSpace space = space();
        PooledOperators pool = new PooledOperators(adaptive.pool(), hamiltonian, space, control);
        EnergyExpectation reference = sector(space, pool.ansatz(new int[0]));
        return new Growth(pool, adaptive, settings, reference, control).run(checkpoint, report);
    }

    /** Makes at least one iteration. */
    private Outcome minimise(VariationalEnergy energy, byte[] checkpoint, IterationReport report) {
        Minimisation<?> minimisation = checkpoint.length == 0
                ? Minimisation.start(energy, settings, settings.thresholds(), energy.firstParameters(), control)
                : Minimisation.resume(energy, settings, settings.thresholds(), checkpoint);
        @Nullable Ending ending = minimisation.state().iteration() == 0 ? null : ending(minimisation);
        while (ending == null) {
            control.check();
            minimisation.step(control);
            OptimizerState state = minimisation.state();
            report.iteration(
                    new Iteration(state.iteration(), state.value(), state.residual(), minimisation.evaluations()),
                    energy,
                    state.point(),
                    minimisation.encoding());
            ending = ending(minimisation);
        }
        OptimizerState state = minimisation.state();
        return Outcome.of(energy, state, state.iteration(), minimisation.evaluations(), ending);
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

    private VqeResult result(Outcome outcome, IterationReport report) {
        VariationalEnergy energy = outcome.energy();
        VariationalState state = energy.state(outcome.point(), control);
        OneParticleDensity density = state.oneParticle(control);
        return new VqeResult(
                outcome.value(),
                outcome.lowest(),
                outcome.point(),
                energy.droppedParameters(),
                energy.description(),
                outcome.residual(),
                outcome.iterations(),
                outcome.evaluations(),
                state.dimension(),
                state.spinSquared(control),
                density.electrons(),
                density,
                state,
                control -> report.circuit(energy, outcome.point(), outcome.iterations(), control),
                energy instanceof MeasuredExpectation measured ? measured.statistics(outcome.point(), control) : null,
                outcome.ending());
    }
}
