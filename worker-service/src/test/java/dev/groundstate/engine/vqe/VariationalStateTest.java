package dev.groundstate.engine.vqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.circuit.LayeredAnsatz;
import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.jastrow.ClusterJastrow;
import dev.groundstate.engine.jastrow.ComplexVector;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.simulator.PauliSumOperator;
import dev.groundstate.engine.simulator.StateVector;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a result says of its final state agrees with the energy that was minimised. */
@Tag("science")
class VariationalStateTest {

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @EnumSource
    void density_matrices_and_qubits_of_a_real_state_give_its_energy(Mapper mapper) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 1, 5);
        assertEnergy(hamiltonian, run(hamiltonian, new AnsatzChoice.FactorisedCoupledCluster()), mapper);
    }

    @ParameterizedTest
    @EnumSource
    void density_matrices_and_qubits_of_a_complex_state_give_its_energy(Mapper mapper) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 1, 5);
        assertEnergy(hamiltonian, run(hamiltonian, new AnsatzChoice.Jastrow(1, false)), mapper);
    }

    private void assertEnergy(ActiveSpaceHamiltonian hamiltonian, VqeResult result, Mapper mapper) {
        DensityMatrices densities = result.state().densities(control);
        assertThat(densities.energy(hamiltonian)).isCloseTo(result.totalEnergy(), within(1e-12));
        assertThat(result.density().alpha()).containsExactly(densities.alpha(), within(1e-14));
        assertThat(result.density().beta()).containsExactly(densities.beta(), within(1e-14));
        assertThat(result.density().electrons()).isCloseTo(3, within(1e-12));
        QubitHamiltonian qubits = QubitHamiltonian.of(hamiltonian, mapper, control);
        StateVector amplitudes = new StateVector(qubits.encoding().qubits());
        result.state().encode(qubits.encoding(), amplitudes, control);
        assertThat(new PauliSumOperator(qubits.operator()).expectation(amplitudes, control))
                .isCloseTo(result.totalEnergy(), within(1e-12));
    }

    /** At any angles: complex, and with several numbers of electrons. */
    @ParameterizedTest
    @EnumSource
    void density_matrices_of_a_circuit_give_its_energy(Mapper mapper) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(3, 2, 1, 5);
        QubitHamiltonian qubits = QubitHamiltonian.of(hamiltonian, mapper, control);
        FermionEncoding encoding = qubits.encoding();
        CircuitExpectation energy =
                new CircuitExpectation(LayeredAnsatz.hardwareEfficient(encoding.qubits(), 2), hamiltonian, qubits, 7);
        double[] theta =
                new SplittableRandom(3).doubles(energy.size(), -1.5, 1.5).toArray();

        VariationalState state = energy.state(theta, control);
        DensityMatrices densities = state.densities(control);

        assertThat(densities.energy(hamiltonian)).isCloseTo(energy.value(theta, control), within(1e-12));
        assertThat(state.oneParticle(control).alpha()).containsExactly(densities.alpha(), within(1e-14));
        assertThat(state.spinSquared(control)).isCloseTo(spinSquared(densities), within(1e-12));
        assertThat(state.dimension()).isEqualTo(1L << encoding.qubits());
        StateVector same = new StateVector(encoding.qubits());
        state.encode(encoding, same, control);
        assertThat(new PauliSumOperator(qubits.operator()).expectation(same, control))
                .isEqualTo(energy.value(theta, control));
    }

    /** Im γ_pq = Im ⟨a†_p a_q⟩ from the amplitudes of all qubits, of states at any angles. */
    @Test
    void the_imaginary_part_of_a_density_is_that_of_the_amplitudes() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(3, 2, 1, 5);
        QubitHamiltonian qubits = QubitHamiltonian.of(hamiltonian, Mapper.PARITY, control);
        CircuitExpectation layered = new CircuitExpectation(
                LayeredAnsatz.hardwareEfficient(qubits.encoding().qubits(), 2), hamiltonian, qubits, 7);
        DeterminantSpace space = DeterminantSpace.of(3, 2, 1);
        JastrowEnergy jastrow = new JastrowEnergy(
                ClusterJastrow.of(hamiltonian, space, 2, false, 1, control),
                new HamiltonianOperator(hamiltonian, space, control),
                0,
                space,
                control);
        FermionEncoding jordanWigner = FermionEncoding.of(Mapper.JORDAN_WIGNER, 3, 2, 1);
        for (VariationalEnergy energy : List.of(layered, jastrow)) {
            double[] theta =
                    new SplittableRandom(3).doubles(energy.size(), -1.5, 1.5).toArray();
            VariationalState state = energy.state(theta, control);
            StateVector amplitudes = new StateVector(6);
            state.encode(jordanWigner, amplitudes, control);

            OneParticleDensity density = state.oneParticle(control);

            for (int p = 0; p < 3; p++) {
                for (int q = 0; q < 3; q++) {
                    assertThat(density.imaginary()[3 * p + q])
                            .isCloseTo(
                                    imaginary(amplitudes, p, q) + imaginary(amplitudes, 3 + p, 3 + q), within(1e-13));
                }
            }
            assertThat(Arrays.stream(density.imaginary()).map(Math::abs).max().orElseThrow())
                    .isGreaterThan(0.1);
            assertThat(Arrays.stream(density.naturalOccupations()).sum()).isCloseTo(density.electrons(), within(1e-12));
        }
    }

    private static double imaginary(StateVector amplitudes, int p, int q) {
        double sum = 0;
        for (int b = 0; b < amplitudes.length(); b++) {
            int without = b & ~(1 << q);
            int to = without | 1 << p;
            if (without != b && to != without) {
                int between = without & ((1 << Math.max(p, q)) - 1) & -(1 << Math.min(p, q));
                double sign = Integer.bitCount(between) % 2 == 0 ? 1 : -1;
                sum += sign
                        * (amplitudes.re()[to] * amplitudes.im()[b]
                                - amplitudes.im()[to] * amplitudes.re()[b]);
            }
        }
        return sum;
    }

    /** Orbitals mixed by complex numbers make a determinant still; the real part of its γ is none's. */
    @ParameterizedTest
    @CsvSource({"2,2,2 2 0 0", "2,1,2 1 0 0", "3,0,1 1 1 0"})
    void natural_occupations_of_a_determinant_of_complex_orbitals_are_whole_numbers(
            int alpha, int beta, String occupations) {
        DeterminantSpace space = DeterminantSpace.of(4, alpha, beta);
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, alpha, beta, 5);
        ClusterJastrow ansatz = ClusterJastrow.of(hamiltonian, space, 1, false, 1, control);
        double[] theta =
                new SplittableRandom(3).doubles(ansatz.parameters(), -1.5, 1.5).toArray();
        // What is between the two unitary matrices of four orbitals.
        int rotation = 16;
        Arrays.fill(theta, rotation, theta.length - rotation, 0);
        ComplexVector vector = ComplexVector.zeros(space, new WorkCounter(control));
        ansatz.prepare(theta, vector, control);

        OneParticleDensity density = new ComplexSectorState(space, vector).oneParticle(control);

        assertThat(density.naturalOccupations())
                .containsExactly(
                        Arrays.stream(occupations.split(" ", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        within(1e-12));
        assertThat(density.naturalOrbitals().occupations()[0]).isLessThan(1.99);
    }

    /** −N(N − 4)/4 − ½ Σ_pq Γ_pqqp, with ⟨N²⟩ − ⟨N⟩ = Σ_pq Γ_ppqq. */
    private static double spinSquared(DensityMatrices densities) {
        int n = densities.spatialOrbitals();
        double electrons = densities.one().electrons();
        double pairs = 0;
        double exchanged = 0;
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                pairs += densities.twoParticle()[((p * n + p) * n + q) * n + q];
                exchanged += densities.twoParticle()[((p * n + q) * n + q) * n + p];
            }
        }
        return electrons - (pairs + electrons) / 4 - exchanged / 2;
    }

    /** Angles of zero leave the determinant. */
    @ParameterizedTest
    @EnumSource
    void layered_circuits_start_at_the_determinant(Mapper mapper) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(3, 2, 1, 5);
        QubitHamiltonian qubits = QubitHamiltonian.of(hamiltonian, mapper, control);
        FermionEncoding encoding = qubits.encoding();
        for (LayeredAnsatz ansatz : List.of(
                LayeredAnsatz.hardwareEfficient(encoding.qubits(), 3), LayeredAnsatz.twoLocal(encoding.qubits(), 3))) {
            CircuitExpectation energy = new CircuitExpectation(ansatz, hamiltonian, qubits, 7);

            VariationalState state = energy.state(new double[energy.size()], control);

            assertThat(state.spinSquared(control)).isCloseTo(0.75, within(1e-12));
            assertThat(state.oneParticle(control).sum())
                    .containsExactly(new double[] {2, 0, 0, 0, 1, 0, 0, 0, 0}, within(1e-14));
            StateVector jordanWigner = new StateVector(6);
            state.encode(FermionEncoding.of(Mapper.JORDAN_WIGNER, 3, 2, 1), jordanWigner, control);
            assertThat(jordanWigner.probability(0b001_011)).isCloseTo(1, within(1e-14));
            assertThat(Arrays.stream(energy.firstParameters())).allMatch(angle -> Math.abs(angle) <= 1 && angle != 0);
        }
    }

    /** The estimate is the second derivative where the circuit starts, of what turns anything there. */
    @ParameterizedTest
    @EnumSource
    void the_curvature_of_a_circuit_is_that_at_zero_angles(Mapper mapper) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(3, 2, 1, 5);
        QubitHamiltonian qubits = QubitHamiltonian.of(hamiltonian, mapper, control);
        CircuitExpectation energy =
                new CircuitExpectation(LayeredAnsatz.twoLocal(qubits.encoding().qubits(), 2), hamiltonian, qubits, 7);
        double[] curvature = energy.curvature();
        double atZero = energy.value(new double[energy.size()], control);
        for (int k = 0; k < curvature.length; k++) {
            double[] turned = new double[energy.size()];
            turned[k] = Math.PI;
            double half = (energy.value(turned, control) - atZero) / 2;
            assertThat(curvature[k]).isCloseTo(Math.max(0.1, Math.abs(half)), within(1e-12));
        }
    }

    private VqeResult run(ActiveSpaceHamiltonian hamiltonian, AnsatzChoice ansatz) {
        VqeSettings settings = new VqeSettings(ansatz, OptimizationMethod.L_BFGS, 12, 1e-6, 42);
        return new Vqe(hamiltonian, settings, control).run(new byte[0], (iteration, checkpoint) -> {});
    }
}
