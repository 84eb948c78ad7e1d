package dev.groundstate.engine.scf;

/**
 * The inner loops of {@link FockBuilder}: the integrals (pq|rs) of one pair pq, which stand one after another.
 *
 * <p>The twin with vectors is {@link VectorFockRows}; both agree to rounding.
 */
final class FockRows {

    private FockRows() {}

    /** J_rs += D_pq (pq|rs) for {@code count} pairs rs from the first; returns Σ_rs (pq|rs) D_rs over them. */
    static double coulomb(double[] packed, int row, int count, double[] doubled, double factor, double[] coulomb) {
        double sum = 0;
        for (int rs = 0; rs < count; rs++) {
            sum += packed[row + rs] * doubled[rs];
            coulomb[rs] += packed[row + rs] * factor;
        }
        return sum;
    }

    /**
     * X_ps += w D_qr (pq|rs), X_pr += w D_qs (pq|rs), and the same with p and q exchanged, for all s ≤ r of {@code rows}
     * functions r from the first; a pair of equal indices counts half.
     *
     * @param ofP index of row p in both matrices
     * @param ofQ index of row q
     */
    static void exchange(
            double[] packed, int row, int rows, double weight, double[] density, int ofP, int ofQ, double[] exchange) {
        for (int r = 0, rs = row; r < rows; rs += ++r) {
            exchangeRow(packed, rs, r, r + 1, weight, density, ofP, ofQ, exchange);
        }
    }

    /**
     * The part of {@link #exchange} that belongs to one r and the first functions s.
     *
     * @param first index of the integral with the first s
     * @param count number of functions s, at most r + 1
     */
    static void exchangeRow(
            double[] packed,
            int first,
            int r,
            int count,
            double weight,
            double[] density,
            int ofP,
            int ofQ,
            double[] exchange) {
        double densityPr = weight * density[ofP + r];
        double densityQr = weight * density[ofQ + r];
        double sumP = 0;
        double sumQ = 0;
        for (int s = 0; s < count; s++) {
            double integral = s == r ? 0.5 * packed[first + s] : packed[first + s];
            sumP += integral * density[ofQ + s];
            sumQ += integral * density[ofP + s];
            exchange[ofP + s] += integral * densityQr;
            exchange[ofQ + s] += integral * densityPr;
        }
        exchange[ofP + r] += weight * sumP;
        exchange[ofQ + r] += weight * sumQ;
    }
}
