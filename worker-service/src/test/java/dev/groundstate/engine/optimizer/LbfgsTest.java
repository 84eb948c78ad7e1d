package dev.groundstate.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.run.FreeControl;
import java.util.List;
import org.junit.jupiter.api.Test;

class LbfgsTest {

    private final FreeControl control = new FreeControl();

    private static final DifferentiableObjective ROSENBROCK = Objectives.rosenbrock(8);

    @Test
    void finds_the_minimum_of_a_curved_valley() {
        Lbfgs method = method(8, 1e-12, 1e-8);
        LbfgsState state = run(method, ROSENBROCK, method.start(new double[8], ROSENBROCK, control), 500);

        assertThat(method.status(state)).isInstanceOf(Status.Converged.class);
        assertThat(state.point()).containsExactly(Objectives.filled(8, 1), within(1e-7));
    }

    @Test
    void never_rises_and_counts_what_it_did() {
        int[] calls = new int[1];
        DifferentiableObjective counted = Objectives.objective(8, (x, gradient) -> {
            calls[0]++;
            return ROSENBROCK.valueAndGradient(x, gradient, control);
        });
        Lbfgs method = method(8, 1e-12, 1e-8);
        LbfgsState state = method.start(new double[8], counted, control);
        for (int iteration = 1; iteration <= 30; iteration++) {
            LbfgsState next = method.step(state, counted, control);
            assertThat(next.value()).isLessThanOrEqualTo(state.value());
            assertThat(next.iteration()).isEqualTo(iteration);
            assertThat(next.evaluations()).isEqualTo(calls[0]);
            assertThat(next.descent().previousValue()).isEqualTo(state.value());
            state = next;
        }
    }

    @Test
    void a_first_inverse_hessian_that_is_right_needs_one_step() {
        DifferentiableObjective bowl = Objectives.objective(2, (x, gradient) -> {
            gradient[0] = 2 * (x[0] - 0.25);
            gradient[1] = 200 * (x[1] - 0.25);
            return (x[0] - 0.25) * (x[0] - 0.25) + 100 * (x[1] - 0.25) * (x[1] - 0.25);
        });
        Lbfgs method = new Lbfgs(new double[] {0.5, 0.005}, new Thresholds(1e-10, 1e-10), 5);

        LbfgsState state = method.step(method.start(new double[2], bowl, control), bowl, control);

        assertThat(state.point()).containsExactly(new double[] {0.25, 0.25}, within(1e-15));
        assertThat(state.evaluations()).isEqualTo(2);
    }

    @Test
    void stays_where_the_gradient_is_zero_and_counts_one_iteration() {
        DifferentiableObjective flat = Objectives.objective(0, (x, gradient) -> 3);
        Lbfgs method = method(0, 1e-6, 1e-4);
        LbfgsState start = method.start(new double[0], flat, control);
        assertThat(method.status(start)).isInstanceOf(Status.Running.class);

        LbfgsState state = method.step(start, flat, control);

        assertThat(state.iteration()).isEqualTo(1);
        assertThat(state.evaluations()).isEqualTo(1);
        assertThat(state.value()).isEqualTo(3);
        assertThat(method.status(state)).isInstanceOf(Status.Converged.class);
    }

    @Test
    void says_that_it_failed_when_the_gradient_points_the_wrong_way() {
        DifferentiableObjective wrong = Objectives.objective(1, (x, gradient) -> {
            gradient[0] = -1 - x[0] * x[0];
            return x[0];
        });
        Lbfgs method = method(1, 1e-12, 1e-8);
        LbfgsState start = method.start(new double[1], wrong, control);

        LbfgsState state = method.step(start, wrong, control);

        assertThat(method.status(state)).isInstanceOf(Status.Failed.class);
        assertThat(state.value()).isEqualTo(start.value());
        assertThat(state.iteration()).isEqualTo(1);
        assertThat(state.evaluations()).isGreaterThan(1);
    }

    /** The first trial steps of a double well overshoot and have to be narrowed. */
    @Test
    void narrows_a_step_that_overshoots() {
        DifferentiableObjective well = Objectives.objective(1, (x, gradient) -> {
            gradient[0] = 40 * (4 * x[0] * x[0] * x[0] - 2 * x[0]);
            return 40 * (Math.pow(x[0], 4) - x[0] * x[0]);
        });
        Lbfgs method = method(1, 1e-13, 1e-9);

        LbfgsState state = run(method, well, method.start(new double[] {0.3}, well, control), 100);

        assertThat(state.point()[0]).isCloseTo(Math.sqrt(0.5), within(1e-9));
    }

    @Test
    void forgets_its_pairs_when_they_lead_nowhere() {
        Lbfgs method = method(8, 1e-12, 1e-8);
        LbfgsState state = run(method, ROSENBROCK, method.start(new double[8], ROSENBROCK, control), 5);
        double[] backwards = state.descent().gradient().clone();
        LbfgsState misled =
                new LbfgsState(state.descent(), List.of(new LbfgsState.Pair(backwards, Vectors.negative(backwards))));

        LbfgsState next = method.step(misled, ROSENBROCK, control);

        assertThat(next.value()).isLessThan(state.value());
        assertThat(next.pairs()).hasSize(1);
    }

    @Test
    void refuses_thresholds_and_histories_that_are_not_positive() {
        assertThatThrownBy(() -> method(1, 0, 1)).hasMessage("expected positive thresholds, got 0.0 and 1.0");
        assertThatThrownBy(() -> method(1, 1, Double.NaN)).hasMessage("expected positive thresholds, got 1.0 and NaN");
        assertThatThrownBy(() -> new Lbfgs(new double[1], new Thresholds(1, 1), 0))
                .hasMessage("expected a history of at least 1 pair, got 0");
    }

    private LbfgsState run(Lbfgs method, DifferentiableObjective objective, LbfgsState from, int steps) {
        LbfgsState state = from;
        for (int k = 0; k < steps && method.status(state) instanceof Status.Running; k++) {
            state = method.step(state, objective, control);
        }
        return state;
    }

    private static Lbfgs method(int size, double valueThreshold, double gradientThreshold) {
        return new Lbfgs(Objectives.filled(size, 1), new Thresholds(valueThreshold, gradientThreshold), 6);
    }
}
