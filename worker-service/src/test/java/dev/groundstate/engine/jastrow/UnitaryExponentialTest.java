package dev.groundstate.engine.jastrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitaryExponentialTest {

    @ParameterizedTest
    @CsvSource({"1,0.3", "2,0.4", "5,0.01", "5,1", "6,20"})
    void is_unitary(int size, double largest) {
        ComplexMatrix u = UnitaryExponential.of(numbers(size * size, largest, 1), 0, size);

        assertClose(u.times(u.adjoint()), ComplexMatrix.identity(size), 1e-12);
    }

    /** exp(iφX) = cos φ + i X sin φ, and the real generator turns. */
    @Test
    void has_the_known_elements_of_two_orbitals() {
        ComplexMatrix turned = UnitaryExponential.of(new double[] {0.7, 0, 0, 0}, 0, 2);
        assertThat(turned.re()[0]).isCloseTo(Math.cos(0.7), within(1e-15));
        assertThat(turned.re()[1]).isCloseTo(Math.sin(0.7), within(1e-15));
        assertThat(turned.re()[2]).isCloseTo(-Math.sin(0.7), within(1e-15));

        ComplexMatrix mixed = UnitaryExponential.of(new double[] {0, 0, 3, 0}, 0, 2);
        assertThat(mixed.re()[0]).isCloseTo(Math.cos(3), within(1e-14));
        assertThat(mixed.im()[1]).isCloseTo(Math.sin(3), within(1e-14));

        ComplexMatrix phases = UnitaryExponential.of(new double[] {9, 0, 0.2, 0, -0.4}, 1, 2);
        assertThat(phases.im()[0]).isCloseTo(Math.sin(0.2), within(1e-15));
        assertThat(phases.im()[3]).isCloseTo(Math.sin(-0.4), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"1,0.3", "3,0", "4,0.3", "4,3"})
    void has_the_derivative_of_central_differences(int size, double largest) {
        double[] theta = numbers(size * size, largest, 2);
        ComplexMatrix weights = new ComplexMatrix(size, numbers(size * size, 1, 3), numbers(size * size, 1, 4));
        double[] gradient = new double[theta.length];

        UnitaryExponential.pullBack(theta, 0, size, weights, gradient);

        for (int k = 0; k < theta.length; k++) {
            double[] shifted = theta.clone();
            shifted[k] = theta[k] + 1e-4;
            double above = weighed(weights, UnitaryExponential.of(shifted, 0, size));
            shifted[k] = theta[k] - 1e-4;
            double below = weighed(weights, UnitaryExponential.of(shifted, 0, size));
            assertThat(gradient[k]).isCloseTo((above - below) / 2e-4, within(1e-7));
        }
    }

    @Test
    void refuses_angles_that_mean_nothing() {
        double[] theta = new double[9];
        Arrays.fill(theta, Double.NaN);

        assertThatThrownBy(() -> UnitaryExponential.of(theta, 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected angles of a few radians, got a sum of NaN");
    }

    @ParameterizedTest
    @CsvSource({"1,0.3", "2,1", "5,1", "5,0"})
    void is_the_product_of_its_rotations_of_neighbours(int size, double largest) {
        ComplexMatrix u = UnitaryExponential.of(numbers(size * size, largest, 5), 0, size);

        assertClose(product(GivensSequence.of(u)), u, 1e-14);
    }

    /** Zeros where a rotation would divide by them. */
    @Test
    void a_permutation_is_a_product_of_rotations_of_neighbours() {
        ComplexMatrix u = ComplexMatrix.zeros(3);
        u.re()[2] = 1;
        u.im()[3] = 1;
        u.re()[7] = -1;

        assertClose(product(GivensSequence.of(u)), u, 1e-15);
    }

    /** G_1† … G_m† D. */
    private static ComplexMatrix product(GivensSequence sequence) {
        int n = sequence.phaseRe().length;
        ComplexMatrix product = ComplexMatrix.identity(n);
        for (int k = 0; k < sequence.orbital().length; k++) {
            ComplexMatrix factor = ComplexMatrix.identity(n);
            int p = sequence.orbital()[k];
            factor.re()[p * n + p] = sequence.cosine()[k];
            factor.re()[p * n + p + 1] = -sequence.sineRe()[k];
            factor.im()[p * n + p + 1] = -sequence.sineIm()[k];
            factor.re()[(p + 1) * n + p] = sequence.sineRe()[k];
            factor.im()[(p + 1) * n + p] = -sequence.sineIm()[k];
            factor.re()[(p + 1) * n + p + 1] = sequence.cosine()[k];
            product = product.times(factor);
        }
        ComplexMatrix phases = ComplexMatrix.zeros(n);
        for (int p = 0; p < n; p++) {
            phases.re()[p * n + p] = sequence.phaseRe()[p];
            phases.im()[p * n + p] = sequence.phaseIm()[p];
        }
        return product.times(phases);
    }

    private static double weighed(ComplexMatrix weights, ComplexMatrix u) {
        double sum = 0;
        for (int k = 0; k < u.re().length; k++) {
            sum += weights.re()[k] * u.re()[k] - weights.im()[k] * u.im()[k];
        }
        return sum;
    }

    private static void assertClose(ComplexMatrix one, ComplexMatrix other, double tolerance) {
        for (int k = 0; k < one.re().length; k++) {
            assertThat(one.re()[k]).isCloseTo(other.re()[k], within(tolerance));
            assertThat(one.im()[k]).isCloseTo(other.im()[k], within(tolerance));
        }
    }

    private static double[] numbers(int count, double largest, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = largest * (2 * random.nextDouble() - 1);
        }
        return numbers;
    }
}
