package dev.groundstate.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.run.FreeControl;
import org.junit.jupiter.api.Test;

/** What is peculiar to the methods that know values alone. */
class DerivativeFreeTest {

    private static final Thresholds TIGHT = new Thresholds(1e-10, 1e-6);

    private final FreeControl control = new FreeControl();

    @Test
    void the_linear_model_of_a_linear_function_is_exact_however_its_vertices_move() {
        int size = 5;
        DifferentiableObjective linear =
                Objectives.objective(size, (x, gradient) -> x[0] - 2 * x[1] + 3 * x[2] - 4 * x[3] + 5 * x[4]);
        Cobyla method = new Cobyla(Objectives.filled(size, 1), TIGHT);
        CobylaState state = method.start(new double[size], linear, control);
        for (int k = 0; k < 100; k++) {
            state = method.step(state, linear, control);
            LinearModel model = new LinearModel(state, Objectives.filled(size, 1));
            assertThat(model.gradient()).containsExactly(new double[] {1, -2, 3, -4, 5}, within(1e-9));
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double expected = i == j ? 1 : 0;
                    assertThat(Vectors.dot(state.offsets()[i], state.duals()[j]))
                            .isCloseTo(expected, within(1e-10));
                }
            }
        }
        assertThat(state.radius()).isEqualTo(0.1);
        assertThat(state.value()).isEqualTo(linear.value(state.point(), control));
    }

    @Test
    void the_trust_radius_falls_and_never_grows() {
        Cobyla method = new Cobyla(Objectives.filled(4, 0.7), TIGHT);
        DifferentiableObjective waves = Objectives.waves(4);
        CobylaState state = method.start(new double[4], waves, control);
        while (method.status(state) instanceof Status.Running) {
            CobylaState next = method.step(state, waves, control);
            assertThat(next.radius()).isLessThanOrEqualTo(state.radius());
            assertThat(next.value()).isLessThanOrEqualTo(state.value());
            state = next;
        }

        assertThat(method.status(state)).isInstanceOf(Status.Converged.class);
        assertThat(Objectives.gradientNorm(waves, state.point(), control)).isLessThan(5e-6);
    }

    @Test
    void a_corner_ends_at_the_smallest_radius_without_having_converged() {
        DifferentiableObjective corner =
                Objectives.objective(2, (x, gradient) -> Math.abs(x[0] - 0.1) + 3 * Math.abs(x[1] + 0.2));
        Cobyla method = new Cobyla(Objectives.filled(2, 1), TIGHT);
        CobylaState state = method.start(new double[2], corner, control);
        while (method.status(state) instanceof Status.Running) {
            state = method.step(state, corner, control);
        }

        assertThat(method.status(state)).isInstanceOf(Status.Failed.class);
        assertThat(state.value()).isLessThan(0.7);
        assertThat(method.step(state, corner, control).evaluations()).isEqualTo(state.evaluations());
    }

    @Test
    void a_simplex_that_has_collapsed_is_set_up_anew_before_it_has_converged() {
        NelderMead method = new NelderMead(Objectives.filled(3, 0.7), TIGHT);
        DifferentiableObjective waves = Objectives.waves(3);
        NelderMeadState state = method.start(new double[3], waves, control);
        int anew = 0;
        while (method.status(state) instanceof Status.Running) {
            NelderMeadState next = method.step(state, waves, control);
            if (next.edge() != state.edge()) {
                anew++;
                assertThat(next.edgeValue()).isEqualTo(state.value());
                assertThat(next.evaluations()).isEqualTo(state.evaluations() + 3);
            }
            state = next;
        }

        assertThat(anew).isPositive();
        assertThat(state.edgeValue() - state.value()).isLessThanOrEqualTo(TIGHT.value());
    }

    @Test
    void a_simplex_shrinks_where_no_other_move_helps() {
        DifferentiableObjective pit = Objectives.objective(2, (x, gradient) -> x[0] == 0 && x[1] == 0 ? 0 : 1);
        NelderMead method = new NelderMead(Objectives.filled(2, 1), TIGHT);
        NelderMeadState state = method.start(new double[2], pit, control);
        NelderMeadState next = method.step(state, pit, control);

        assertThat(next.extent()).isEqualTo(0.5 * state.extent(), within(1e-15));
        assertThat(next.evaluations()).isEqualTo(state.evaluations() + 4);
    }

    @Test
    void powell_ends_along_the_axes_alone() {
        Powell method = new Powell(Objectives.filled(4, 0.7), TIGHT);
        DifferentiableObjective waves = Objectives.waves(4);
        PowellState state = method.start(new double[4], waves, control);
        while (method.status(state) instanceof Status.Running) {
            state = method.step(state, waves, control);
        }

        assertThat(state.axes()).isTrue();
        assertThat(state.displacement()).isLessThanOrEqualTo(TIGHT.gradient());
    }

    @Test
    void a_line_is_searched_on_both_sides_and_far_away() {
        for (double minimum : new double[] {-300, -2, -0.01, 0, 0.04, 0.7, 5, 1000}) {
            DifferentiableObjective hill = Objectives.objective(1, (x, gradient) -> {
                double away = x[0] - minimum;
                return Math.sqrt(1 + away * away);
            });
            LineMinimum.Minimum found = LineMinimum.search(
                    new double[1], hill.value(new double[1], control), new double[] {1}, 0.1, 1e-6, hill, control);

            assertThat(found.length()).isCloseTo(minimum, within(1e-5));
            assertThat(found.value()).isCloseTo(1, within(1e-10));
            assertThat(found.evaluations()).isLessThanOrEqualTo(40);
        }
    }

    @Test
    void a_line_without_a_minimum_is_followed_to_its_lowest_known_point() {
        DifferentiableObjective slope = Objectives.objective(1, (x, gradient) -> -x[0]);
        LineMinimum.Minimum found = LineMinimum.search(new double[1], 0, new double[] {1}, 0.1, 1e-6, slope, control);

        assertThat(found.evaluations()).isEqualTo(60);
        assertThat(found.value()).isEqualTo(-found.length());
    }

    @Test
    void rotosolve_solves_what_is_separable_in_one_sweep() {
        DifferentiableObjective separable = Objectives.objective(3, (x, gradient) -> {
            double value = 0;
            for (int k = 0; k < 3; k++) {
                value += Math.cos(x[k] + k) + 0.8 * Math.sin(2 * x[k] - k);
            }
            return value;
        });
        Rotosolve method = new Rotosolve(2, TIGHT);
        RotosolveState first = method.step(method.start(new double[3], separable, control), separable, control);
        RotosolveState second = method.step(first, separable, control);

        assertThat(first.evaluations()).isEqualTo(1 + 3 * 4 + 1);
        assertThat(second.point()).containsExactly(first.point(), within(1e-12));
        assertThat(method.status(second)).isInstanceOf(Status.Converged.class);
    }
}
