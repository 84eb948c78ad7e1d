package dev.groundstate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.circuit.LayeredAnsatz;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.jastrow.ClusterJastrow;
import dev.groundstate.engine.jastrow.ComplexVector;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.AllocatedBytes;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.simulator.CircuitEnergy;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing but lists of pieces of work is allocated in what runs thousands of times. */
@Tag("science")
class AllocationTest {

    private static final int CALLS = 400;

    /** 16 bytes for each string of either spin: a vector has 8 for each pair of them. */
    private static final int BYTES_OF_A_STRING = 16;

    /** Lists of blocks and tiles, and what hands them out. */
    private static final int BYTES_OF_LISTS = 16_384;

    /** A hundred complex matrices over ten orbitals. */
    private static final int BYTES_OF_ROTATIONS = 250_000;

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @CsvSource({"10,4,4", "10,4,3"})
    void a_product_with_the_hamiltonian(int orbitals, int alpha, int beta) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 3);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        CiVector x = random(space);
        CiVector y = space.vector(new WorkCounter(control));

        long most = most(space);
        assertThat(AllocatedBytes.fewest(CALLS, most, () -> operator.apply(x, y, control)))
                .isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"10,4,4", "6,3,3"})
    void an_energy_of_a_coupled_cluster_with_its_gradient(int orbitals, int alpha, int beta) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 3);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(hamiltonian, space, control);
        CiVector state = space.vector(new WorkCounter(control));
        CiVector image = space.vector(new WorkCounter(control));
        double[] theta =
                new SplittableRandom(5).doubles(ansatz.parameters(), -0.1, 0.1).toArray();
        double[] gradient = new double[theta.length];

        long most = most(space);
        assertThat(AllocatedBytes.fewest(CALLS, most, () -> {
                    ansatz.prepare(theta, state, control);
                    operator.apply(state, image, control);
                    ansatz.pullBack(theta, state, image, gradient, control);
                }))
                .isLessThanOrEqualTo(most);
    }

    /** Vectors are reused; the matrices over orbitals of its rotations are not. */
    @ParameterizedTest
    @CsvSource({"10,5,5", "10,5,4"})
    void an_energy_of_a_cluster_jastrow_state_with_its_gradient(int orbitals, int alpha, int beta) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 3);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        ClusterJastrow ansatz = ClusterJastrow.of(hamiltonian, space, 1, false, 1, control);
        ComplexVector state = ComplexVector.zeros(space, new WorkCounter(control));
        ComplexVector image = ComplexVector.zeros(space, new WorkCounter(control));
        double[] theta = ansatz.firstParameters();
        double[] gradient = new double[theta.length];

        long most = 2 * most(space) + BYTES_OF_ROTATIONS;
        assertThat(AllocatedBytes.fewest(CALLS, most, () -> {
                    ansatz.prepare(theta, state, control);
                    operator.apply(state.re(), image.re(), control);
                    operator.apply(state.im(), image.im(), control);
                    ansatz.pullBack(theta, state, image, gradient, control);
                }))
                .isLessThanOrEqualTo(most)
                .isLessThan(space.determinants() * Double.BYTES);
    }

    @Test
    void an_energy_of_a_circuit_with_its_gradient() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(6, 3, 3, 3);
        QubitHamiltonian qubits = QubitHamiltonian.of(hamiltonian, Mapper.JORDAN_WIGNER, control);
        CircuitEnergy energy =
                new CircuitEnergy(LayeredAnsatz.hardwareEfficient(12, 3).circuit(0), qubits.operator());
        double[] theta = new SplittableRandom(5).doubles(energy.size(), -1, 1).toArray();
        double[] gradient = new double[theta.length];

        assertThat(AllocatedBytes.fewest(
                        CALLS, BYTES_OF_LISTS, () -> energy.valueAndGradient(theta, gradient, control)))
                .isLessThanOrEqualTo(BYTES_OF_LISTS);
    }

    private static long most(DeterminantSpace space) {
        return BYTES_OF_LISTS
                + (long) BYTES_OF_A_STRING
                        * (space.alpha().count() + space.beta().count());
    }

    private CiVector random(DeterminantSpace space) {
        SplittableRandom random = new SplittableRandom(7);
        CiVector vector = space.vector(new WorkCounter(control));
        for (int i = 0; i < vector.alphaStrings(); i++) {
            double[] row = vector.row(i);
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        return vector;
    }
}
