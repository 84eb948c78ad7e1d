package dev.groundstate.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.run.FreeControl;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is peculiar to the methods that know gradients. */
class DescentMethodsTest {

    private static final Thresholds TIGHT = new Thresholds(1e-12, 1e-8);

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @EnumSource(
            names = {"BFGS", "SLSQP", "CONJUGATE_GRADIENT", "NEWTON_CG"},
            mode = Mode.INCLUDE)
    void a_gradient_that_points_the_wrong_way_is_a_failure(OptimizationMethod method) {
        DifferentiableObjective wrong = Objectives.objective(1, (x, gradient) -> {
            gradient[0] = -1 - x[0] * x[0];
            return x[0];
        });

        Optimizer<?, ? super DifferentiableObjective> optimizer =
                method.optimizer(new double[] {1}, TIGHT, OptionalInt.of(2), 1);
        assertThat(statusAfterOneStep(optimizer, wrong)).isInstanceOf(Status.Failed.class);
    }

    private <S extends OptimizerState> Status statusAfterOneStep(
            Optimizer<S, ? super DifferentiableObjective> optimizer, DifferentiableObjective objective) {
        S state = optimizer.start(new double[1], objective, control);
        return optimizer.status(optimizer.step(state, objective, control));
    }

    @Test
    void bfgs_learns_the_inverse_hessian() {
        double[] curvatures = {1, 3, 9};
        Bfgs method = new Bfgs(Objectives.filled(3, 1), TIGHT);
        DifferentiableObjective bowl = Objectives.bowl(curvatures);
        BfgsState state = method.start(new double[3], bowl, control);
        while (method.status(state) instanceof Status.Running) {
            state = method.step(state, bowl, control);
        }

        double[][] hessian = {
            {1, 0.25 * Math.sqrt(3), 0},
            {0.25 * Math.sqrt(3), 3, 0.25 * Math.sqrt(27)},
            {0, 0.25 * Math.sqrt(27), 9}
        };
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(Vectors.dot(state.inverseHessian()[i], hessian[j])).isCloseTo(i == j ? 1 : 0, within(0.05));
                assertThat(state.inverseHessian()[i][j]).isEqualTo(state.inverseHessian()[j][i]);
            }
        }
    }

    /** Between two wells the curvature along a step is negative, where a plain update would not be positive definite. */
    @Test
    void slsqp_keeps_its_matrix_positive_definite() {
        DifferentiableObjective wells = Objectives.objective(2, (x, gradient) -> {
            gradient[0] = 4 * x[0] * x[0] * x[0] - 2 * x[0];
            gradient[1] = 2 * x[1];
            return StrictMath.pow(x[0], 4) - x[0] * x[0] + x[1] * x[1];
        });
        Slsqp method = new Slsqp(Objectives.filled(2, 0.1), TIGHT);
        BfgsState state = method.start(new double[] {0.05, 0.5}, wells, control);
        while (method.status(state) instanceof Status.Running) {
            double before = state.value();
            state = method.step(state, wells, control);
            assertThat(state.value()).isLessThanOrEqualTo(before);
            double[][] matrix = state.inverseHessian();
            assertThat(matrix[0][0]).isPositive();
            assertThat(matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0])
                    .isPositive();
        }

        assertThat(method.status(state)).isInstanceOf(Status.Converged.class);
        assertThat(state.point()[0]).isCloseTo(Math.sqrt(0.5), within(1e-7));
    }

    @Test
    void newton_leaves_a_ridge_along_its_negative_curvature() {
        DifferentiableObjective ridge = Objectives.objective(1, (x, gradient) -> {
            gradient[0] = 4 * x[0] * x[0] * x[0] - 2 * x[0];
            return StrictMath.pow(x[0], 4) - x[0] * x[0];
        });
        NewtonConjugateGradient method = new NewtonConjugateGradient(new double[] {1}, TIGHT);
        NewtonState state = method.start(new double[] {0.01}, ridge, control);
        while (method.status(state) instanceof Status.Running) {
            state = method.step(state, ridge, control);
        }

        assertThat(state.point()[0]).isCloseTo(Math.sqrt(0.5), within(1e-8));
        assertThat(state.iteration()).isLessThan(15);
    }

    @Test
    void adam_first_moves_every_variable_by_the_learning_rate_in_its_scale() {
        Adam method = new Adam(new double[] {1, 2, 3}, TIGHT, 0.1);
        DifferentiableObjective slope = Objectives.objective(3, (x, gradient) -> {
            gradient[0] = 5;
            gradient[1] = -0.01;
            gradient[2] = 7000;
            return 5 * x[0] - 0.01 * x[1] + 7000 * x[2];
        });
        AdamState state = method.step(method.start(new double[3], slope, control), slope, control);

        assertThat(state.point()).containsExactly(new double[] {-0.1, 0.2, -0.3}, within(1e-6));
    }

    @Test
    void adam_remembers_the_lowest_point_it_has_passed() {
        Adam method = new Adam(new double[] {1}, TIGHT, 0.5);
        DifferentiableObjective bowl = Objectives.bowl(new double[] {1});
        AdamState state = method.start(new double[] {0.6}, bowl, control);
        boolean risen = false;
        for (int k = 0; k < 10; k++) {
            AdamState next = method.step(state, bowl, control);
            risen |= next.value() > next.bestValue();
            assertThat(bowl.value(next.bestPoint(), control)).isEqualTo(next.bestValue());
            state = next;
        }
        assertThat(risen).isTrue();
    }

    @Test
    void settings_that_lead_nowhere_are_refused() {
        assertThatThrownBy(() -> new Adam(new double[1], TIGHT, 0))
                .hasMessage("expected a positive learning rate, got 0.0");
        assertThatThrownBy(() -> new Rotosolve(0, TIGHT)).hasMessage("expected an order of at least 1, got 0");
        assertThatThrownBy(() -> OptimizationMethod.ROTOSOLVE.optimizer(new double[1], TIGHT, OptionalInt.empty(), 1))
                .hasMessage("expected for rotosolve an energy made of sines and cosines of each parameter, got another"
                        + " ansatz");
        assertThatThrownBy(() -> new Thresholds(0, 1)).hasMessage("expected positive thresholds, got 0.0 and 1.0");
        assertThatThrownBy(() -> new Thresholds(1, Double.NaN))
                .hasMessage("expected positive thresholds, got 1.0 and NaN");
    }

    @Test
    void what_a_method_holds_is_known_beforehand() {
        assertThat(OptimizationMethod.L_BFGS.numbers(1000)).isEqualTo(36_000);
        assertThat(OptimizationMethod.BFGS.numbers(1000)).isEqualTo(8_036_000);
        for (OptimizationMethod method : OptimizationMethod.values()) {
            int held = bytesAfterThreeSteps(method.optimizer(Objectives.filled(40, 1), TIGHT, OptionalInt.of(2), 1));
            assertThat(method.numbers(40) * Double.BYTES).as(method.name()).isGreaterThan(held);
        }
    }

    private <S extends OptimizerState> int bytesAfterThreeSteps(
            Optimizer<S, ? super DifferentiableObjective> optimizer) {
        DifferentiableObjective waves = Objectives.waves(40);
        S state = optimizer.start(new double[40], waves, control);
        for (int k = 0; k < 3; k++) {
            state = optimizer.step(state, waves, control);
        }
        return optimizer.encode(state).length;
    }
}
