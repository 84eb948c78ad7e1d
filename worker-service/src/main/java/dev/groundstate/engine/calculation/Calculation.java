package dev.groundstate.engine.calculation;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.circuit.CircuitFiles;
import dev.groundstate.engine.coupledcluster.CoupledCluster;
import dev.groundstate.engine.coupledcluster.CoupledClusterResult;
import dev.groundstate.engine.coupledcluster.CoupledClusterSettings;
import dev.groundstate.engine.coupledcluster.MoellerPlesset;
import dev.groundstate.engine.coupledcluster.MoellerPlessetResult;
import dev.groundstate.engine.coupledcluster.PerturbedDensity;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.determinant.ReducedDensities;
import dev.groundstate.engine.determinant.SpinSquared;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.integral.IntegralSettings;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.DocumentWriter;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.NoAnswerException;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.ScfNotConvergedException;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;
import dev.groundstate.engine.vqe.Vqe;
import dev.groundstate.engine.vqe.VqeResult;
import dev.groundstate.engine.vqe.VqeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Computes the energy of a molecule: the one entry to the engine.
 *
 * <p>Deterministic, whatever the number of threads. An instance holds no state of a calculation and may be shared by
 * threads.
 */
public final class Calculation {

    /**
     * Residual norm of a full configuration interaction. Its square over the gap to the next state bounds the error of
     * the energy: below rounding for every gap of more than a microhartree.
     */
    private static final double RESIDUAL_THRESHOLD = 1e-7;

    /** Hartree; coupled cluster of two electrons in one orbital changes nothing but for rounding. */
    private static final double ABOVE_REFERENCE = 1e-7;

    private final BasisLibrary library;
    private final long memoryLimitBytes;
    private final IntegralSettings integralSettings;

    /** Computes what fits into the given memory and refuses the rest. */
    public Calculation(BasisLibrary library, long memoryLimitBytes) {
        this(library, memoryLimitBytes, IntegralSettings.standard());
    }

    private Calculation(BasisLibrary library, long memoryLimitBytes, IntegralSettings integralSettings) {
        if (memoryLimitBytes < 1) {
            throw new IllegalArgumentException("expected a memory limit of at least 1 byte, got " + memoryLimitBytes);
        }
        this.library = library;
        this.memoryLimitBytes = memoryLimitBytes;
        this.integralSettings = integralSettings;
    }

    /** Computes with the basis sets that come with the engine. */
    public Calculation(long memoryLimitBytes) {
        this(BasisLibrary.shipped(), memoryLimitBytes);
    }

    /** Returns the same for a virtual machine that has compiled everything: faster from then on, and with the same bits. */
    public Calculation warm() {
        return new Calculation(library, memoryLimitBytes, new IntegralSettings(IntegralSettings.Kernels.VECTOR));
    }

    /**
     * Returns what a calculation takes, whether or not it fits.
     *
     * @throws IllegalArgumentException when the input makes no sense, in words for its author
     */
    public MemoryNeed need(CalculationInput input) {
        int functions = functions(input.system());
        MemoryNeed need = MemoryNeed.of(input.method(), functions, activeSpace(input, functions));
        return new MemoryNeed(
                need.determinants(),
                need.parameters(),
                Math.max(need.peakBytes(), Math.max(integralBytes(input), naturalOrbitalBytes(input, functions))));
    }

    /**
     * Refuses what {@link #run} would refuse, before anything is computed.
     *
     * @throws IllegalArgumentException when the input makes no sense or does not fit into memory, in words for its author
     */
    public void requireFits(CalculationInput input) {
        int functions = functions(input.system());
        MemoryNeed.requireFits(input.method(), functions, activeSpace(input, functions), memoryLimitBytes);
        requireFits("integrals over " + functions + " basis functions", integralBytes(input));
        requireFits("natural orbitals of " + functions + " basis functions", naturalOrbitalBytes(input, functions));
    }

    private void requireFits(String what, long bytes) {
        if (bytes > memoryLimitBytes) {
            throw new IllegalArgumentException(what + " need " + bytes + " bytes, the limit is " + memoryLimitBytes
                    + " bytes; take a smaller basis set");
        }
    }

    private int functions(QuantumSystem system) {
        return switch (system) {
            case QuantumSystem.MoleculeInBasis molecule -> basis(molecule).functions();
            case QuantumSystem.GivenOrbitals given ->
                given.integrals().hamiltonian().spatialOrbitals();
        };
    }

    private long integralBytes(CalculationInput input) {
        return input.system() instanceof QuantumSystem.MoleculeInBasis system
                ? AtomicOrbitalIntegrals.bytes(basis(system))
                : 0;
    }

    private static long naturalOrbitalBytes(CalculationInput input, int functions) {
        return input.orbitals() == OrbitalChoice.CANONICAL
                ? 0
                : MemoryNeed.perturbed(functions, Reference.perturbed(input, activeSpace(input, functions), functions));
    }

    /**
     * Runs to convergence or to the iteration limit.
     *
     * @param checkpoint of an earlier run of the same input, from which VQE and FCI go on bit for bit and go on counting;
     *     empty to start from the beginning, the only way for other methods
     * @throws IllegalArgumentException when the input makes no sense or does not fit into memory, in words for its author
     * @throws NoAnswerException when the input makes sense and there is no answer to it, such as {@link
     *     ScfNotConvergedException} when there is no Hartree-Fock determinant to start from; or when the checkpoint is not of
     *     this input or of another version
     * @throws RunStoppedException when {@code caller} says so; the last checkpoint stands
     */
    public CalculationResult run(
            CalculationInput input, byte[] checkpoint, RunControl caller, IterationListener listener) {
        if (checkpoint.length > 0 && !input.method().leavesCheckpoints()) {
            throw new IllegalArgumentException("expected no checkpoint for "
                    + input.method().abbreviation() + ", got " + checkpoint.length + " bytes");
        }
        requireFits(input);
        caller.check();
        RunControl control = new ControlOfThreads(caller, affordableThreads(input, caller.threads()));
        return switch (input.method()) {
            case CalculationMethod.HartreeFock _, CalculationMethod.UnrestrictedHartreeFock _ ->
                hartreeFock(input, control, listener);
            case CalculationMethod.MoellerPlesset _ ->
                moellerPlesset(input, reference(input, control, listener), control, listener);
            case CalculationMethod.CoupledCluster _ ->
                coupledCluster(input, reference(input, control, listener), control, listener);
            case CalculationMethod.FullConfigurationInteraction(int states) ->
                fullConfigurationInteraction(
                        input, states, reference(input, control, listener), checkpoint, control, listener);
            case CalculationMethod.Variational method ->
                variational(input, method, reference(input, control, listener), checkpoint, control, listener);
        };
    }

    /** Returns how many threads there is memory for, besides the one whose scratch is always counted. */
    int affordableThreads(CalculationInput input, int allowed) {
        if (allowed == 1) {
            return 1;
        }
        ActiveSpace space = activeSpace(input, functions(input.system()));
        long more = (memoryLimitBytes - need(input).peakBytes()) / MemoryNeed.bytesOfAThread(input.method(), space);
        return Math.clamp(1 + more, 1, allowed);
    }

    private Basis basis(QuantumSystem.MoleculeInBasis system) {
        return system.form()
                .map(form -> library.basis(system.basisName(), system.molecule(), form))
                .orElseGet(() -> library.basis(system.basisName(), system.molecule()));
    }

    /** Hartree-Fock correlates nothing: its space is that of all electrons, whatever was asked for. */
    private static ActiveSpace activeSpace(CalculationInput input, int functions) {
        QuantumSystem system = input.system();
        ActiveSpaceChoice choice =
                input.method().isSingleDeterminant() ? new ActiveSpaceChoice.AllElectrons() : input.activeSpace();
        int alpha = system.alphaElectrons();
        int beta = system.betaElectrons();
        return switch (system) {
            case QuantumSystem.MoleculeInBasis(var molecule, var basisName, var form) -> {
                if (alpha > functions) {
                    throw new IllegalArgumentException("expected at most " + 2 * functions + " electrons in "
                            + functions + " basis functions, got " + molecule.electrons());
                }
                yield ActiveSpace.choose(choice, molecule.atoms(), alpha, beta, functions);
            }
            case QuantumSystem.GivenOrbitals given -> {
                if (choice instanceof ActiveSpaceChoice.FrozenCore) {
                    throw new IllegalArgumentException(
                            "expected an active space by numbers: the core of given orbitals is not known");
                }
                yield ActiveSpace.choose(choice, List.of(), alpha, beta, functions);
            }
        };
    }

    private Reference reference(CalculationInput input, RunControl control, IterationListener listener) {
        return switch (input.system()) {
            case QuantumSystem.MoleculeInBasis system -> {
                Basis basis = basis(system);
                yield Reference.of(
                        input,
                        system,
                        basis,
                        activeSpace(input, basis.functions()),
                        integralSettings,
                        control,
                        listener);
            }
            case QuantumSystem.GivenOrbitals system ->
                Reference.of(input, system, activeSpace(input, functions(system)), control, listener);
        };
    }

    private CalculationResult hartreeFock(CalculationInput input, RunControl control, IterationListener listener) {
        if (!(input.system() instanceof QuantumSystem.MoleculeInBasis system)) {
            throw new IllegalArgumentException("expected a molecule, got given orbitals");
        }
        Basis basis = basis(system);
        ActiveSpace space = activeSpace(input, basis.functions());
        AtomicOrbitalIntegrals integrals =
                AtomicOrbitalIntegrals.compute(system.molecule(), basis, integralSettings, control);
        ScfSettings settings =
                ScfSettings.standard().limitedTo(input.maxIterations()).tightenedTo(input.convergenceThreshold());
        LastIteration last = new LastIteration(listener);
        ReferenceDeterminant determinant;
        ElectronicState state;
        Ending ending;
        try {
            ScfResult field = Reference.field(input, integrals, settings, control, last);
            determinant = ReferenceDeterminant.labelled(field, integrals, system.molecule(), basis, control)
                    .determinant();
            state = state(field, space, DipoleOperator.of(system.molecule(), basis, control));
            ending = Ending.CONVERGED;
        } catch (ScfNotConvergedException e) {
            if (last.iteration.number() < input.maxIterations()) {
                throw e;
            }
            double energy = last.iteration.totalEnergy();
            determinant = ReferenceDeterminant.of(
                    input.hartreeFockType().abbreviation(), energy, integrals.nuclearRepulsionEnergy());
            state = new ElectronicState(energy, e.spinSquared(), space.electrons(), List.of(), Optional.empty());
            ending = Ending.ITERATION_LIMIT;
        }
        double energy = last.iteration.totalEnergy();
        return new CalculationResult(
                input,
                Optional.of(basis.form()),
                determinant,
                energy,
                energy,
                integrals.nuclearRepulsionEnergy(),
                space,
                List.of(state),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                circuit(space, control),
                Optional.empty(),
                "",
                List.of(),
                0,
                Map.of(),
                last.iteration.number(),
                last.iteration.evaluations(),
                1,
                ending);
    }

    private static ElectronicState state(ScfResult field, ActiveSpace space, DipoleOperator dipole) {
        OneParticleDensity density = OneParticleDensity.ofDeterminant(
                field.orbitals().size(), space.alphaElectrons(), space.betaElectrons());
        boolean shared = field.type() != HartreeFockType.UNRESTRICTED;
        return new ElectronicState(
                field.totalEnergy(),
                field.spinSquared(),
                space.electrons(),
                shared ? ReferenceDeterminant.list(density.naturalOrbitals().occupations()) : List.of(),
                Optional.of(
                        shared
                                ? dipole.of(density, 0, field.orbitals())
                                : dipole.ofDeterminant(field.orbitals(), field.betaOrbitals())));
    }

    /** Returns the X gates that fill the lowest spin orbitals. */
    private static Optional<CircuitFiles> circuit(ActiveSpace space, RunControl control) {
        if (2 * space.spatialOrbitals() > PauliSum.MOST_QUBITS) {
            return Optional.empty();
        }
        FermionEncoding encoding = FermionEncoding.of(
                Mapper.JORDAN_WIGNER, space.spatialOrbitals(), space.alphaElectrons(), space.betaElectrons());
        return Optional.of(
                CircuitFiles.ofDeterminant(encoding, space.alphaElectrons(), space.betaElectrons(), control));
    }

    /** Passes iterations on and keeps the last one. */
    private static final class LastIteration implements IterationListener {
        private final IterationListener listener;
        private Iteration iteration = new Iteration(0, Double.NaN, Double.NaN, 0);

        LastIteration(IterationListener listener) {
            this.listener = listener;
        }

        @Override
        public void iteration(Iteration heard, Supplier<byte[]> checkpoint) {
            iteration = heard;
            listener.iteration(heard, checkpoint);
        }
    }

    private CalculationResult moellerPlesset(
            CalculationInput input, Reference reference, RunControl control, IterationListener listener) {
        control.enter(Phase.AMPLITUDES);
        MoellerPlessetResult solution = MoellerPlesset.solve(reference.hamiltonian(), control);
        listener.iteration(new Iteration(1, solution.totalEnergy(), 0, 1), () -> new byte[0]);
        OneParticleDensity density = PerturbedDensity.of(solution.amplitudes(), control);
        return correlated(input, reference, solution.totalEnergy(), solution.totalEnergy())
                .states(List.of(reference.state(
                        solution.totalEnergy(), 0, reference.space().electrons(), density)))
                .diagnostics(Map.of(
                        "same_spin_energy", solution.sameSpinEnergy(),
                        "opposite_spin_energy", solution.oppositeSpinEnergy(),
                        "singles_energy", solution.singlesEnergy()))
                .ended(1, 1, Ending.CONVERGED);
    }

    private CalculationResult coupledCluster(
            CalculationInput input, Reference reference, RunControl control, IterationListener listener) {
        CoupledClusterSettings standard = CoupledClusterSettings.standard();
        CoupledClusterResult solution = new CoupledCluster(
                        reference.hamiltonian(),
                        new CoupledClusterSettings(
                                input.maxIterations(),
                                Math.min(standard.energyThreshold(), input.convergenceThreshold()),
                                standard.residualThreshold(),
                                standard.subspace()),
                        control)
                .run(listener);
        if (solution.ending() == Ending.STALLED) {
            throw new NoAnswerException("the amplitudes of coupled cluster ran away after " + solution.iterations()
                    + " iterations; one determinant is no start for them, try VQE or FCI in an active space");
        }
        if (solution.totalEnergy() > reference.hamiltonian().referenceEnergy() + ABOVE_REFERENCE) {
            throw new NoAnswerException("coupled cluster ended in a state above that of Hartree-Fock, at "
                    + solution.totalEnergy() + " hartree: one determinant is no start here; try FCI or VQE");
        }
        ElectronicState state = new ElectronicState(
                solution.totalEnergy(), 0, reference.space().electrons(), List.of(), Optional.empty());
        return correlated(input, reference, solution.totalEnergy(), solution.totalEnergy())
                .states(List.of(state))
                .diagnostics(Map.of("t1_diagnostic", solution.amplitudes().diagnostic()))
                .ended(solution.iterations(), solution.iterations(), solution.ending());
    }

    private CalculationResult fullConfigurationInteraction(
            CalculationInput input,
            int states,
            Reference reference,
            byte[] checkpoint,
            RunControl control,
            IterationListener listener) {
        ActiveSpaceHamiltonian hamiltonian = reference.hamiltonian();
        control.enter(Phase.DIAGONALISING);
        DeterminantSpace space = DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        Davidson davidson = new Davidson(
                RESIDUAL_THRESHOLD, input.maxIterations(), input.seed(), (int) Math.min(states, space.determinants()));
        Checkpoint envelope = Checkpoint.of(input);
        Davidson.Solution solution = davidson.solve(
                new HamiltonianOperator(hamiltonian, space, control),
                space,
                hamiltonian.coreEnergy(),
                checkpoint.length == 0 ? checkpoint : envelope.open(checkpoint),
                control,
                (iteration, state) -> listener.iteration(iteration, () -> envelope.sealSome(state.get())));
        Ending ending = solution.converged()
                ? Ending.CONVERGED
                : solution.iterations() >= input.maxIterations() ? Ending.ITERATION_LIMIT : Ending.STALLED;
        double energy = hamiltonian.coreEnergy() + solution.eigenvalue();
        List<ElectronicState> found = new ArrayList<>();
        for (Davidson.State state : solution.states()) {
            CiVector vector = state.vector();
            found.add(reference.state(
                    hamiltonian.coreEnergy() + state.eigenvalue(),
                    SpinSquared.expectation(space, vector, control),
                    reference.space().electrons() * vector.dot(vector, new WorkCounter(control)),
                    ReducedDensities.oneParticle(space, vector, control)));
        }
        return correlated(input, reference, energy, energy)
                .states(found)
                .densities(
                        MemoryNeed.holdsDensities(reference.space())
                                ? Optional.of(ReducedDensities.of(space, solution.vector(), control))
                                : Optional.empty())
                .determinants(space.determinants())
                .ended(solution.iterations(), solution.products(), ending);
    }

    /** Passes iterations on, their checkpoints bound to the input. */
    private record SealedIterations(Checkpoint envelope, IterationListener listener) implements IterationListener {

        @Override
        public void iteration(Iteration iteration, Supplier<byte[]> checkpoint) {
            listener.iteration(iteration, () -> envelope.seal(checkpoint.get()));
        }

        @Override
        public void documents(DocumentWriter documents) {
            listener.documents(documents);
        }
    }

    private CalculationResult variational(
            CalculationInput input,
            CalculationMethod.Variational method,
            Reference reference,
            byte[] checkpoint,
            RunControl control,
            IterationListener listener) {
        VqeSettings settings = method.settings(input.maxIterations(), input.convergenceThreshold(), input.seed());
        Checkpoint envelope = Checkpoint.of(input);
        VqeResult result = new Vqe(reference.hamiltonian(), settings, control)
                .run(
                        checkpoint.length == 0 ? checkpoint : envelope.open(checkpoint),
                        new SealedIterations(envelope, listener));
        ElectronicState state =
                reference.state(result.totalEnergy(), result.spinSquared(), result.particleNumber(), result.density());
        return correlated(input, reference, result.totalEnergy(), result.lowestEnergy())
                .states(List.of(state))
                .densities(
                        MemoryNeed.holdsDensities(reference.space())
                                ? Optional.of(result.state().densities(control))
                                : Optional.empty())
                .circuit(
                        2 * reference.space().spatialOrbitals() <= PauliSum.MOST_QUBITS
                                ? Optional.of(result.circuit().apply(control))
                                : Optional.empty())
                .shots(result.shots())
                .ansatz(result.description(), result.parameters(), result.droppedParameters())
                .determinants(result.determinants())
                .ended(result.iterations(), result.evaluations(), result.ending());
    }

    private CorrelatedResult correlated(
            CalculationInput input, Reference reference, double totalEnergy, double lowestEnergy) {
        Optional<AngularForm> form = input.system() instanceof QuantumSystem.MoleculeInBasis system
                ? Optional.of(basis(system).form())
                : Optional.empty();
        return new CorrelatedResult(input, form, reference, totalEnergy, lowestEnergy);
    }
}
