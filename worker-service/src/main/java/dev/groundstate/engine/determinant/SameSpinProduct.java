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
    private final int completions;
    private final int[] targets;
    private final int[] codes;

    SameSpinProduct(ActiveSpaceHamiltonian hamiltonian, OccupationStrings strings, WorkCounter work) {
        int n = strings.spatialOrbitals();
        int electrons = strings.electrons();
        if (electrons == 0) {
            this.elements = 0;
            this.values = new double[0];
            this.completions = 0;
            this.targets = new int[0];
        } else if (electrons == 1) {
            this.elements = n;
            this.values = hamiltonian.oneElectron().values();
            this.completions = n;
            this.targets = new int[n];
        } else {
            this.elements = SingleReplacements.pairs(n);
            this.values = pairElements(hamiltonian, electrons);
            this.completions = SingleReplacements.pairs(n - electrons + 2);
            this.targets = new int
                    [Math.toIntExact(Math.multiplyExact(SpaceSize.strings(n, electrons - 2), (long) completions))];
        }
        this.codes = new int[targets.length];
        if (electrons == 1) {
            for (int p = 0; p < n; p++) {
                targets[p] = p;
                codes[p] = p << 1;
            }
        } else if (electrons > 1) {
            complete(strings, new OccupationStrings(n, electrons - 2), work);
        }
    }

    /** Returns the bytes of the tables, for strings that are not there yet. */
    static long bytes(int spatialOrbitals, int electrons) {
        if (electrons < 2) {
            return 8L * spatialOrbitals * (spatialOrbitals + 2);
        }
        long pairs = SingleReplacements.pairs(spatialOrbitals);
        long reduced = SpaceSize.strings(spatialOrbitals, electrons - 2);
        long completions = SingleReplacements.pairs(spatialOrbitals - electrons + 2);
        return Math.addExact(8 * pairs * pairs, Math.multiplyExact(reduced, 8 * completions));
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

    /** Lists a†_p a†_r |K⟩ = sign |target⟩ for each K and each pair p &gt; r that K leaves empty. */
    private void complete(OccupationStrings strings, OccupationStrings reduced, WorkCounter work) {
        int next = 0;
        for (int index = 0; index < reduced.count(); index++) {
            long bits = reduced.bits(index);
            for (int p = 1; p < strings.spatialOrbitals(); p++) {
                for (int r = 0; r < p; r++) {
                    long pair = 1L << p | 1L << r;
                    if ((bits & pair) == 0) {
                        long between = bits & ((1L << p) - 1) & -(1L << r);
                        targets[next] = strings.index(bits | pair);
                        codes[next] = SingleReplacements.pair(p, r) << 1 | (Long.bitCount(between) & 1);
                        next++;
                    }
                }
            }
            work.add((long) completions * (4 + strings.electrons()));
        }
    }

    /** Returns the numbers of scratch one thread takes for products of some width. */
    static long scratchBytes(int spatialOrbitals, int electrons, int width) {
        long completions = electrons < 2 ? spatialOrbitals : SingleReplacements.pairs(spatialOrbitals - electrons + 2);
        return 8 * (completions * completions + (2 * completions + 4) * (width + PanelProduct.WIDTH));
    }

    /** What one thread works on. */
    final class Scratch {
        private final int width;
        private final double[] block = new double[completions * completions];
        private final double[] panels;
        private final double[] product;
        private final int[] rowStarts = new int[PanelProduct.paddedRows(completions)];
        private final double[] signs = new double[completions];
        private final int[] columns = new int[completions];

        /**
         * Makes scratch.
         *
         * @param width columns multiplied at once
         */
        Scratch(int width) {
            this.width = (width + PanelProduct.WIDTH - 1) / PanelProduct.WIDTH * PanelProduct.WIDTH;
            this.panels = new double[completions * this.width];
            this.product = new double[PanelProduct.paddedRows(completions) * this.width];
            for (int i = 0; i < completions; i++) {
                rowStarts[i] = i * completions;
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
            for (int start = 0; start < targets.length; start += completions) {
                copyBlock(start);
                for (int column = 0; column < length; column += width) {
                    int columnsNow = Math.min(width, length - column);
                    multiply(x, y, start, first + column, columnsNow);
                    work.add((long) completions * completions * columnsNow);
                }
            }
        }

        /** Copies the elements between the completions of one K, their signs folded in. */
        private void copyBlock(int start) {
            for (int i = 0; i < completions; i++) {
                int code = codes[start + i];
                columns[i] = code >> 1;
                signs[i] = 1 - 2 * (code & 1);
            }
            for (int i = 0; i < completions; i++) {
                int row = columns[i] * elements;
                double sign = signs[i];
                for (int j = 0; j < completions; j++) {
                    block[i * completions + j] = sign * signs[j] * values[row + columns[j]];
                }
            }
        }

        private void multiply(double[][] x, double[][] y, int start, int first, int length) {
            int panelSize = completions * PanelProduct.WIDTH;
            int panelCount = (length + PanelProduct.WIDTH - 1) / PanelProduct.WIDTH;
            for (int k = 0; k < completions; k++) {
                double[] row = x[targets[start + k]];
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
                        completions,
                        product,
                        panel * PanelProduct.WIDTH,
                        width);
            }
            for (int i = 0; i < completions; i++) {
                DenseRows.addScaled(y[targets[start + i]], first, 1, product, i * width, length);
            }
        }
    }
}
