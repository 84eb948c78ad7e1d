package dev.groundstate.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.optimizer.Objectives.Counted;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What all methods promise alike. */
class OptimizerTest {

    private static final int SIZE = 6;
    private static final Thresholds NEVER = new Thresholds(1e-300, 1e-300);
    private static final Thresholds TIGHT = new Thresholds(1e-8, 1e-5);

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @EnumSource
    void thirty_steps_are_ten_and_twenty_bit_for_bit(OptimizationMethod method) {
        Run<?> whole = run(method, Objectives.waves(SIZE), NEVER).steps(30);
        Run<?> cut =
                run(method, Objectives.waves(SIZE), NEVER).steps(10).restored().steps(20);

        assertThat(whole.state.iteration()).isEqualTo(30);
        assertThat(cut.bytes()).isEqualTo(whole.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void a_run_saved_after_every_step_goes_the_same_way(OptimizationMethod method) {
        Run<?> whole = run(method, Objectives.rosenbrock(SIZE), NEVER).steps(40);
        Run<?> saved = run(method, Objectives.rosenbrock(SIZE), NEVER).restored();
        for (int k = 0; k < 40; k++) {
            saved = saved.steps(1).restored();
        }

        assertThat(saved.bytes()).isEqualTo(whole.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void bytes_that_are_torn_changed_or_of_another_size_are_refused(OptimizationMethod method) {
        Run<?> run = run(method, Objectives.waves(2), NEVER).steps(2);
        byte[] whole = run.bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> run.optimizer.decode(torn, 2)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int position = 0; position < whole.length; position++) {
            byte[] changed = whole.clone();
            changed[position] ^= 1;
            assertThatThrownBy(() -> run.optimizer.decode(changed, 2)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> run.optimizer.decode(whole, 3))
                .hasMessage("not a checkpoint of this optimizer: expected 3 variables, got 2 variables");
    }

    @ParameterizedTest
    @EnumSource
    void the_checkpoint_of_another_method_is_refused(OptimizationMethod method) {
        OptimizationMethod other =
                OptimizationMethod.values()[(method.ordinal() + 1) % OptimizationMethod.values().length];
        byte[] bytes = run(other, Objectives.waves(2), NEVER).steps(2).bytes();

        assertThatThrownBy(
                        () -> run(method, Objectives.waves(2), NEVER).optimizer.decode(bytes, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "not a checkpoint of this optimizer: expected one of [A-Z]{4}, got one of [A-Z]{4}");
    }

    @ParameterizedTest
    @EnumSource
    void a_step_is_one_iteration_and_counts_what_it_did(OptimizationMethod method) {
        Counted counted = new Counted(Objectives.waves(SIZE));
        Run<?> run = run(method, counted, TIGHT);
        assertThat(run.state.iteration()).isZero();
        double best = Double.POSITIVE_INFINITY;
        for (int iteration = 1; iteration <= 20; iteration++) {
            run = run.steps(1);
            assertThat(run.state.iteration()).isEqualTo(iteration);
            assertThat(run.state.evaluations()).isEqualTo(counted.calls());
            assertThat(run.state.bestValue()).isLessThanOrEqualTo(Math.min(best, run.state.value()) + 1e-13);
            assertThat(Objectives.waves(SIZE).value(run.state.bestPoint(), control))
                    .isEqualTo(run.state.bestValue());
            best = run.state.bestValue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_function_without_variables_takes_one_iteration(OptimizationMethod method) {
        Run<?> run = run(method, Objectives.objective(0, (x, gradient) -> 3), TIGHT);
        assertThat(run.status()).isInstanceOf(Status.Running.class);

        run = run.steps(1);

        assertThat(run.status()).isInstanceOf(Status.Converged.class);
        assertThat(run.state.iteration()).isEqualTo(1);
        assertThat(run.state.bestValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_stop_leaves_the_state_alone(OptimizationMethod method) {
        Run<?> run = run(method, Objectives.waves(SIZE), NEVER).steps(3);
        byte[] before = run.bytes();
        int[] left = {2};
        ToDoubleBiFunction<double[], double[]> stopping = (x, gradient) -> {
            if (left[0]-- == 0) {
                throw new RunStoppedException();
            }
            return Objectives.waves(SIZE).valueAndGradient(x, gradient, control);
        };
        Run<?> stopped = run.of(Objectives.objective(SIZE, stopping));

        assertThatThrownBy(() -> stopped.steps(5)).isInstanceOf(RunStoppedException.class);
        assertThat(run.bytes()).isEqualTo(before);
        assertThat(run.steps(5).bytes())
                .isEqualTo(run(method, Objectives.waves(SIZE), NEVER).steps(8).bytes());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_a_number_is_never_a_minimum(OptimizationMethod method) {
        DifferentiableObjective nowhere = Objectives.objective(3, (x, gradient) -> {
            Arrays.fill(gradient, Double.NaN);
            return Double.NaN;
        });

        assertThat(run(method, nowhere, TIGHT).steps(1).status()).isInstanceOf(Status.Failed.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_slope_without_end_is_never_a_minimum(OptimizationMethod method) {
        DifferentiableObjective slope = Objectives.objective(3, (x, gradient) -> {
            Arrays.fill(gradient, -1);
            return -x[0] - x[1] - x[2];
        });
        Run<?> run = run(method, slope, TIGHT);
        for (int k = 0; k < 200 && run.status() instanceof Status.Running; k++) {
            run = run.steps(1);
            assertThat(run.status()).isNotInstanceOf(Status.Converged.class);
        }
    }

    /**
     * Four orders of magnitude between the curvatures, of which the diagonal is known. The gradient that each method stops
     * at leaves 1e-8 at most.
     */
    @ParameterizedTest
    @CsvSource({
        "L_BFGS, 30",
        "BFGS, 25",
        "SLSQP, 25",
        "CONJUGATE_GRADIENT, 60",
        "NEWTON_CG, 40",
        "ADAM, 30000",
        "SPSA, 2000",
        "COBYLA, 2500",
        "NELDER_MEAD, 4000",
        "POWELL, 600"
    })
    void finds_the_minimum_of_a_badly_scaled_bowl(OptimizationMethod method, int mostEvaluations) {
        double[] curvatures = new double[10];
        double[] inverse = new double[10];
        for (int k = 0; k < 10; k++) {
            curvatures[k] = StrictMath.pow(10, k * 4.0 / 9 - 2);
            inverse[k] = 1 / curvatures[k];
        }
        Run<?> run = converged(method, Objectives.bowl(curvatures), new double[10], inverse, TIGHT);

        assertThat(run.state.bestValue()).isBetween(0.0, 1e-8);
        assertThat(run.state.evaluations()).isLessThanOrEqualTo(mostEvaluations);
    }

    /** Nothing is known of the curvatures but their size. SPSA, of which this is not to be asked, is left out. */
    @ParameterizedTest
    @CsvSource({
        "L_BFGS, 80",
        "BFGS, 90",
        "SLSQP, 90",
        "CONJUGATE_GRADIENT, 400",
        "NEWTON_CG, 450",
        "ADAM, 20000",
        "COBYLA, 90000",
        "NELDER_MEAD, 1200",
        "POWELL, 1200"
    })
    void finds_the_end_of_a_curved_valley(OptimizationMethod method, int mostEvaluations) {
        double[] start = {-1.2, 1, -1.2, 1};
        Run<?> run = converged(
                method, Objectives.rosenbrock(4), start, Objectives.filled(4, 0.01), new Thresholds(1e-6, 1e-4));

        assertThat(run.state.bestPoint()).containsExactly(new double[] {1, 1, 1, 1}, within(1e-3));
        assertThat(run.state.bestValue()).isLessThan(5e-7);
        assertThat(run.state.evaluations()).isLessThanOrEqualTo(mostEvaluations);
    }

    @ParameterizedTest
    @CsvSource({
        "L_BFGS, 20",
        "BFGS, 20",
        "SLSQP, 20",
        "CONJUGATE_GRADIENT, 40",
        "NEWTON_CG, 40",
        "ADAM, 1500",
        "SPSA, 1500",
        "COBYLA, 600",
        "NELDER_MEAD, 1200",
        "POWELL, 300",
        "ROTOSOLVE, 300"
    })
    void finds_the_same_angles(OptimizationMethod method, int mostEvaluations) {
        DifferentiableObjective waves = Objectives.waves(SIZE);
        double[] start = Objectives.filled(SIZE, 0.4);
        double[] inverse = Objectives.filled(SIZE, 0.5);
        Run<?> exact = converged(OptimizationMethod.L_BFGS, waves, start, inverse, new Thresholds(1e-13, 1e-9));
        Run<?> run = converged(method, waves, start, inverse, TIGHT);

        assertThat(run.state.bestPoint()).containsExactly(exact.state.point(), within(1e-4));
        assertThat(run.state.bestValue()).isCloseTo(exact.state.value(), within(1e-8));
        assertThat(run.state.evaluations()).isLessThanOrEqualTo(mostEvaluations);
        assertThat(Objectives.gradientNorm(waves, run.state.bestPoint(), control))
                .isLessThan(2e-4);
    }

    /** An optimizer with its state, whose types go together. */
    private final class Run<S extends OptimizerState> {
        private final Optimizer<S, ? super DifferentiableObjective> optimizer;
        private final DifferentiableObjective objective;
        private final S state;

        Run(Optimizer<S, ? super DifferentiableObjective> optimizer, DifferentiableObjective objective, S state) {
            this.optimizer = optimizer;
            this.objective = objective;
            this.state = state;
        }

        Run<S> steps(int steps) {
            S next = state;
            for (int k = 0; k < steps; k++) {
                next = optimizer.step(next, objective, control);
            }
            return new Run<>(optimizer, objective, next);
        }

        Run<S> restored() {
            return new Run<>(optimizer, objective, optimizer.decode(bytes(), objective.size()));
        }

        Run<S> of(DifferentiableObjective other) {
            return new Run<>(optimizer, other, state);
        }

        byte[] bytes() {
            return optimizer.encode(state);
        }

        Status status() {
            return optimizer.status(state);
        }
    }

    private Run<?> run(OptimizationMethod method, DifferentiableObjective objective, Thresholds thresholds) {
        int size = objective.size();
        double[] point = Objectives.filled(size, 0.4);
        return start(
                method.optimizer(Objectives.filled(size, 0.5), thresholds, OptionalInt.of(2), 42), objective, point);
    }

    private <S extends OptimizerState> Run<S> start(
            Optimizer<S, ? super DifferentiableObjective> optimizer,
            DifferentiableObjective objective,
            double[] point) {
        return new Run<>(optimizer, objective, optimizer.start(point, objective, control));
    }

    private Run<?> converged(
            OptimizationMethod method,
            DifferentiableObjective objective,
            double[] point,
            double[] inverseHessian,
            Thresholds thresholds) {
        Run<?> run = start(method.optimizer(inverseHessian, thresholds, OptionalInt.of(2), 42), objective, point);
        while (run.status() instanceof Status.Running) {
            run = run.steps(1);
            assertThat(run.state.evaluations()).isLessThan(200_000);
        }
        assertThat(run.status()).isInstanceOf(Status.Converged.class);
        return run;
    }
}
