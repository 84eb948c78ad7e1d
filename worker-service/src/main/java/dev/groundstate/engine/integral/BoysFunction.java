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

    /** F_m at T = i / POINTS_PER_UNIT stands at i * COLUMNS + m. */
    private static final double[] TABLE = table();

    private static final double[] INVERSE = {1.0, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6, 1.0 / 7};

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
        int column = point * COLUMNS + order;
        double sum = TABLE[column + TERMS - 1];
        for (int k = TERMS - 2; k >= 0; k--) {
            sum = TABLE[column + k] + sum * step * INVERSE[k];
        }
        values[order] = sum;
        if (order > 0) {
            double exponential = Math.exp(-t);
            for (int m = order; m > 0; m--) {
                values[m - 1] = (2 * t * values[m] + exponential) / (2 * m - 1);
            }
        }
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

    private static double[] table() {
        int points = (int) (TABLE_END * POINTS_PER_UNIT) + 1;
        double[] table = new double[points * COLUMNS];
        for (int i = 0; i < points; i++) {
            double t = (double) i / POINTS_PER_UNIT;
            double exponential = Math.exp(-t);
            int row = i * COLUMNS;
            table[row + COLUMNS - 1] = series(COLUMNS - 1, t, exponential);
            for (int m = COLUMNS - 1; m > 0; m--) {
                table[row + m - 1] = (2 * t * table[row + m] + exponential) / (2 * m - 1);
            }
        }
        return table;
    }

    /** Returns F_m(T) = e^{-T} Σ_i (2T)^i / ((2m+1)(2m+3) … (2m+2i+1)), of positive terms throughout. */
    private static double series(int m, double t, double exponential) {
        double term = 1.0 / (2 * m + 1);
        double sum = term;
        for (int i = 1; term > sum * 1e-17; i++) {
            term *= 2 * t / (2 * m + 2 * i + 1);
            sum += term;
        }
        return exponential * sum;
    }
}
