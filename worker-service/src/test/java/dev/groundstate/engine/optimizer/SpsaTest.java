package dev.groundstate.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.run.FreeControl;
import org.junit.jupiter.api.Test;

class SpsaTest {

    private static final Thresholds THRESHOLDS = new Thresholds(1e-8, 1e-5);

    private final FreeControl control = new FreeControl();

    @Test
    void its_calibration_finds_the_trace_of_the_hessian() {
        double[] curvatures = {1, 2, 3, 4};
        DifferentiableObjective separate = Objectives.objective(4, (x, gradient) -> {
            double value = 0;
            for (int k = 0; k < 4; k++) {
                value += 0.5 * curvatures[k] * x[k] * x[k];
            }
            return value;
        });
        SpsaState state = method(4, 1).start(Objectives.filled(4, 0.3), separate, control);

        assertThat(state.gain()).isCloseTo(0.1, within(1e-6));
        assertThat(state.evaluations()).isEqualTo(41);
    }

    @Test
    void a_function_without_curvature_is_left_by_small_steps() {
        DifferentiableObjective slope = Objectives.objective(1, (x, gradient) -> 8 * x[0]);
        Spsa method = method(1, 1);
        SpsaState state = method.step(method.start(new double[1], slope, control), slope, control);

        assertThat(state.point()[0]).isBetween(-0.2, -0.05);
    }

    @Test
    void a_flat_function_is_not_left_by_steps_of_any_length() {
        int[] calls = new int[1];
        DifferentiableObjective flat =
                Objectives.objective(2, (x, gradient) -> 1e-13 * Math.floorMod(calls[0]++ * 7, 5) + 1e-3 * x[0]);
        Spsa method = method(2, 1);
        SpsaState state = method.start(new double[2], flat, control);
        for (int k = 0; k < 20; k++) {
            state = method.step(state, flat, control);
        }

        assertThat(state.gain()).isLessThanOrEqualTo(100);
        assertThat(Math.abs(state.point()[0])).isLessThan(10);
    }

    @Test
    void its_seed_decides_where_it_goes() {
        assertThat(afterFifty(1)).isEqualTo(afterFifty(1)).isNotEqualTo(afterFifty(2));
    }

    private double[] afterFifty(long seed) {
        Spsa method = method(5, seed);
        DifferentiableObjective waves = Objectives.waves(5);
        SpsaState state = method.start(Objectives.filled(5, 0.1), waves, control);
        for (int k = 0; k < 50; k++) {
            state = method.step(state, waves, control);
        }
        return state.point();
    }

    /** Noise of 10⁻⁴ that is a function of the call, as shots would make it. */
    @Test
    void noise_keeps_it_from_the_minimum_by_its_own_size_and_from_claiming_it() {
        double noise = 1e-4;
        int[] calls = new int[1];
        DifferentiableObjective waves = Objectives.waves(5);
        DifferentiableObjective noisy = Objectives.objective(
                5, (x, gradient) -> waves.value(x, control) + noise * (CounterRandom.bits(3, calls[0]++) / 0x1p63));
        Spsa method = new Spsa(Objectives.filled(5, 0.7), THRESHOLDS, 1, 0.1, 2 * noise);
        SpsaState state = method.start(Objectives.filled(5, 0.1), noisy, control);
        for (int k = 0; k < 1000; k++) {
            state = method.step(state, noisy, control);
            assertThat(method.status(state)).isInstanceOf(Status.Running.class);
        }
        Lbfgs exact = new Lbfgs(Objectives.filled(5, 0.5), THRESHOLDS, 5);
        LbfgsState lowest = exact.start(Objectives.filled(5, 0.1), waves, control);
        while (exact.status(lowest) instanceof Status.Running) {
            lowest = exact.step(lowest, waves, control);
        }

        assertThat(waves.value(state.point(), control)).isCloseTo(lowest.value(), within(20 * noise));
        assertThat(state.bestValue()).isLessThanOrEqualTo(state.value());
    }

    @Test
    void a_step_that_raises_the_value_is_not_made() {
        int[] calls = new int[1];
        DifferentiableObjective rising = Objectives.objective(2, (x, gradient) -> calls[0]++);
        Spsa method = method(2, 1);
        SpsaState start = method.start(new double[2], rising, control);
        SpsaState state = method.step(start, rising, control);

        assertThat(state.point()).isEqualTo(start.point());
        assertThat(state.value()).isEqualTo(start.value());
        assertThat(state.iteration()).isEqualTo(1);
    }

    @Test
    void refuses_a_perturbation_that_is_none_and_noise_below_zero() {
        assertThatThrownBy(() -> new Spsa(new double[1], THRESHOLDS, 1, 0, 0))
                .hasMessage("expected a positive perturbation and an allowed rise of at least 0, got 0.0 and 0.0");
        assertThatThrownBy(() -> new Spsa(new double[1], THRESHOLDS, 1, 1, -1))
                .hasMessage("expected a positive perturbation and an allowed rise of at least 0, got 1.0 and -1.0");
    }

    private static Spsa method(int size, long seed) {
        return new Spsa(Objectives.filled(size, 1), THRESHOLDS, seed, 1e-3, 0);
    }
}
