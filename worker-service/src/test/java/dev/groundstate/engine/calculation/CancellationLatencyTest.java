package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.FCI;
import static dev.groundstate.engine.calculation.Methods.VQE;
import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.ansatz.Ansatz;
import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.circuit.CircuitFiles;
import dev.groundstate.engine.circuit.FermionCircuit;
import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.run.CheckWatch;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunStoppedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Large spaces, started and stopped; {@link LargestCalculationsTest} has the largest molecule and other methods. */
@Tag("science")
class CancellationLatencyTest {

    /** What {@link dev.groundstate.engine.run.RunControl} promises. */
    private static final long LONGEST_NANOSECONDS = 100_000_000;

    /** N2 in 6-31G, spaces of 19,079,424 and of 627,264 determinants with few and with many electrons. */
    @ParameterizedTest
    @CsvSource({"true,10,16,1.5", "false,10,16,1.5", "true,14,12,1", "false,14,12,1"})
    void no_two_checks_are_further_apart_than_promised(
            boolean variational, int electrons, int orbitals, double seconds) {
        Phase solving = variational ? Phase.OPTIMIZING : Phase.DIAGONALISING;
        CheckWatch watch = new CheckWatch(solving, seconds, () -> {});
        CalculationInput input = new CalculationInput(
                new QuantumSystem.MoleculeInBasis(molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.09, "N", "N")), "6-31g"),
                variational ? VQE : FCI,
                new Window(electrons, orbitals),
                1000,
                1e-10,
                1);

        try {
            new Calculation(3L << 30).run(input, new byte[0], watch, (iteration, checkpoint) -> {});
        } catch (RunStoppedException enough) {
            assertThat(watch.longest()).containsKey(solving);
        }

        assertThat(watch.longest()).containsKeys(Phase.INTEGRALS, Phase.SCF, Phase.TRANSFORMING, solving);
        assertThat(watch.longest())
                .allSatisfy((phase, nanoseconds) ->
                        assertThat(nanoseconds).as("%s", phase).isLessThan(LONGEST_NANOSECONDS));
    }

    /** The longest that are written, in code that nothing has compiled yet as often as in code that is compiled. */
    @ParameterizedTest
    @EnumSource(Mapper.class)
    void no_two_checks_are_further_apart_while_circuits_are_written(Mapper mapper) {
        FreeControl free = new FreeControl();
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(9, 5, 5, 1);
        DeterminantSpace space = DeterminantSpace.of(9, 5, 5);
        Ansatz ansatz = new UnitaryCoupledCluster(hamiltonian, space, free);
        FermionEncoding encoding = FermionEncoding.of(mapper, 9, 5, 5);
        FermionEncoding largest = FermionEncoding.of(mapper, 31, 2, 2);
        CheckWatch watch = new CheckWatch(Phase.SCF, 100, () -> {});
        watch.enter(Phase.OPTIMIZING);

        double[] angles = new double[ansatz.parameters()];
        CircuitFiles coupledCluster = CircuitFiles.of(
                PreparedCircuit.of(
                        encoding, 5, 5, angles.length, ansatz.excitations().orElseThrow(), watch),
                encoding.qubits(),
                10,
                "uccsd",
                angles,
                1,
                watch);
        FermionCircuit known = new FermionCircuit(largest, 2, 2, watch);
        for (int p = 0; p < 62; p++) {
            for (int q = 0; q < p; q++) {
                known.phase(0.1, p, q);
            }
        }
        for (int k = 0; k < 700; k++) {
            known.transfer(k % 30, k % 30 + 1, 0.3);
            known.transfer(31, 61, 0.2);
        }
        CircuitFiles jastrow = CircuitFiles.of(known.circuit(0), largest.qubits(), 4, "ucj", new double[0], 0, watch);
        watch.check();

        assertThat(coupledCluster.gates()).isBetween(100_000L, (long) PreparedCircuit.MOST_GATES);
        assertThat(jastrow.gates()).isBetween(50_000L, (long) PreparedCircuit.MOST_GATES);
        assertThat(watch.longest().get(Phase.OPTIMIZING)).isLessThan(LONGEST_NANOSECONDS);
    }
}
