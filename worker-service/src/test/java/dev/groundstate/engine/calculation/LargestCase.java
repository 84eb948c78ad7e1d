package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.molecule;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.LayeredAnsatz;
import dev.groundstate.engine.coupledcluster.CoupledCluster;
import dev.groundstate.engine.coupledcluster.CoupledClusterSettings;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.CheckWatch;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.engine.simulator.CircuitEnergy;
import dev.groundstate.engine.vqe.Vqe;
import dev.groundstate.engine.vqe.VqeSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Calculations that fill much memory soon, each the beginning of one. As a program it runs one of them and prints the
 * longest time between two checks of each phase, and the most bytes that were alive.
 */
enum LargestCase {
    /** A chain of 100 H atoms in 6-31G: 200 functions, most of whose integrals vanish. */
    HARTREE_FOCK(Phase.SCF, 1) {
        @Override
        CalculationInput input() {
            Molecule hydrogen =
                    molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.5, "H".repeat(100).split("")));
            return LargestCase.input(hydrogen, Methods.HARTREE_FOCK, new ActiveSpaceChoice.AllElectrons());
        }
    },
    /** N2 in 6-31G, 1.7 million determinants. */
    FULL_CONFIGURATION_INTERACTION(Phase.DIAGONALISING, 2) {
        @Override
        CalculationInput input() {
            return LargestCase.input(nitrogen(), Methods.FCI, new Window(10, 13));
        }
    },
    /** The same molecule with four million, state and adjoint state. */
    UNITARY_COUPLED_CLUSTER(Phase.OPTIMIZING, 2) {
        @Override
        CalculationInput input() {
            return LargestCase.input(nitrogen(), Methods.VQE, new Window(10, 14));
        }
    },
    /** Ten electrons in 14 sites of a chain, four million determinants, complex. */
    CLUSTER_JASTROW(Phase.OPTIMIZING, 2) {
        private static final int SITES = 14;
        private static final VqeSettings SETTINGS =
                new VqeSettings(new AnsatzChoice.Jastrow(2, true), OptimizationMethod.L_BFGS, 100, 1e-8, 1);

        @Override
        long estimate() {
            return Vqe.bytes(SETTINGS, SITES, 5, 5);
        }

        @Override
        void run(RunControl control) {
            new Vqe(SampleHamiltonians.hubbardChain(SITES, 5, 5, 2), SETTINGS, control)
                    .run(new byte[0], (iteration, checkpoint) -> {});
        }
    },
    /** Ten electrons in 75 orbitals. */
    COUPLED_CLUSTER(Phase.AMPLITUDES, 1) {
        private static final int ORBITALS = 75;
        private static final int PAIRS = 5;

        @Override
        long estimate() {
            return 8L * TwoElectronIntegrals.packedLength(ORBITALS)
                    + CoupledCluster.bytes(
                            ORBITALS, PAIRS, CoupledClusterSettings.standard().subspace(), 1);
        }

        @Override
        void run(RunControl control) {
            ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(ORBITALS, PAIRS, PAIRS, 5);
            new CoupledCluster(hamiltonian, CoupledClusterSettings.standard(), control)
                    .run((iteration, checkpoint) -> {});
        }
    },
    /** 22 qubits, three layers. */
    CIRCUIT(Phase.OPTIMIZING, 1.5) {
        private static final int QUBITS = 22;

        @Override
        long estimate() {
            return CircuitEnergy.bytes(circuit());
        }

        @Override
        void run(RunControl control) {
            control.enter(Phase.OPTIMIZING);
            PauliSum sum = new PauliSum(
                    QUBITS, new PauliString[] {new PauliString(0, 3), new PauliString(5, 2)}, new double[] {0.5, 0.25});
            CircuitEnergy energy = new CircuitEnergy(circuit(), sum);
            double[] theta =
                    new SplittableRandom(5).doubles(energy.size(), -1, 1).toArray();
            while (true) {
                energy.valueAndGradient(theta, new double[theta.length], control);
            }
        }

        private static Circuit circuit() {
            return LayeredAnsatz.hardwareEfficient(QUBITS, 3).circuit(0);
        }
    };

    private static final double BETWEEN_LOOKS_SECONDS = 0.2;

    private final Phase stopped;
    private final double seconds;

    LargestCase(Phase stopped, double seconds) {
        this.stopped = stopped;
        this.seconds = seconds;
    }

    /** Returns the phase that is left before its end. */
    Phase stopped() {
        return stopped;
    }

    CalculationInput input() {
        throw new IllegalStateException("expected a case that is a calculation, got " + this);
    }

    /** Returns the bytes that are foreseen. */
    long estimate() {
        return new Calculation(Long.MAX_VALUE).need(input()).peakBytes();
    }

    void run(RunControl control) {
        new Calculation(estimate()).run(input(), new byte[0], control, (iteration, checkpoint) -> {});
    }

    private static Molecule nitrogen() {
        return molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.09, "N", "N"));
    }

    private static CalculationInput input(Molecule molecule, CalculationMethod method, ActiveSpaceChoice space) {
        return new CalculationInput(
                new QuantumSystem.MoleculeInBasis(molecule, "6-31g"), method, space, 1000, 1e-10, 1);
    }

    static void main(String[] arguments) {
        LargestCase chosen = valueOf(arguments[0]);
        // A worker has computed before: what loading classes takes, of vectors too, is no part of a calculation.
        for (Calculation before : List.of(new Calculation(1L << 30), new Calculation(1L << 30).warm())) {
            before.run(
                    input(
                            molecule(PSI4_BOHR_ANGSTROM, 0, chain(0.74, "H", "H")),
                            Methods.VQE,
                            new ActiveSpaceChoice.AllElectrons()),
                    new byte[0],
                    new CheckWatch(Phase.AMPLITUDES, 1, () -> {}),
                    (iteration, checkpoint) -> {});
        }
        Living living = new Living();
        CheckWatch watch = new CheckWatch(chosen.stopped, chosen.seconds, living::look);
        try {
            chosen.run(watch);
        } catch (RunStoppedException enough) {
            living.look();
        }
        watch.longest().forEach((phase, nanoseconds) -> System.out.println(phase + " " + nanoseconds));
        System.out.println("alive " + living.most);
    }

    /** Looks now and then what is alive. */
    private static final class Living {
        private long most;
        private long last = System.nanoTime();

        void look() {
            if (System.nanoTime() - last > BETWEEN_LOOKS_SECONDS * 1e9) {
                System.gc();
                most = Math.max(
                        most,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                last = System.nanoTime();
            }
        }
    }
}
