package dev.groundstate.engine.hamiltonian;

import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * Finds every operator Π_p (−1)^(s_p n_p) that commutes with a Hamiltonian, so that what changes such a sign can be left
 * out: an abelian point group up to D2h, read off the integrals instead of the geometry.
 *
 * <p>s solves s_p + s_q = 0 for every h_pq and s_p + s_q + s_r + s_s = 0 for every (pq|rs) that is not zero, over the
 * field of two elements. Each orbital has a label of one bit a solution; a product of operators commutes with all
 * solutions when the labels of the orbitals it moves electrons from and to cancel. The number of particles is always
 * among the solutions. An integral of up to {@value #LARGEST_ZERO} hartree is zero: those a point group forbids come out
 * as 1e-16 to 1e-12. Immutable.
 */
public final class OrbitalParities {

    private static final double LARGEST_ZERO = 1e-11;

    private final long[] labels;

    private OrbitalParities(long[] labels) {
        this.labels = labels;
    }

    /** Returns the parities of a Hamiltonian of at most 63 orbitals. */
    public static OrbitalParities of(ActiveSpaceHamiltonian hamiltonian, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        int n = hamiltonian.spatialOrbitals();
        Equations equations = new Equations();
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < p; q++) {
                if (Math.abs(hamiltonian.oneElectron().get(p, q)) > LARGEST_ZERO) {
                    equations.add(1L << p ^ 1L << q);
                }
            }
        }
        double[] packed = hamiltonian.twoElectron().packed();
        long[] pairs = new long[TwoElectronIntegrals.pair(n, 0)];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q <= p; q++) {
                pairs[TwoElectronIntegrals.pair(p, q)] = 1L << p ^ 1L << q;
            }
        }
        int next = 0;
        for (int pq = 0; pq < pairs.length; pq++) {
            for (int rs = 0; rs <= pq; rs++) {
                if (Math.abs(packed[next++]) > LARGEST_ZERO) {
                    equations.add(pairs[pq] ^ pairs[rs]);
                }
            }
            work.add(4L * pq);
        }
        return new OrbitalParities(equations.labels(n));
    }

    /** Returns the label of an orbital. */
    public long orbital(int p) {
        return labels[p];
    }

    /** Returns the label of a determinant's electrons of one spin. */
    public long string(long bits) {
        long label = 0;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            label ^= labels[Long.numberOfTrailingZeros(rest)];
        }
        return label;
    }

    /** Linear equations over two elements, each the set of the unknowns that sum to zero; Gauss elimination. */
    private static final class Equations {
        private final long[] rowOfPivot = new long[Long.SIZE];

        void add(long equation) {
            long rest = equation;
            while (rest != 0) {
                int pivot = 63 - Long.numberOfLeadingZeros(rest);
                if (rowOfPivot[pivot] == 0) {
                    rowOfPivot[pivot] = rest;
                    return;
                }
                rest ^= rowOfPivot[pivot];
            }
        }

        /** Bit f of label p is the value of unknown p in the solution where, of all unknowns that are free, f alone is 1. */
        long[] labels(int unknowns) {
            long[] labels = new long[unknowns];
            for (int p = 0; p < unknowns; p++) {
                if (rowOfPivot[p] == 0) {
                    labels[p] = 1L << p;
                } else {
                    for (long rest = rowOfPivot[p] ^ 1L << p; rest != 0; rest &= rest - 1) {
                        labels[p] ^= labels[Long.numberOfTrailingZeros(rest)];
                    }
                }
            }
            return labels;
        }
    }
}
