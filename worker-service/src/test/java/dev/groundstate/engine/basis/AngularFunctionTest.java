package dev.groundstate.engine.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.AngularFunction.Monomial;
import java.util.List;
import org.junit.jupiter.api.Test;

class AngularFunctionTest {

    @Test
    void solid_harmonics_have_their_known_forms() {
        List<AngularFunction> d = AngularForm.SPHERICAL.functions(2);
        assertThat(value(d.get(0), 0.3, 0.5, 0.7)).isCloseTo(Math.sqrt(3) * 0.15, within(1e-15));
        assertThat(value(d.get(2), 0.3, 0.5, 0.7)).isCloseTo((2 * 0.49 - 0.09 - 0.25) / 2, within(1e-15));
        assertThat(value(d.get(4), 0.3, 0.5, 0.7)).isCloseTo(Math.sqrt(3) / 2 * (0.09 - 0.25), within(1e-15));
        List<AngularFunction> f = AngularForm.SPHERICAL.functions(3);
        assertThat(value(f.get(0), 0.3, 0.5, 0.7))
                .isCloseTo(Math.sqrt(5.0 / 8) * 0.5 * (3 * 0.09 - 0.25), within(1e-15));
        assertThat(value(f.get(1), 0.3, 0.5, 0.7)).isCloseTo(Math.sqrt(15) * 0.3 * 0.5 * 0.7, within(1e-15));
        assertThat(value(f.get(3), 0.3, 0.5, 0.7)).isCloseTo(0.7 * (2 * 0.49 - 3 * 0.09 - 3 * 0.25) / 2, within(1e-15));
    }

    @Test
    void solid_harmonics_satisfy_the_equation_of_laplace() {
        for (int l = 0; l <= 6; l++) {
            for (AngularFunction function : AngularForm.SPHERICAL.functions(l)) {
                double h = 1e-2;
                double laplacian = -6 * value(function, 0.3, -0.4, 0.6);
                for (int sign = -1; sign <= 1; sign += 2) {
                    laplacian += value(function, 0.3 + sign * h, -0.4, 0.6)
                            + value(function, 0.3, -0.4 + sign * h, 0.6)
                            + value(function, 0.3, -0.4, 0.6 + sign * h);
                }
                assertThat(laplacian / (h * h)).isCloseTo(0, within(1e-2));
            }
        }
    }

    /** Unsöld: Racah's harmonics of one shell have squares that sum to r^{2l}. */
    @Test
    void the_squares_of_a_shell_sum_to_a_sphere() {
        for (int l = 0; l <= 6; l++) {
            double sum = 0;
            for (AngularFunction function : AngularForm.SPHERICAL.functions(l)) {
                sum += Math.pow(value(function, 0.3, -0.4, 0.6), 2);
            }
            assertThat(sum).isCloseTo(Math.pow(0.09 + 0.16 + 0.36, l), within(1e-14));
            assertThat(AngularForm.SPHERICAL.functions(l)).hasSize(AngularForm.SPHERICAL.count(l));
            assertThat(AngularForm.CARTESIAN.functions(l)).hasSize(AngularForm.CARTESIAN.count(l));
        }
    }

    @Test
    void both_forms_are_the_same_below_d() {
        for (int l = 0; l < 2; l++) {
            assertThat(AngularForm.SPHERICAL.functions(l)).isEqualTo(AngularForm.CARTESIAN.functions(l));
        }
    }

    private static double value(AngularFunction function, double x, double y, double z) {
        double sum = 0;
        for (Monomial m : function.monomials()) {
            sum += m.weight() * Math.pow(x, m.x()) * Math.pow(y, m.y()) * Math.pow(z, m.z());
        }
        return sum;
    }
}
