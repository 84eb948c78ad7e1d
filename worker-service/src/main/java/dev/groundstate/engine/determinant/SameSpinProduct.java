package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.linalg.PanelProduct;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * The Hamiltonian among the N electrons of one spin, applied to rows that belong to their strings.
 *
 * <p>H = Σ_{p&gt;r, q&gt;s} V_pr,qs a†_p a†_r a_s a_q with V_pr,qs = (pq|rs) − (ps|rq) + (h_pq δ_rs + h_rs δ_pq − h_ps δ_rq −
 * h_rq δ_ps)/(N − 1): between each string K of N − 2 electrons and the pairs that complete it, a dense product of
 * matrices, (n − N + 2)(n − N + 1)/2 square. One electron alone has h instead of V. No matrix over strings is stored.
 * Immutable; after J. Olsen et al., J. Chem. Phys. 89, 2185 (1988), section III.
 */
final class SameSpinProduct {

    private final int elements;
    private final double[] values;
    private final Completions completions;

    SameSpinProduct(ActiveSpaceHamiltonian hamiltonian, OccupationStrings strings, WorkCounter work) {
        int n = strings.spatialOrbitals();
        int electrons = strings.electrons();
        this.elements = electrons < 2 ? n : SingleReplacements.pairs(n);
        this.values = electrons < 2 ? hamiltonian.oneElectron().values() : pairElements(hamiltonian, electrons);
        this.completions = new Completions(strings, work);
    }

    /** Returns the bytes of the tables, for strings that are not there yet. */
    static long bytes(int spatialOrbitals, int electrons) {
        long elements = electrons < 2 ? spatialOrbitals : SingleReplacements.pairs(spatialOrbitals);
        return Math.addExact(8 * elements * elements, Completions.bytes(spatialOrbitals, electrons));
    }

    private static double[] pairElements(ActiveSpaceHamiltonian hamiltonian, int electrons) {
        int n = hamiltonian.spatialOrbitals();
        int pairs = SingleReplacements.pairs(n);
        double[] elements = new double[Math.multiplyExact(pairs, pairs)];
        for (int p = 1; p < n; p++) {
            for (int r = 0; r < p; r++) {
                for (int q = 1; q < n; q++) {
                    for (int s = 0; s < q; s++) {
                        double oneElectron = (r == s ? hamiltonian.oneElectron().get(p, q) : 0)
                                + (p == q ? hamiltonian.oneElectron().get(r, s) : 0)
                                - (r == q ? hamiltonian.oneElectron().get(p, s) : 0)
                                - (p == s ? hamiltonian.oneElectron().get(r, q) : 0);
                        elements[SingleReplacements.pair(p, r) * pairs + SingleReplacements.pair(q, s)] =
                                hamiltonian.twoElectron().get(p, q, r, s)
                                        - hamiltonian.twoElectron().get(p, s, r, q)
                                        + oneElectron / (electrons - 1);
                    }
                }
            }
        }
        return elements;
    }

    /** Returns the bytes of the scratch one thread takes for products of some width. */
    static long scratchBytes(int spatialOrbitals, int electrons, int width) {
        long completions = electrons < 2 ? spatialOrbitals : SingleReplacements.pairs(spatialOrbitals - electrons + 2);
        return 8 * (completions * completions + (2 * completions + 4) * (width + PanelProduct.WIDTH));
    }

    /** What one thread works on. */
    final class Scratch {
        private final int width;
        private final int each = completions.each();
        private final double[] block = new double[each * each];
        private final double[] panels;
        private final double[] product;
        private final int[] rowStarts = new int[PanelProduct.paddedRows(each)];
        private final double[] signs = new double[each];
        private final int[] columns = new int[each];

        /**
         * Makes scratch.
         *
         * @param width columns multiplied at once
         */
        Scratch(int width) {
            this.width = (width + PanelProduct.WIDTH - 1) / PanelProduct.WIDTH * PanelProduct.WIDTH;
            this.panels = new double[each * this.width];
            this.product = new double[PanelProduct.paddedRows(each) * this.width];
            for (int i = 0; i < each; i++) {
                rowStarts[i] = i * each;
            }
        }

        /**
         * Adds H x to y.
         *
         * @param x a row for each string
         * @param y as x, other arrays
         * @param first first of the columns to compute
         * @param length number of columns to compute
         */
        void add(double[][] x, double[][] y, int first, int length, WorkCounter work) {
            for (int start = 0; start < completions.count(); start += each) {
                copyBlock(start);
                for (int column = 0; column < length; column += width) {
                    int columnsNow = Math.min(width, length - column);
                    multiply(x, y, start, first + column, columnsNow);
                    work.add((long) each * each * columnsNow);
                }
            }
        }

        /** Copies the elements between the completions of one K, their signs folded in. */
        private void copyBlock(int start) {
            for (int i = 0; i < each; i++) {
                columns[i] = completions.orbitals(start + i);
                signs[i] = completions.sign(start + i);
            }
            for (int i = 0; i < each; i++) {
                int row = columns[i] * elements;
                double sign = signs[i];
                for (int j = 0; j < each; j++) {
                    block[i * each + j] = sign * signs[j] * values[row + columns[j]];
                }
            }
        }

        private void multiply(double[][] x, double[][] y, int start, int first, int length) {
            int panelSize = each * PanelProduct.WIDTH;
            int panelCount = (length + PanelProduct.WIDTH - 1) / PanelProduct.WIDTH;
            for (int k = 0; k < each; k++) {
                double[] row = x[completions.target(start + k)];
                for (int panel = 0; panel < panelCount; panel++) {
                    int column = panel * PanelProduct.WIDTH;
                    int to = panel * panelSize + k * PanelProduct.WIDTH;
                    System.arraycopy(row, first + column, panels, to, Math.min(PanelProduct.WIDTH, length - column));
                }
            }
            Arrays.fill(product, 0);
            for (int panel = 0; panel < panelCount; panel++) {
                PanelProduct.add(
                        block,
                        rowStarts,
                        rowStarts.length,
                        panels,
                        panel * panelSize,
                        each,
                        product,
                        panel * PanelProduct.WIDTH,
                        width);
            }
            for (int i = 0; i < each; i++) {
                DenseRows.addScaled(y[completions.target(start + i)], first, 1, product, i * width, length);
            }
        }
    }
}
