package dev.groundstate.engine.integral;

/**
 * The Boys function F_m(T) = ∫₀¹ u^{2m} exp(-T u²) du, for all orders up to a highest one at once.
 *
 * <p>Below {@link #TABLE_END} the highest order comes from a Taylor series about the nearest point of a table, F_m(T₀ + δ)
 * = Σ_k F_{m+k}(T₀) (-δ)^k / k!, and the others from F_{m-1} = (2T F_m + e^{-T}) / (2m - 1), which is stable downwards.
 * Above it F₀ = ½√(π/T) to the last bit, and the same relation is stable upwards. Thread-safe.
 */
final class BoysFunction {

    /** Highest order served: four g functions. */
    static final int HIGHEST_ORDER = 16;

    /** Here erfc(√T) is below 1e-21. */
    private static final double TABLE_END = 46;

    private static final int POINTS_PER_UNIT = 16;

    /** Terms of the series: the first left out is below 1e-17 for δ = 1/32. */
    private static final int TERMS = 8;

    private static final int COLUMNS = HIGHEST_ORDER + TERMS;

    private static final int POINTS = (int) (TABLE_END * POINTS_PER_UNIT) + 1;

    /** For each order m: F_{m+k} / k! at T = i / POINTS_PER_UNIT stands at i * TERMS + k. */
    private static final double[][] SERIES = table();

    /** e^{-T} at T = i / POINTS_PER_UNIT. */
    private static final double[] EXPONENTIAL = exponentials();

    /** 1 / (2m - 1). */
    static final double[] INVERSE_ODD = inverseOdd();

    private BoysFunction() {}

    /**
     * Evaluates F_0 … F_order.
     *
     * @param order at most {@link #HIGHEST_ORDER}
     * @param t the argument T, from 0
     * @param values receives F_m at m
     */
    static void evaluate(int order, double t, double[] values) {
        if (t >= TABLE_END) {
            asymptotic(order, t, values);
            return;
        }
        int point = (int) (t * POINTS_PER_UNIT + 0.5);
        double step = (double) point / POINTS_PER_UNIT - t;
        values[order] = series(SERIES[order], point * TERMS, step);
        if (order > 0) {
            double exponential = exponential(point, step);
            for (int m = order; m > 0; m--) {
                values[m - 1] = (2 * t * values[m] + exponential) * INVERSE_ODD[m];
            }
        }
    }

    /**
     * Evaluates F of one order, and e^{-T}, for many arguments.
     *
     * <p>Where F₀ has its limit e^{-T} is taken for 0, which the relation between the orders bears.
     *
     * @param order at most {@link #HIGHEST_ORDER}
     * @param lanes arguments in use of each {@link KetBlock#LANES}
     * @param values T, replaced by F_order(T)
     * @param exponential receives e^{-T} for an order above 0
     */
    static void evaluate(int order, int lanes, int items, double[] values, double[] exponential) {
        double[] table = SERIES[order];
        for (int item = 0; item < items; item++) {
            for (int at = item * KetBlock.LANES; at < item * KetBlock.LANES + lanes; at++) {
                double t = values[at];
                if (t < TABLE_END) {
                    int point = (int) (t * POINTS_PER_UNIT + 0.5);
                    double step = (double) point / POINTS_PER_UNIT - t;
                    values[at] = series(table, point * TERMS, step);
                    exponential[at] = exponential(point, step);
                } else {
                    double inverse = 1 / t;
                    double value = 0.5 * Math.sqrt(Math.PI * inverse);
                    for (int m = 1; m <= order; m++) {
                        value *= (m - 0.5) * inverse;
                    }
                    values[at] = value;
                    exponential[at] = 0;
                }
            }
        }
    }

    /** Returns Σ_k c_k step^k. */
    private static double series(double[] c, int at, double step) {
        double square = step * step;
        double low = c[at] + c[at + 1] * step + (c[at + 2] + c[at + 3] * step) * square;
        double high = c[at + 4] + c[at + 5] * step + (c[at + 6] + c[at + 7] * step) * square;
        return low + high * (square * square);
    }

    /** Returns e^{step - T₀}. */
    private static double exponential(int point, double step) {
        double square = step * step;
        double low = 1 + step + (1.0 / 2 + step * (1.0 / 6)) * square;
        double high = 1.0 / 24 + step * (1.0 / 120) + (1.0 / 720 + step * (1.0 / 5040)) * square;
        return EXPONENTIAL[point] * (low + high * (square * square));
    }

    private static void asymptotic(int order, double t, double[] values) {
        values[0] = 0.5 * Math.sqrt(Math.PI / t);
        if (order > 0) {
            double exponential = Math.exp(-t);
            double half = 0.5 / t;
            for (int m = 0; m < order; m++) {
                values[m + 1] = ((2 * m + 1) * values[m] - exponential) * half;
            }
        }
    }

    private static double[][] table() {
        double[][] table = new double[HIGHEST_ORDER + 1][POINTS * TERMS];
        double[] row = new double[COLUMNS];
        for (int i = 0; i < POINTS; i++) {
            double t = (double) i / POINTS_PER_UNIT;
            double exponential = Math.exp(-t);
            row[COLUMNS - 1] = tail(COLUMNS - 1, t, exponential);
            for (int m = COLUMNS - 1; m > 0; m--) {
                row[m - 1] = (2 * t * row[m] + exponential) / (2 * m - 1);
            }
            for (int m = 0; m <= HIGHEST_ORDER; m++) {
                double factorial = 1;
                for (int k = 0; k < TERMS; k++) {
                    factorial *= Math.max(1, k);
                    table[m][i * TERMS + k] = row[m + k] / factorial;
                }
            }
        }
        return table;
    }

    private static double[] exponentials() {
        double[] exponentials = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            exponentials[i] = Math.exp(-(double) i / POINTS_PER_UNIT);
        }
        return exponentials;
    }

    private static double[] inverseOdd() {
        double[] inverse = new double[HIGHEST_ORDER + 1];
        for (int m = 1; m <= HIGHEST_ORDER; m++) {
            inverse[m] = 1.0 / (2 * m - 1);
        }
        return inverse;
    }

    /** Returns F_m(T) = e^{-T} Σ_i (2T)^i / ((2m+1)(2m+3) … (2m+2i+1)), of positive terms throughout. */
    private static double tail(int m, double t, double exponential) {
        double term = 1.0 / (2 * m + 1);
        double sum = term;
        for (int i = 1; term > sum * 1e-17; i++) {
            term *= 2 * t / (2 * m + 2 * i + 1);
            sum += term;
        }
        return exponential * sum;
    }
}
