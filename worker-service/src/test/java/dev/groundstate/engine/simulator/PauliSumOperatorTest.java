package dev.groundstate.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.SlowStateVector;
import dev.groundstate.engine.qubit.DensePauli;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.FreeControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauliSumOperatorTest {

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @CsvSource({"1, false", "3, true", "5, false", "6, true", "8, false", "8, true"})
    void is_the_matrix_of_its_strings(int qubits, boolean vectors) {
        PauliSum sum = SampleCircuits.sum(qubits, 30, qubits);
        PauliSumOperator operator = new PauliSumOperator(sum, vectors);
        StateVector x = state(qubits);
        StateVector y = new StateVector(qubits);

        double expectation = operator.apply(x, y, control);

        for (int row = 0; row < x.length(); row++) {
            double re = 0;
            double im = 0;
            for (int k = 0; k < sum.terms(); k++) {
                PauliString string = sum.strings()[k];
                int column = row ^ (int) string.x();
                double[] element = DensePauli.element(string, qubits, row, column);
                re += sum.coefficients()[k] * (element[0] * x.re()[column] - element[1] * x.im()[column]);
                im += sum.coefficients()[k] * (element[0] * x.im()[column] + element[1] * x.re()[column]);
            }
            assertThat(y.re()[row]).isCloseTo(re, within(1e-13));
            assertThat(y.im()[row]).isCloseTo(im, within(1e-13));
        }
        assertThat(operator.expectation(x, control)).isEqualTo(expectation);
    }

    /** Blocks of 4,096 amplitudes and more than one of them. */
    @Test
    void has_the_expectation_of_the_slow_twin_beyond_one_block() {
        Circuit circuit = SampleCircuits.circuit(13, 60, 1, 2);
        PauliSum sum = SampleCircuits.sum(13, 6, 5);
        StateVector state = new StateVector(13);
        new CircuitSimulator(circuit).prepare(new double[] {0.3}, state, control);

        assertThat(new PauliSumOperator(sum).expectation(state, control))
                .isCloseTo(SlowStateVector.of(circuit, 0.3).expectation(sum), within(1e-12));
    }

    private StateVector state(int qubits) {
        StateVector state = new StateVector(qubits);
        new CircuitSimulator(SampleCircuits.circuit(qubits, 60, 1, 3)).prepare(new double[] {0.4}, state, control);
        return state;
    }

    @Test
    void refuses_more_qubits_than_a_state_has() {
        assertThatThrownBy(() -> new PauliSumOperator(new PauliSum(31, new PauliString[0], new double[0])))
                .hasMessage("expected at most 30 qubits, got 31");
    }
}
