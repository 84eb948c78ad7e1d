package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
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
    private final int groups;
    private final int[] groupOf;

    SameSpinProduct(
            ActiveSpaceHamiltonian hamiltonian, OccupationStrings strings, PairClasses classes, WorkCounter work) {
        int n = strings.spatialOrbitals();
        int electrons = strings.electrons();
        this.elements = electrons < 2 ? n : SingleReplacements.pairs(n);
        this.values = electrons < 2 ? hamiltonian.oneElectron().values() : pairElements(hamiltonian, electrons);
        this.completions = new Completions(strings, work);
        this.groups = electrons < 2 ? 1 : classes.count();
        this.groupOf = new int[elements];
        for (int pair = 0; pair < elements && electrons > 1; pair++) {
            groupOf[pair] = classes.of(pair);
        }
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
        private final int[] indices = new int[each];
        private final int[] targets = new int[each];

        /**
         * Makes scratch.
         *
         * @param width columns multiplied at once
         */
        Scratch(int width) {
            this.width = (width + PanelProduct.WIDTH - 1) / PanelProduct.WIDTH * PanelProduct.WIDTH;
            this.panels = new double[each * this.width];
            this.product = new double[PanelProduct.paddedRows(each) * this.width];
        }

        /**
         * Adds H x to y.
         *
         * @param x a row for each string
         * @param y as x, other arrays
         * @param columns what the columns belong to
         * @param block the columns to compute
         * @param occupiedRuns in which runs of columns each row of x is not zero
         */
        void add(
                double[][] x,
                double[][] y,
                LabelledStrings columns,
                LabelledStrings.Block block,
                long[] occupiedRuns,
                WorkCounter work) {
            for (int start = 0; start < completions.count(); start += each) {
                for (int group = 0; group < groups; group++) {
                    int members = choose(start, group, occupiedRuns, 1L << block.run());
                    if (members > 0) {
                        copyBlock(members);
                        for (int column = 0; column < block.length(); column += width) {
                            int length = Math.min(width, block.length() - column);
                            multiply(x, y, columns, block.first() + column, length, members);
                            work.add((long) members * members * length);
                        }
                    }
                }
                work.add((long) groups * each);
            }
        }

        /** Chooses the completions of one K that are of one class; returns how many, or 0 where all their rows are zero. */
        private int choose(int start, int group, long[] occupiedRuns, long run) {
            int members = 0;
            long occupied = 0;
            for (int index = start; index < start + each; index++) {
                int orbitals = completions.orbitals(index);
                if (groupOf[orbitals] == group) {
                    indices[members] = orbitals;
                    signs[members] = completions.sign(index);
                    targets[members] = completions.target(index);
                    occupied |= occupiedRuns[targets[members]];
                    members++;
                }
            }
            return (occupied & run) == 0 ? 0 : members;
        }

        /** Copies the elements between completions, their signs folded in. */
        private void copyBlock(int members) {
            for (int i = 0; i < members; i++) {
                int row = indices[i] * elements;
                double sign = signs[i];
                for (int j = 0; j < members; j++) {
                    block[i * members + j] = sign * signs[j] * values[row + indices[j]];
                }
            }
        }

        private void multiply(double[][] x, double[][] y, LabelledStrings columns, int first, int length, int members) {
            int panelSize = members * PanelProduct.WIDTH;
            int panelCount = (length + PanelProduct.WIDTH - 1) / PanelProduct.WIDTH;
            for (int k = 0; k < members; k++) {
                double[] row = x[targets[k]];
                for (int panel = 0; panel < panelCount; panel++) {
                    int column = panel * PanelProduct.WIDTH;
                    int to = panel * panelSize + k * PanelProduct.WIDTH;
                    columns.gather(row, first + column, Math.min(PanelProduct.WIDTH, length - column), panels, to);
                }
            }
            int padded = PanelProduct.paddedRows(members);
            for (int i = 0; i < padded; i++) {
                rowStarts[i] = i < members ? i * members : 0;
            }
            Arrays.fill(product, 0, padded * width, 0);
            for (int panel = 0; panel < panelCount; panel++) {
                PanelProduct.add(
                        block,
                        rowStarts,
                        padded,
                        panels,
                        panel * panelSize,
                        members,
                        product,
                        panel * PanelProduct.WIDTH,
                        width);
            }
            for (int i = 0; i < members; i++) {
                columns.scatter(product, i * width, first, length, y[targets[i]]);
            }
        }
    }
}
