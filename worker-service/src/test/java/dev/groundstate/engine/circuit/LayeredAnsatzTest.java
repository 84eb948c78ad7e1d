package dev.groundstate.engine.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayeredAnsatzTest {

    @Test
    void has_a_parameter_for_each_rotation() {
        LayeredAnsatz ansatz = LayeredAnsatz.hardwareEfficient(5, 3);
        Circuit circuit = ansatz.circuit(0b101);

        assertThat(circuit.parameters()).isEqualTo(40).isEqualTo(ansatz.parameters());
        assertThat(circuit.gateCounts())
                .isEqualTo(Map.of(GateType.X, 2, GateType.RY, 20, GateType.RZ, 20, GateType.CZ, 12));
        assertThat(circuit.gates().stream().filter(Gate::parameterized).map(Gate::parameter))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_two_local_circuit_without_layers_only_turns() {
        assertThat(LayeredAnsatz.twoLocal(2, 0).circuit(0).gates())
                .containsExactly(Gate.rotation(GateType.RY, 0, 0, 1), Gate.rotation(GateType.RY, 1, 1, 1));
    }

    @Test
    void at_zero_angles_it_leaves_the_basis_state_it_starts_from_but_for_its_sign() {
        SlowStateVector state =
                SlowStateVector.of(LayeredAnsatz.hardwareEfficient(3, 2).circuit(0b011), new double[18]);

        assertThat(Math.abs(state.re(0b011))).isEqualTo(1);
    }

    @Test
    void refuses_what_does_not_turn_or_entangle() {
        assertThatThrownBy(() -> new LayeredAnsatz(2, List.of(GateType.H), GateType.CX, 1, true))
                .hasMessage("expected rotations, got [H]");
        assertThatThrownBy(() -> new LayeredAnsatz(2, List.of(), GateType.CX, 1, true))
                .hasMessage("expected rotations, got []");
        assertThatThrownBy(() -> new LayeredAnsatz(2, List.of(GateType.RY), GateType.H, 1, true))
                .hasMessage("expected CX or CZ, got H");
        assertThatThrownBy(() -> LayeredAnsatz.twoLocal(0, 1)).hasMessageContaining("qubits from 1");
    }
}
