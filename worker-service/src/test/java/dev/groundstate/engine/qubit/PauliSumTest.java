package dev.groundstate.engine.qubit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PauliSumTest {

    private static final PauliString X0 = new PauliString(1, 0);
    private static final PauliString Z0 = new PauliString(0, 1);

    @Test
    void knows_the_coefficient_of_each_string() {
        PauliSum sum = new PauliSum(1, new PauliString[] {Z0, X0}, new double[] {2, 3});

        assertThat(sum.coefficient(X0)).isEqualTo(3);
        assertThat(sum.coefficient(PauliString.IDENTITY)).isZero();
        assertThat(sum.terms()).isEqualTo(2);
    }

    @Test
    void refuses_what_is_not_a_sum_of_distinct_strings_on_its_qubits() {
        assertThatThrownBy(() -> new PauliSum(1, new PauliString[] {X0, Z0}, new double[2]))
                .hasMessage("expected rising strings, got Z after X");
        assertThatThrownBy(() -> new PauliSum(1, new PauliString[] {X0, X0}, new double[2]))
                .hasMessageContaining("rising");
        assertThatThrownBy(() -> new PauliSum(0, new PauliString[] {X0}, new double[1]))
                .hasMessageContaining("strings on 0 qubits");
        assertThatThrownBy(() -> new PauliSum(1, new PauliString[] {X0}, new double[2]))
                .hasMessage("expected 1 coefficients, got 2");
        assertThatThrownBy(() -> new PauliSum(64, new PauliString[0], new double[0]))
                .hasMessageContaining("0 to 63 qubits");
    }
}
