package dev.groundstate.engine.scf;

/**
 * The inner loop of {@link FockBuilder}: integrals (pq|rs) for one r and consecutive s, into rows of both matrices.
 *
 * <p>X_ps += D_qr (pq|rs), X_qs += D_pr (pq|rs), J_rs += D_pq (pq|rs), and the sums over s of (pq|rs) with D_qs, D_ps and
 * D_rs. The twin with vectors is {@link VectorFockRows}; both agree to rounding.
 */
final class FockRows {

    /** Index of Σ_s (pq|rs) D_qs, which belongs to row p. */
    static final int OF_P = 0;

    /** Index of Σ_s (pq|rs) D_ps. */
    static final int OF_Q = 1;

    /** Index of Σ_s (pq|rs) D_rs. */
    static final int COULOMB = 2;

    /** Length of the array of sums. */
    static final int SUMS = 3;

    private FockRows() {}

    static void add(
            double[] packed,
            int first,
            int count,
            double[] density,
            int ofP,
            int ofQ,
            double densityPr,
            double densityQr,
            double[] exchange,
            double[] doubled,
            double[] coulomb,
            int rs,
            double factor,
            double[] sums) {
        double sumP = 0;
        double sumQ = 0;
        double sumCoulomb = 0;
        for (int s = 0; s < count; s++) {
            double integral = packed[first + s];
            sumP += integral * density[ofQ + s];
            sumQ += integral * density[ofP + s];
            sumCoulomb += integral * doubled[rs + s];
            exchange[ofP + s] += integral * densityQr;
            exchange[ofQ + s] += integral * densityPr;
            coulomb[rs + s] += integral * factor;
        }
        sums[OF_P] = sumP;
        sums[OF_Q] = sumQ;
        sums[COULOMB] = sumCoulomb;
    }
}
