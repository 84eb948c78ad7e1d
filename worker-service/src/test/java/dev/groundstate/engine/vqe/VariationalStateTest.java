package dev.groundstate.engine.vqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.simulator.PauliSumOperator;
import dev.groundstate.engine.simulator.StateVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a result says of its final state agrees with the energy that was minimised. */
@Tag("science")
class VariationalStateTest {

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @EnumSource
    void density_matrices_and_qubits_of_a_real_state_give_its_energy(Mapper mapper) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 1, 5);
        VqeResult result = run(hamiltonian, new AnsatzChoice.FactorisedCoupledCluster());

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

    private VqeResult run(ActiveSpaceHamiltonian hamiltonian, AnsatzChoice ansatz) {
        VqeSettings settings = new VqeSettings(ansatz, OptimizationMethod.L_BFGS, 12, 1e-6, 42);
        return new Vqe(hamiltonian, settings, control).run(new byte[0], (iteration, checkpoint) -> {});
    }
}
