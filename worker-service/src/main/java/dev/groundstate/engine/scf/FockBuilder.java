package dev.groundstate.engine.scf;

import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.run.RunControl;
import java.util.Arrays;

/**
 * Coulomb and exchange matrices of a density, from packed integrals.
 *
 * <p>Holds its workspace, hence not thread-safe.
 */
final class FockBuilder {

    private final int size;
    private final double[] packed;
    private final double[] doubled;
    private final double[] coulomb;
    private final double[] exchange;

    /** Works on the integrals in place. */
    FockBuilder(TwoElectronIntegrals integrals) {
        this.size = integrals.size();
        this.packed = integrals.packed();
        this.doubled = new double[size * (size + 1) / 2];
        this.coulomb = new double[doubled.length];
        this.exchange = new double[size * size];
    }

    /**
     * Returns the two-electron part of the closed-shell Fock matrix, G_pq = Σ_rs D_rs ((pq|rs) - ½ (pr|qs)).
     *
     * @param density D, symmetric, row-major, of trace (with the overlap) the number of electrons
     */
    double[] twoElectronPart(double[] density, RunControl control) {
        Arrays.fill(coulomb, 0);
        Arrays.fill(exchange, 0);
        for (int p = 0, pq = 0; p < size; p++) {
            for (int q = 0; q <= p; q++, pq++) {
                doubled[pq] = (p == q ? 1 : 2) * density[p * size + q];
            }
        }
        for (int p = 0, pq = 0; p < size; p++) {
            for (int q = 0; q <= p; q++, pq++) {
                control.check();
                addCoulombRow(pq);
                addExchangeRow(p, q, density);
            }
        }
        double[] fock = new double[size * size];
        for (int p = 0, pq = 0; p < size; p++) {
            for (int q = 0; q <= p; q++, pq++) {
                double value = coulomb[pq] - 0.5 * (exchange[p * size + q] + exchange[q * size + p]);
                fock[p * size + q] = value;
                fock[q * size + p] = value;
            }
        }
        return fock;
    }

    /** Adds the integrals (pq|rs), rs ≤ pq, to the Coulomb matrix. */
    private void addCoulombRow(int pq) {
        int row = pq * (pq + 1) / 2;
        double factor = doubled[pq];
        double sum = 0;
        for (int rs = 0; rs < pq; rs++) {
            double integral = packed[row + rs];
            sum += integral * doubled[rs];
            coulomb[rs] += integral * factor;
        }
        coulomb[pq] += sum + packed[row + pq] * factor;
    }

    /**
     * Adds the integrals (pq|rs), rs ≤ pq, to a matrix X with K = X + Xᵀ.
     *
     * <p>Each stands for the up to eight integrals equal to it; a pair of equal indices halves their number.
     */
    private void addExchangeRow(int p, int q, double[] density) {
        int pq = p * (p + 1) / 2 + q;
        int row = pq * (pq + 1) / 2;
        double weight = p == q ? 0.5 : 1;
        int ofP = p * size;
        int ofQ = q * size;
        for (int r = 0; r <= p; r++) {
            int first = row + r * (r + 1) / 2;
            int last = r < p ? r : q;
            double densityPr = weight * density[ofP + r];
            double densityQr = weight * density[ofQ + r];
            double sumP = 0;
            double sumQ = 0;
            for (int s = 0; s < last; s++) {
                double integral = packed[first + s];
                sumP += integral * density[ofQ + s];
                sumQ += integral * density[ofP + s];
                exchange[ofP + s] += integral * densityQr;
                exchange[ofQ + s] += integral * densityPr;
            }
            double integral = packed[first + last] * (r == last ? 0.5 : 1) * (r == p ? 0.5 : 1);
            sumP += integral * density[ofQ + last];
            sumQ += integral * density[ofP + last];
            exchange[ofP + last] += integral * densityQr;
            exchange[ofQ + last] += integral * densityPr;
            exchange[ofP + r] += weight * sumP;
            exchange[ofQ + r] += weight * sumQ;
        }
    }
}
