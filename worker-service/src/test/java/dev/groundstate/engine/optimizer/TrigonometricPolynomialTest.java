package dev.groundstate.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrigonometricPolynomialTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void goes_through_its_values_and_between_them(int order) {
        for (int seed = 0; seed < 20; seed++) {
            DoubleUnaryOperator function = random(order, seed);
            TrigonometricPolynomial polynomial = fit(order, function);

            for (double angle = -4; angle < 4; angle += 0.37) {
                assertThat(polynomial.value(angle)).isCloseTo(function.applyAsDouble(angle), within(1e-13));
                double slope = (function.applyAsDouble(angle + 1e-5) - function.applyAsDouble(angle - 1e-5)) / 2e-5;
                assertThat(polynomial.derivative(1, angle)).isCloseTo(slope, within(1e-7));
            }
        }
    }

    /** The slow twin looks at a thousand angles; the lowest of them is at most h²/8 · max f'' too high. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void its_minimum_is_the_lowest_of_all_and_stationary(int order) {
        for (int seed = 0; seed < 50; seed++) {
            TrigonometricPolynomial polynomial = fit(order, random(order, seed));
            double minimum = polynomial.minimum();

            double lowest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < 1000; j++) {
                lowest = Math.min(lowest, polynomial.value(2 * Math.PI * j / 1000));
            }
            assertThat(polynomial.value(minimum)).isBetween(lowest - 1e-3, lowest + 1e-14);
            assertThat(polynomial.derivative(1, minimum)).isCloseTo(0, within(1e-12));
            assertThat(minimum).isBetween(-Math.PI, Math.PI);
        }
    }

    @Test
    void two_minima_of_nearly_equal_depth_are_told_apart() {
        TrigonometricPolynomial left = fit(2, x -> Math.cos(2 * x) + 1e-9 * Math.sin(x));
        TrigonometricPolynomial right = fit(2, x -> Math.cos(2 * x) - 1e-9 * Math.sin(x));

        assertThat(left.minimum()).isCloseTo(-Math.PI / 2, within(1e-7));
        assertThat(right.minimum()).isCloseTo(Math.PI / 2, within(1e-7));
    }

    @Test
    void a_constant_stays_where_it_is() {
        assertThat(fit(2, x -> -75).minimum()).isZero();
    }

    @Test
    void a_polynomial_of_lower_order_is_no_exception() {
        assertThat(fit(3, x -> Math.cos(x - 1)).minimum()).isCloseTo(1 - Math.PI, within(1e-12));
        assertThat(fit(3, x -> -Math.cos(2 * (x - 0.1))).minimum()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void a_small_move_keeps_its_digits() {
        double move = fit(2, x -> -75 - Math.cos(x - 1e-5) - 0.3 * Math.cos(2 * (x - 1e-5)))
                .minimum();

        assertThat(move).isCloseTo(1e-5, within(1e-13));
    }

    private static TrigonometricPolynomial fit(int order, DoubleUnaryOperator function) {
        double[] values = new double[2 * order + 1];
        for (int j = 0; j < values.length; j++) {
            values[j] = function.applyAsDouble(2 * Math.PI * j / values.length);
        }
        return TrigonometricPolynomial.through(values);
    }

    private static DoubleUnaryOperator random(int order, int seed) {
        double[] coefficients = new double[2 * order + 1];
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] = CounterRandom.bits(seed, k) / 0x1p63;
        }
        return x -> {
            double sum = coefficients[0];
            for (int m = 1; m <= order; m++) {
                sum += coefficients[2 * m - 1] * Math.cos(m * x) + coefficients[2 * m] * Math.sin(m * x);
            }
            return sum;
        };
    }
}
