package dev.groundstate.engine.calculation;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.SpinSquared;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.IntegralTransformation;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.scf.HartreeFock;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.ScfNotConvergedException;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;
import dev.groundstate.engine.vqe.Vqe;
import dev.groundstate.engine.vqe.VqeResult;
import dev.groundstate.engine.vqe.VqeSettings;
import java.util.function.Supplier;

/**
 * Computes the energy of a molecule: the one entry to the engine.
 *
 * <p>Single-threaded and deterministic. An instance holds no state of a calculation and may be shared by threads.
 */
public final class Calculation {

    /**
     * Residual norm of a full configuration interaction. Its square over the gap to the next state bounds the error of
     * the energy: below rounding for every gap of more than a microhartree.
     */
    private static final double RESIDUAL_THRESHOLD = 1e-7;

    private final BasisLibrary library;
    private final long memoryLimitBytes;

    /** Computes what fits into the given memory and refuses the rest. */
    public Calculation(BasisLibrary library, long memoryLimitBytes) {
        if (memoryLimitBytes < 1) {
            throw new IllegalArgumentException("expected a memory limit of at least 1 byte, got " + memoryLimitBytes);
        }
        this.library = library;
        this.memoryLimitBytes = memoryLimitBytes;
    }

    /** Computes with the basis sets that come with the engine. */
    public Calculation(long memoryLimitBytes) {
        this(BasisLibrary.shipped(), memoryLimitBytes);
    }

    /**
     * Returns what a calculation takes, whether or not it fits.
     *
     * @throws IllegalArgumentException when the input makes no sense, in words for its author
     */
    public MemoryNeed need(CalculationInput input) {
        Basis basis = library.basis(input.basisName(), input.molecule());
        MemoryNeed need = MemoryNeed.of(
                input.method(), input.optimizer(), basis.functions(), activeSpace(input, basis.functions()));
        return new MemoryNeed(
                need.determinants(),
                need.parameters(),
                Math.max(need.peakBytes(), AtomicOrbitalIntegrals.bytes(basis)));
    }

    /**
     * Refuses what {@link #run} would refuse, before anything is computed.
     *
     * @throws IllegalArgumentException when the input makes no sense or does not fit into memory, in words for its author
     */
    public void requireFits(CalculationInput input) {
        Basis basis = library.basis(input.basisName(), input.molecule());
        requireFits(input, basis, activeSpace(input, basis.functions()));
    }

    private void requireFits(CalculationInput input, Basis basis, ActiveSpace space) {
        MemoryNeed.requireFits(input.method(), input.optimizer(), basis.functions(), space, memoryLimitBytes);
        long bytes = AtomicOrbitalIntegrals.bytes(basis);
        if (bytes > memoryLimitBytes) {
            throw new IllegalArgumentException("integrals over " + basis.functions() + " basis functions need " + bytes
                    + " bytes, the limit is " + memoryLimitBytes + " bytes; take a smaller basis set");
        }
    }

    /**
     * Runs to convergence or to the iteration limit.
     *
     * @param checkpoint of an earlier run of the same input, from which VQE and FCI go on bit for bit and go on counting;
     *     empty to start from the beginning, the only way for Hartree-Fock
     * @throws IllegalArgumentException when the input makes no sense or does not fit into memory, in words for its author
     * @throws ScfNotConvergedException when there is no Hartree-Fock determinant to start from
     * @throws RunStoppedException when {@code control} says so; the last checkpoint stands
     */
    public CalculationResult run(
            CalculationInput input, byte[] checkpoint, RunControl control, IterationListener listener) {
        if (checkpoint.length > 0 && input.method().isSingleDeterminant()) {
            throw new IllegalArgumentException(
                    "expected no checkpoint for " + input.method() + ", got " + checkpoint.length + " bytes");
        }
        Basis basis = library.basis(input.basisName(), input.molecule());
        ActiveSpace space = activeSpace(input, basis.functions());
        requireFits(input, basis, space);
        return switch (input.method()) {
            case HARTREE_FOCK, UNRESTRICTED_HARTREE_FOCK -> hartreeFock(input, basis, space, control, listener);
            case FCI ->
                fullConfigurationInteraction(
                        input, reference(input, basis, space, control, listener), checkpoint, control, listener);
            case VQE -> vqe(input, reference(input, basis, space, control, listener), checkpoint, control, listener);
        };
    }

    /** Hartree-Fock correlates nothing: its space is that of all electrons, whatever was asked for. */
    private static ActiveSpace activeSpace(CalculationInput input, int functions) {
        Molecule molecule = input.molecule();
        ActiveSpaceChoice choice =
                input.method().isSingleDeterminant() ? new ActiveSpaceChoice.AllElectrons() : input.activeSpace();
        if (molecule.alphaElectrons() > functions) {
            throw new IllegalArgumentException("expected at most " + 2 * functions + " electrons in " + functions
                    + " basis functions, got " + molecule.electrons());
        }
        return ActiveSpace.choose(
                choice, molecule.atoms(), molecule.alphaElectrons(), molecule.betaElectrons(), functions);
    }

    /**
     * Where a correlated method starts.
     *
     * @param type of the determinant
     * @param hartreeFockEnergy total
     * @param nuclearRepulsionEnergy of the molecule
     * @param space the active orbitals
     * @param hamiltonian over them
     */
    private record Reference(
            HartreeFockType type,
            double hartreeFockEnergy,
            double nuclearRepulsionEnergy,
            ActiveSpace space,
            ActiveSpaceHamiltonian hamiltonian) {}

    /** Goes from the molecule to the Hamiltonian; the integrals over basis functions are garbage afterwards. */
    private static Reference reference(
            CalculationInput input, Basis basis, ActiveSpace space, RunControl control, IterationListener listener) {
        AtomicOrbitalIntegrals integrals = AtomicOrbitalIntegrals.compute(input.molecule(), basis, control);
        ScfResult field = field(input, integrals, ScfSettings.standard(), control, (iteration, checkpoint) -> {});
        listener.hartreeFock(field.totalEnergy());
        int lost = basis.functions() - field.orbitals().size();
        ActiveSpace present = space.frozenOrbitals() + space.spatialOrbitals()
                        <= field.orbitals().size()
                ? space
                : new ActiveSpace(
                        space.frozenOrbitals(),
                        space.spatialOrbitals() - lost,
                        space.alphaElectrons(),
                        space.betaElectrons());
        ActiveSpaceHamiltonian hamiltonian = IntegralTransformation.transform(
                integrals.coreHamiltonian(),
                integrals.twoElectron(),
                field.nuclearRepulsionEnergy(),
                field.orbitals(),
                present,
                control);
        return new Reference(field.type(), field.totalEnergy(), field.nuclearRepulsionEnergy(), present, hamiltonian);
    }

    /** Solves for the determinant that the method starts from, or is: of shared orbitals unless others are asked for. */
    private static ScfResult field(
            CalculationInput input,
            AtomicOrbitalIntegrals integrals,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        return HartreeFock.solve(
                integrals,
                input.hartreeFockType(),
                input.molecule().alphaElectrons(),
                input.molecule().betaElectrons(),
                settings,
                control,
                listener);
    }

    private static CalculationResult hartreeFock(
            CalculationInput input, Basis basis, ActiveSpace space, RunControl control, IterationListener listener) {
        AtomicOrbitalIntegrals integrals = AtomicOrbitalIntegrals.compute(input.molecule(), basis, control);
        ScfSettings settings =
                ScfSettings.standard().limitedTo(input.maxIterations()).tightenedTo(input.convergenceThreshold());
        LastIteration last = new LastIteration(listener);
        Ending ending;
        double spinSquared;
        try {
            spinSquared = field(input, integrals, settings, control, last).spinSquared();
            ending = Ending.CONVERGED;
        } catch (ScfNotConvergedException e) {
            spinSquared = e.spinSquared();
            if (last.iteration.number() < input.maxIterations()) {
                throw e;
            }
            ending = Ending.ITERATION_LIMIT;
        }
        double energy = last.iteration.totalEnergy();
        double repulsion = integrals.nuclearRepulsionEnergy();
        return new CalculationResult(
                input.method(),
                basis.name(),
                input.hartreeFockType(),
                energy,
                energy,
                energy,
                repulsion,
                repulsion,
                space,
                "",
                input.convergenceThreshold(),
                input.seed(),
                last.iteration.number(),
                last.iteration.evaluations(),
                0,
                0,
                1,
                spinSquared,
                space.electrons(),
                ending);
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

    private static CalculationResult fullConfigurationInteraction(
            CalculationInput input,
            Reference reference,
            byte[] checkpoint,
            RunControl control,
            IterationListener listener) {
        ActiveSpaceHamiltonian hamiltonian = reference.hamiltonian();
        control.enter(Phase.DIAGONALISING);
        DeterminantSpace space = DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        Davidson davidson = new Davidson(RESIDUAL_THRESHOLD, input.maxIterations(), input.seed());
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
        return correlated(
                input,
                reference,
                energy,
                energy,
                "",
                solution.iterations(),
                solution.products(),
                0,
                0,
                space.determinants(),
                SpinSquared.expectation(space, solution.vector(), control),
                reference.space().electrons() * solution.vector().dot(solution.vector(), new WorkCounter(control)),
                ending);
    }

    private static CalculationResult vqe(
            CalculationInput input,
            Reference reference,
            byte[] checkpoint,
            RunControl control,
            IterationListener listener) {
        VqeSettings settings = new VqeSettings(
                new AnsatzChoice.FactorisedCoupledCluster(),
                input.optimizer(),
                input.maxIterations(),
                input.convergenceThreshold(),
                input.seed());
        Checkpoint envelope = Checkpoint.of(input);
        VqeResult result = new Vqe(reference.hamiltonian(), settings, control)
                .run(
                        checkpoint.length == 0 ? checkpoint : envelope.open(checkpoint),
                        (iteration, state) -> listener.iteration(iteration, () -> envelope.seal(state.get())));
        return correlated(
                input,
                reference,
                result.totalEnergy(),
                result.lowestEnergy(),
                result.description(),
                result.iterations(),
                result.evaluations(),
                result.parameters().length,
                result.droppedParameters(),
                result.determinants(),
                result.spinSquared(),
                result.particleNumber(),
                result.ending());
    }

    private static CalculationResult correlated(
            CalculationInput input,
            Reference reference,
            double totalEnergy,
            double lowestEnergy,
            String factorOrder,
            int iterations,
            int evaluations,
            int parameters,
            int droppedParameters,
            long determinants,
            double spinSquared,
            double particleNumber,
            Ending ending) {
        return new CalculationResult(
                input.method(),
                input.basisName(),
                reference.type(),
                totalEnergy,
                lowestEnergy,
                reference.hartreeFockEnergy(),
                reference.nuclearRepulsionEnergy(),
                reference.hamiltonian().coreEnergy(),
                reference.space(),
                factorOrder,
                input.convergenceThreshold(),
                input.seed(),
                iterations,
                evaluations,
                parameters,
                droppedParameters,
                determinants,
                spinSquared,
                particleNumber,
                ending);
    }
}
