package dev.groundstate.engine.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("science")
class BoysFunctionTest {

    /** Nodes and weights of the Gauss-Legendre rule of five points on (-1, 1). */
    private static final double[] NODES = {
        -Math.sqrt(5 + 2 * Math.sqrt(10.0 / 7)) / 3,
        -Math.sqrt(5 - 2 * Math.sqrt(10.0 / 7)) / 3,
        0,
        Math.sqrt(5 - 2 * Math.sqrt(10.0 / 7)) / 3,
        Math.sqrt(5 + 2 * Math.sqrt(10.0 / 7)) / 3
    };

    private static final double[] WEIGHTS = {
        (322 - 13 * Math.sqrt(70)) / 900,
        (322 + 13 * Math.sqrt(70)) / 900,
        128.0 / 225,
        (322 + 13 * Math.sqrt(70)) / 900,
        (322 - 13 * Math.sqrt(70)) / 900
    };

    private final double[] values = new double[BoysFunction.HIGHEST_ORDER + 1];

    @Test
    void all_orders_agree_with_the_series_to_1e_minus_14() {
        for (double t = 0; t < 60; t += 0.0137) {
            for (int order = 0; order <= BoysFunction.HIGHEST_ORDER; order += 4) {
                BoysFunction.evaluate(order, t, values);
                for (int m = 0; m <= order; m++) {
                    assertThat(values[m]).as("F_%d(%s)", m, t).isCloseTo(SlowIntegrals.boys(m, t), within(1e-14));
                }
            }
        }
    }

    @Test
    void all_orders_agree_with_quadrature_to_1e_minus_14() {
        for (double t :
                new double[] {0, 1e-9, 0.03, 0.03125, 1, 7.7, 20, 45.96, 45.97, 45.999, 46, 46.001, 99, 300, 2000}) {
            BoysFunction.evaluate(BoysFunction.HIGHEST_ORDER, t, values);
            for (int m = 0; m <= BoysFunction.HIGHEST_ORDER; m++) {
                assertThat(values[m]).as("F_%d(%s)", m, t).isCloseTo(quadrature(m, t), within(1e-14));
            }
        }
    }

    @Test
    void small_values_at_large_arguments_keep_their_digits() {
        for (double t : new double[] {20, 30, 45.5, 46, 60, 200, 1000}) {
            BoysFunction.evaluate(8, t, values);
            for (int m = 0; m <= 8; m++) {
                assertThat(values[m])
                        .as("F_%d(%s)", m, t)
                        .isCloseTo(SlowIntegrals.boys(m, t), Percentage.withPercentage(1e-10));
            }
        }
    }

    @Test
    void lanes_give_the_highest_order_and_the_exponential_of_many_arguments() {
        double[] arguments = {0, 1e-9, 0.03125, 0.7, 7.7, 20, 45.999, 46.001, 99, 300, 2000, 3, 4, 5, 6, 7};
        for (int order = 0; order <= BoysFunction.HIGHEST_ORDER; order++) {
            double[] highest = arguments.clone();
            double[] exponential = new double[16];
            BoysFunction.evaluate(order, 8, 2, highest, exponential);
            for (int i = 0; i < arguments.length; i++) {
                assertThat(highest[i]).isCloseTo(SlowIntegrals.boys(order, arguments[i]), within(1e-14));
                assertThat(exponential[i]).isCloseTo(Math.exp(-arguments[i]), within(1e-15));
            }
        }
    }

    private static double quadrature(int m, double t) {
        int panels = 3000;
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            for (int k = 0; k < NODES.length; k++) {
                double u = (i + 0.5 + 0.5 * NODES[k]) / panels;
                sum += WEIGHTS[k] * Math.pow(u, 2 * m) * Math.exp(-t * u * u);
            }
        }
        return 0.5 * sum / panels;
    }
}
