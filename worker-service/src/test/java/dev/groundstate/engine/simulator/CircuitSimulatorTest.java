package dev.groundstate.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.LayeredAnsatz;
import dev.groundstate.engine.circuit.SlowStateVector;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.FreeControl;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class CircuitSimulatorTest {

    private static final int PARAMETERS = 7;

    private final FreeControl control = new FreeControl();

    /** Every amplitude, with tiles of all qubits and of a few, with and without vectors. */
    @ParameterizedTest
    @CsvSource({
        "1, 13, false",
        "2, 13, true",
        "3, 2, false",
        "5, 13, false",
        "6, 13, true",
        "7, 3, false",
        "7, 6, true",
        "9, 7, true",
        "9, 8, true",
        "9, 9, true",
        "10, 6, true",
        "10, 6, false",
        "10, 13, true"
    })
    void agrees_with_one_matrix_after_another(int qubits, int tileQubits, boolean vectors) {
        for (int seed = 0; seed < 4; seed++) {
            Circuit circuit = SampleCircuits.circuit(qubits, 150, PARAMETERS, seed);
            double[] theta = SampleCircuits.angles(PARAMETERS, seed);
            StateVector state = new StateVector(qubits);

            new CircuitSimulator(circuit, tileQubits, vectors).prepare(theta, state, control);

            SlowStateVector slow = SlowStateVector.of(circuit, theta);
            for (int b = 0; b < state.length(); b++) {
                assertThat(state.re()[b]).isCloseTo(slow.re(b), within(1e-13));
                assertThat(state.im()[b]).isCloseTo(slow.im(b), within(1e-13));
            }
        }
    }

    /** Central differences with a step of 1e-4 are wrong by about 1e-8 times a third derivative of some ten. */
    @ParameterizedTest
    @CsvSource({"1, 13, false", "3, 2, false", "5, 13, true", "6, 13, true", "8, 6, true", "8, 4, false", "9, 7, true"})
    void has_the_gradient_of_central_differences(int qubits, int tileQubits, boolean vectors) {
        Circuit circuit = SampleCircuits.circuit(qubits, 80, PARAMETERS, 11);
        PauliSum sum = SampleCircuits.sum(qubits, 12, 12);
        CircuitSimulator simulator = new CircuitSimulator(circuit, tileQubits, vectors);
        PauliSumOperator operator = new PauliSumOperator(sum, vectors);
        double[] theta = SampleCircuits.angles(PARAMETERS, 13);
        StateVector state = new StateVector(qubits);
        StateVector costate = new StateVector(qubits);
        double[] gradient = new double[PARAMETERS];

        simulator.prepare(theta, state, control);
        operator.apply(state, costate, control);
        simulator.pullBack(state, costate, gradient, control);

        assertThat(state.re()[0]).isCloseTo(1, within(1e-13));
        double step = 1e-4;
        for (int k = 0; k < PARAMETERS; k++) {
            double[] shifted = theta.clone();
            shifted[k] = theta[k] + step;
            double above = SlowStateVector.of(circuit, shifted).expectation(sum);
            shifted[k] = theta[k] - step;
            double below = SlowStateVector.of(circuit, shifted).expectation(sum);
            assertThat(gradient[k]).isCloseTo((above - below) / (2 * step), within(1e-6));
        }
    }

    /** In V7's circuit no pass does less than several layers: the state is seldom read. */
    @Test
    void many_layers_pass_over_the_state_together() {
        Circuit circuit = LayeredAnsatz.hardwareEfficient(20, 10).circuit(0);

        List<Pass> passes = Schedule.of(circuit, Schedule.TILE_QUBITS);

        assertThat(passes).hasSizeLessThan(8);
        assertThat(passes).allSatisfy(pass -> assertThat(pass.shape().qubits()).isEqualTo(Schedule.TILE_QUBITS));
    }

    @Test
    void refuses_more_qubits_than_an_array_holds() {
        assertThatThrownBy(() -> new CircuitSimulator(new Circuit(31, 0, List.of())))
                .hasMessage("expected at most 30 qubits, got 31");
        assertThatThrownBy(() -> new StateVector(31)).hasMessage("expected 0 to 30 qubits, got 31");
        assertThat(StateVector.bytes(31)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void any_number_of_threads_gives_the_same_bits() {
        Circuit circuit = LayeredAnsatz.hardwareEfficient(17, 1).circuit(0);
        PauliSum sum = SampleCircuits.sum(17, 6, 3);
        double[] theta = SampleCircuits.angles(circuit.parameters(), 4);
        double[] one = new double[theta.length];
        double[] three = new double[theta.length];

        double energyOfOne = new CircuitEnergy(circuit, sum).valueAndGradient(theta, one, control);
        double energyOfThree = new CircuitEnergy(circuit, sum).valueAndGradient(theta, three, new FreeControl(3));

        assertThat(energyOfThree).isEqualTo(energyOfOne);
        assertThat(three).containsExactly(one);
    }

    @Test
    void asks_its_control() {
        Circuit circuit = SampleCircuits.circuit(12, 400, PARAMETERS, 1);

        new CircuitSimulator(circuit).prepare(new double[PARAMETERS], new StateVector(12), control);

        assertThat(control.checks()).isGreaterThan(3);
    }
}
