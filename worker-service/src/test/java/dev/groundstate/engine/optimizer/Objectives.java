package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/** Functions whose minima are known, and what counts the calls of one. */
final class Objectives {

    private Objectives() {}

    /** Σ (100 (x_{k+1} − x_k²)² + (1 − x_k)²), minimum 0 at all ones. */
    static DifferentiableObjective rosenbrock(int size) {
        return objective(size, (x, gradient) -> {
            double value = 0;
            Arrays.fill(gradient, 0);
            for (int k = 0; k + 1 < x.length; k++) {
                double bend = x[k + 1] - x[k] * x[k];
                value += 100 * bend * bend + (1 - x[k]) * (1 - x[k]);
                gradient[k] += -400 * x[k] * bend - 2 * (1 - x[k]);
                gradient[k + 1] += 200 * bend;
            }
            return value;
        });
    }

    /** ½ Σ h_k (x_k − 1)² + Σ_{k>0} ¼ √(h_k h_{k−1}) (x_k − 1)(x_{k−1} − 1), minimum 0 at all ones. */
    static DifferentiableObjective bowl(double[] curvatures) {
        return objective(curvatures.length, (x, gradient) -> {
            double value = 0;
            Arrays.fill(gradient, 0);
            for (int k = 0; k < x.length; k++) {
                double away = x[k] - 1;
                value += 0.5 * curvatures[k] * away * away;
                gradient[k] += curvatures[k] * away;
                if (k > 0) {
                    double coupling = 0.25 * Math.sqrt(curvatures[k] * curvatures[k - 1]);
                    value += coupling * away * (x[k - 1] - 1);
                    gradient[k] += coupling * (x[k - 1] - 1);
                    gradient[k - 1] += coupling * away;
                }
            }
            return value;
        });
    }

    /** −Σ cos(x_k − ½) − ¼ Σ cos 2(x_k − ½) + ⅕ Σ sin x_k sin x_{k−1}: order 2 in every variable. */
    static DifferentiableObjective waves(int size) {
        return objective(size, (x, gradient) -> {
            double value = 0;
            Arrays.fill(gradient, 0);
            for (int k = 0; k < x.length; k++) {
                double away = x[k] - 0.5;
                value -= StrictMath.cos(away) + 0.25 * StrictMath.cos(2 * away);
                gradient[k] += StrictMath.sin(away) + 0.5 * StrictMath.sin(2 * away);
                if (k > 0) {
                    value += 0.2 * StrictMath.sin(x[k]) * StrictMath.sin(x[k - 1]);
                    gradient[k] += 0.2 * StrictMath.cos(x[k]) * StrictMath.sin(x[k - 1]);
                    gradient[k - 1] += 0.2 * StrictMath.sin(x[k]) * StrictMath.cos(x[k - 1]);
                }
            }
            return value;
        });
    }

    static DifferentiableObjective objective(int size, ToDoubleBiFunction<double[], double[]> function) {
        return new DifferentiableObjective() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public double value(double[] x, RunControl control) {
                return function.applyAsDouble(x, new double[size]);
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradient, RunControl control) {
                return function.applyAsDouble(x, gradient);
            }
        };
    }

    /** An objective that knows how often it was called. */
    static final class Counted implements DifferentiableObjective {
        private final DifferentiableObjective objective;
        private int calls;

        Counted(DifferentiableObjective objective) {
            this.objective = objective;
        }

        int calls() {
            return calls;
        }

        @Override
        public int size() {
            return objective.size();
        }

        @Override
        public double value(double[] x, RunControl control) {
            calls++;
            return objective.value(x, control);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient, RunControl control) {
            calls++;
            return objective.valueAndGradient(x, gradient, control);
        }
    }

    static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    static double gradientNorm(DifferentiableObjective objective, double[] x, RunControl control) {
        double[] gradient = new double[x.length];
        objective.valueAndGradient(x, gradient, control);
        return Vectors.norm(gradient);
    }
}
