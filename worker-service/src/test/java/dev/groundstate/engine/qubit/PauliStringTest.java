package dev.groundstate.engine.qubit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PauliStringTest {

    /** i^k times the product's matrix is the product of the matrices, for every pair on two qubits. */
    @Test
    void products_are_those_of_the_matrices() {
        for (int left = 0; left < 16; left++) {
            for (int right = 0; right < 16; right++) {
                PauliString a = new PauliString(left & 3, left >> 2);
                PauliString b = new PauliString(right & 3, right >> 2);
                for (int column = 0; column < 4; column++) {
                    int middle = column ^ (int) b.x();
                    int row = middle ^ (int) a.x();
                    double[] expected =
                            product(DensePauli.element(a, 2, row, middle), DensePauli.element(b, 2, middle, column));
                    double[] turn = new double[][] {{1, 0}, {0, 1}, {-1, 0}, {0, -1}}[a.productPhase(b)];
                    double[] found = product(turn, DensePauli.element(a.times(b), 2, row, column));
                    assertThat(found[0]).isEqualTo(expected[0]);
                    assertThat(found[1]).isEqualTo(expected[1]);
                }
                assertThat(a.commutesWith(b)).isEqualTo(a.productPhase(b) == b.productPhase(a));
            }
        }
    }

    private static double[] product(double[] a, double[] b) {
        return new double[] {a[0] * b[0] - a[1] * b[1] + 0.0, a[0] * b[1] + a[1] * b[0] + 0.0};
    }

    @Test
    void reads_from_the_highest_qubit_down() {
        PauliString string = new PauliString(0b0011, 0b0110);

        assertThat(string.label(4)).isEqualTo("IZYX");
        assertThat(string.weight()).isEqualTo(3);
        assertThat(string.yCount()).isEqualTo(1);
    }
}
