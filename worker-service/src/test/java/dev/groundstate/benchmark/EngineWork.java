package dev.groundstate.benchmark;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.circuit.GateType;
import dev.groundstate.engine.circuit.LayeredAnsatz;
import dev.groundstate.engine.coupledcluster.CoupledCluster;
import dev.groundstate.engine.coupledcluster.CoupledClusterResult;
import dev.groundstate.engine.coupledcluster.CoupledClusterSettings;
import dev.groundstate.engine.coupledcluster.MoellerPlesset;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.IntegralTransformation;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.integral.IntegralSettings;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.scf.HartreeFock;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;
import dev.groundstate.engine.scf.StabilityCheck;
import dev.groundstate.engine.simulator.CircuitEnergy;
import dev.groundstate.engine.vqe.Vqe;
import dev.groundstate.engine.vqe.VqeResult;
import dev.groundstate.engine.vqe.VqeSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Turns a {@link Task} into work of the engine that can be repeated; what is not timed is done when it is asked for. */
final class EngineWork {

    private static final long SEED = 42;

    /** Hartree; leaves a gradient of 1e-5, where L-BFGS-B of SciPy stops too. */
    private static final double VQE_THRESHOLD = 1e-8;

    private final RunControl control;
    private final IntegralSettings integrals;

    /** Works with the kernels of a worker that has warmed up, or of a fresh process. */
    EngineWork(int threads, boolean warm) {
        this.integrals = warm ? new IntegralSettings(IntegralSettings.Kernels.VECTOR) : IntegralSettings.standard();
        this.control = new RunControl() {
            @Override
            public void check() {}

            @Override
            public void enter(Phase phase) {}

            @Override
            public int threads() {
                return threads;
            }
        };
    }

    /** Returns the work of a task. */
    Supplier<Answer> of(Task task) {
        return switch (task.text("work")) {
            case "scf" -> () -> new Answer(field(task).result().totalEnergy(), 0);
            case "mp2" -> {
                Field field = field(task);
                yield () -> new Answer(
                        MoellerPlesset.solve(hamiltonian(task, field), control).totalEnergy(), 0);
            }
            case "ccsd" -> {
                Field field = field(task);
                yield () -> coupledCluster(hamiltonian(task, field));
            }
            case "fci" -> {
                Field field = field(task);
                yield () -> fullConfigurationInteraction(hamiltonian(task, field));
            }
            case "uccsd-gradient" -> gradient(hamiltonian(task));
            case "uccsd-vqe" -> {
                ActiveSpaceHamiltonian hamiltonian = hamiltonian(task);
                yield () -> minimum(hamiltonian);
            }
            case "lucj-vqe" -> {
                ActiveSpaceHamiltonian hamiltonian = hamiltonian(task);
                yield () -> clusterJastrow(task, hamiltonian);
            }
            case "uccsd-scan" -> () -> scan(task);
            case "circuit-state" -> circuit(task, false);
            case "circuit-gradient" -> circuit(task, true);
            default -> throw new IllegalArgumentException("unknown work " + task.text("work"));
        };
    }

    private record Field(AtomicOrbitalIntegrals integrals, ScfResult result) {}

    private Field field(Task task) {
        Molecule molecule = task.molecule();
        Basis basis = BasisLibrary.shipped().basis(task.text("basis"), molecule);
        AtomicOrbitalIntegrals integrals = AtomicOrbitalIntegrals.compute(molecule, basis, this.integrals, control);
        HartreeFockType type =
                switch (task.values().getOrDefault("type", "RHF")) {
                    case "RHF" -> HartreeFockType.RESTRICTED;
                    case "ROHF" -> HartreeFockType.RESTRICTED_OPEN;
                    case "UHF" -> HartreeFockType.UNRESTRICTED;
                    default -> throw new IllegalArgumentException("unknown type in " + task.line());
                };
        ScfSettings settings = task.values().getOrDefault("stability", "").equals("omitted")
                ? ScfSettings.standard().with(StabilityCheck.OMITTED)
                : ScfSettings.standard();
        ScfResult result = HartreeFock.solve(
                integrals,
                type,
                molecule.alphaElectrons(),
                molecule.betaElectrons(),
                settings,
                control,
                (iteration, checkpoint) -> {});
        return new Field(integrals, result);
    }

    /** Returns the Hamiltonian over the orbitals of a task. */
    ActiveSpaceHamiltonian hamiltonian(Task task) {
        return hamiltonian(task, field(task));
    }

    private ActiveSpaceHamiltonian hamiltonian(Task task, Field field) {
        Molecule molecule = task.molecule();
        int orbitals = field.result().orbitals().size();
        ActiveSpaceChoice choice = task.values().containsKey("electrons")
                ? new ActiveSpaceChoice.Window(task.number("electrons", 0), task.number("orbitals", 0))
                : new ActiveSpaceChoice.AllElectrons();
        ActiveSpace space = ActiveSpace.choose(
                choice, molecule.atoms(), molecule.alphaElectrons(), molecule.betaElectrons(), orbitals);
        return IntegralTransformation.transform(
                field.integrals().coreHamiltonian(),
                field.integrals().twoElectron(),
                field.result().nuclearRepulsionEnergy(),
                field.result().orbitals(),
                space,
                control);
    }

    private static DeterminantSpace space(ActiveSpaceHamiltonian hamiltonian) {
        return DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
    }

    private Answer coupledCluster(ActiveSpaceHamiltonian hamiltonian) {
        CoupledClusterResult result = new CoupledCluster(hamiltonian, CoupledClusterSettings.standard(), control)
                .run((iteration, checkpoint) -> {});
        return new Answer(required(result.ending(), result.totalEnergy()), result.iterations());
    }

    private Answer fullConfigurationInteraction(ActiveSpaceHamiltonian hamiltonian) {
        DeterminantSpace space = space(hamiltonian);
        Davidson.Solution solution = new Davidson(1e-7, 300, SEED)
                .solve(
                        new HamiltonianOperator(hamiltonian, space, control),
                        space,
                        hamiltonian.coreEnergy(),
                        control,
                        (iteration, checkpoint) -> {});
        Ending ending = solution.converged() ? Ending.CONVERGED : Ending.STALLED;
        return new Answer(required(ending, hamiltonian.coreEnergy() + solution.eigenvalue()), solution.products());
    }

    private Answer minimum(ActiveSpaceHamiltonian hamiltonian) {
        VqeSettings settings = new VqeSettings(
                new AnsatzChoice.FactorisedCoupledCluster(), OptimizationMethod.L_BFGS, 1000, VQE_THRESHOLD, SEED);
        VqeResult result = new Vqe(hamiltonian, settings, control).run(new byte[0], (iteration, checkpoint) -> {});
        return new Answer(required(result.ending(), result.totalEnergy()), result.evaluations());
    }

    /** Goes as many steps as the task says, or to the minimum; its CCSD is part of it. */
    private Answer clusterJastrow(Task task, ActiveSpaceHamiltonian hamiltonian) {
        VqeSettings settings = new VqeSettings(
                new AnsatzChoice.Jastrow(task.number("layers", 1), true),
                OptimizationMethod.L_BFGS,
                task.number("iterations", 1000),
                VQE_THRESHOLD,
                SEED);
        VqeResult result = new Vqe(hamiltonian, settings, control).run(new byte[0], (iteration, checkpoint) -> {});
        return new Answer(result.lowestEnergy(), result.evaluations());
    }

    private static double required(Ending ending, double energy) {
        if (ending != Ending.CONVERGED) {
            throw new IllegalStateException("expected a converged energy, got one that ended " + ending);
        }
        return energy;
    }

    /** Energy and all derivatives at the first parameters. */
    private Supplier<Answer> gradient(ActiveSpaceHamiltonian hamiltonian) {
        DeterminantSpace space = space(hamiltonian);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(hamiltonian, space, control);
        WorkCounter work = new WorkCounter(control);
        CiVector state = space.vector(work);
        CiVector image = space.vector(work);
        double[] theta = ansatz.firstParameters();
        double[] gradient = new double[theta.length];
        return () -> {
            ansatz.prepare(theta, state, control);
            operator.apply(state, image, control);
            double energy = hamiltonian.coreEnergy() + state.dot(image, work);
            ansatz.pullBack(theta, state, image, gradient, control);
            return new Answer(energy, 1);
        };
    }

    /** Mean energy of ten bond lengths by ten angles of water. */
    private Answer scan(Task task) {
        double sum = 0;
        int evaluations = 0;
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                Task moved = task.with("atoms", Geometries.water(0.90 + 0.25 * i / 9, 80 + 35.0 * j / 9));
                Answer answer = minimum(hamiltonian(moved, field(moved)));
                sum += answer.energy();
                evaluations += answer.evaluations();
            }
        }
        return new Answer(sum / 100, evaluations);
    }

    /** Layers of RY, RZ and a chain of CZ; the mean of neighbouring Z, with all derivatives or without. */
    private Supplier<Answer> circuit(Task task, boolean gradient) {
        int qubits = task.number("qubits", 0);
        LayeredAnsatz ansatz = new LayeredAnsatz(
                qubits, List.of(GateType.RY, GateType.RZ), GateType.CZ, task.number("layers", 0), false);
        PauliString[] strings = new PauliString[qubits - 1];
        double[] coefficients = new double[qubits - 1];
        for (int q = 0; q < qubits - 1; q++) {
            strings[q] = new PauliString(0, 3L << q);
            coefficients[q] = 1.0 / (qubits - 1);
        }
        Arrays.sort(strings);
        CircuitEnergy energy = new CircuitEnergy(ansatz.circuit(0), new PauliSum(qubits, strings, coefficients));
        double[] theta = new double[ansatz.parameters()];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = Math.sin(k + 1.0);
        }
        double[] derivatives = new double[theta.length];
        double known = energy.value(theta, control);
        return gradient
                ? () -> new Answer(energy.valueAndGradient(theta, derivatives, control), 1)
                : () -> {
                    energy.prepare(theta, control);
                    return new Answer(known, 1);
                };
    }
}
