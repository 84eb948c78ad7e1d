package dev.groundstate.engine.scf;

import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.linalg.Simd;
import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * Coulomb and exchange matrices of several densities at once, as the packed integrals are read but once for all of them.
 *
 * <p>J_pq = Σ_rs (pq|rs) D_rs and K_pq = Σ_rs (pr|qs) D_rs. The list is cut into stretches that depend on the number of
 * functions alone; each has its own sums, which are added in their order: the bits do not depend on the number of threads.
 * Holds its workspace, hence not for two callers at a time.
 */
final class FockBuilder {

    /** Functions from which vectors pay: below, a row of integrals is a few vectors long. */
    private static final int WORTH_VECTORS = 20;

    /** Functions from which threads pay. */
    private static final int LARGE = 32;

    /** Stretches of a large list; as many sums are held. */
    private static final int STRETCHES = 4;

    private final int size;
    private final int pairs;
    private final double[] packed;
    private final boolean vectors;
    private final Partial[] partials;
    private final double[][] coulomb;
    private final double[][] exchange;

    /** Works on the integrals in place. */
    FockBuilder(TwoElectronIntegrals integrals, int mostDensities) {
        this(integrals, mostDensities, Simd.available() && integrals.size() >= WORTH_VECTORS);
    }

    FockBuilder(TwoElectronIntegrals integrals, int mostDensities, boolean vectors) {
        this.size = integrals.size();
        this.pairs = size * (size + 1) / 2;
        this.packed = integrals.packed();
        this.vectors = vectors;
        this.partials = new Partial[size < LARGE ? 1 : STRETCHES];
        for (int k = 0; k < partials.length; k++) {
            partials[k] = new Partial(mostDensities);
        }
        this.coulomb = new double[mostDensities][size * size];
        this.exchange = new double[mostDensities][size * size];
    }

    /** Returns J of a density of the last {@link #build}, row-major; valid until the next one. */
    double[] coulomb(int density) {
        return coulomb[density];
    }

    /** Returns K of a density of the last {@link #build}, row-major; valid until the next one. */
    double[] exchange(int density) {
        return exchange[density];
    }

    /** Computes J and K of symmetric row-major densities. */
    void build(RunControl control, double[]... densities) {
        ParallelWork.run(
                partials.length,
                partials.length,
                control,
                (number, worker, work) -> partials[number].add(number, densities, work));
        for (int d = 0; d < densities.length; d++) {
            for (int k = 1; k < partials.length; k++) {
                accumulate(partials[0].coulomb[d], partials[k].coulomb[d]);
                accumulate(partials[0].exchange[d], partials[k].exchange[d]);
            }
            double[] packedCoulomb = partials[0].coulomb[d];
            double[] half = partials[0].exchange[d];
            for (int p = 0, pq = 0; p < size; p++) {
                for (int q = 0; q <= p; q++, pq++) {
                    coulomb[d][p * size + q] = packedCoulomb[pq];
                    coulomb[d][q * size + p] = packedCoulomb[pq];
                    double sum = half[p * size + q] + half[q * size + p];
                    exchange[d][p * size + q] = sum;
                    exchange[d][q * size + p] = sum;
                }
            }
        }
    }

    private static void accumulate(double[] sum, double[] term) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += term[i];
        }
    }

    /** The contribution of a stretch of rows pq to J, packed, and to X with K = X + Xᵀ. */
    private final class Partial {
        private final double[][] doubled;
        private final double[][] coulomb;
        private final double[][] exchange;

        Partial(int mostDensities) {
            this.doubled = new double[mostDensities][pairs];
            this.coulomb = new double[mostDensities][pairs];
            this.exchange = new double[mostDensities][size * size];
        }

        /** Takes the rows that hold a fixed share of the integrals. */
        void add(int number, double[][] densities, WorkCounter work) {
            for (int d = 0; d < densities.length; d++) {
                Arrays.fill(coulomb[d], 0);
                Arrays.fill(exchange[d], 0);
                for (int p = 0, pq = 0; p < size; p++) {
                    for (int q = 0; q <= p; q++, pq++) {
                        doubled[d][pq] = (p == q ? 1 : 2) * densities[d][p * size + q];
                    }
                }
            }
            int first = boundary(number);
            int end = boundary(number + 1);
            for (int p = 0, pq = 0; p < size; p++) {
                for (int q = 0; q <= p; q++, pq++) {
                    if (pq >= first && pq < end) {
                        for (int d = 0; d < densities.length; d++) {
                            addRow(p, q, d, densities[d]);
                        }
                        work.add(6L * pq * densities.length);
                    }
                }
            }
        }

        private int boundary(int number) {
            return (int) Math.round(pairs * Math.sqrt((double) number / partials.length));
        }

        /** Adds the integrals (pq|rs), rs ≤ pq, each of which stands for the up to eight equal to it. */
        private void addRow(int p, int q, int d, double[] density) {
            int pq = TwoElectronIntegrals.pair(p, q);
            int row = pq * (pq + 1) / 2;
            int lastRow = row + TwoElectronIntegrals.pair(p, 0);
            // A pair of equal indices halves the number of integrals that are equal to one.
            double weight = p == q ? 0.5 : 1;
            int ofP = p * size;
            int ofQ = q * size;
            double[] x = exchange[d];
            double[] twice = doubled[d];
            double[] j = coulomb[d];
            double itself = packed[row + pq];
            double half = 0.5 * (p == q ? 0.5 : 1) * weight * itself;
            if (vectors) {
                j[pq] += itself * twice[pq] + VectorFockRows.coulomb(packed, row, pq, twice, twice[pq], j);
                VectorFockRows.exchange(packed, row, p, weight, density, ofP, ofQ, x);
                VectorFockRows.exchangeRow(packed, lastRow, p, q, weight, density, ofP, ofQ, x);
            } else {
                j[pq] += itself * twice[pq] + FockRows.coulomb(packed, row, pq, twice, twice[pq], j);
                FockRows.exchange(packed, row, p, weight, density, ofP, ofQ, x);
                FockRows.exchangeRow(packed, lastRow, p, q, weight, density, ofP, ofQ, x);
            }
            x[ofP + p] += half * density[ofQ + q];
            x[ofP + q] += half * density[ofQ + p];
            x[ofQ + p] += half * density[ofP + q];
            x[ofQ + q] += half * density[ofP + p];
        }
    }
}
