package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * What one Jastrow factor contributes to double amplitudes: R_ia,jb = i Σ_pq J_pq X_p,ia X_q,jb with X_p,ia = W_ap W*_ip, for
 * equal (kind 0) and for different spins (kind 1).
 */
final class PairDensities {

    private final ComplexMatrix rotation;
    private final int n;
    private final int virtual;
    private final int excitations;
    private final int[][][] pairs;
    private final double[][] matrices;
    private final ComplexTable densities;

    PairDensities(JastrowFactor factor, int orbitals, InteractingPairs pairs, int occupied, int virtual) {
        this.rotation = factor.rotation();
        this.n = orbitals;
        this.virtual = virtual;
        this.excitations = occupied * virtual;
        this.pairs = new int[][][] {pairs.sameSpin(), pairs.oppositeSpin()};
        this.matrices = new double[2][n * n];
        int next = 0;
        for (int kind = 0; kind < 2; kind++) {
            for (int[] pair : this.pairs[kind]) {
                matrices[kind][pair[0] * n + pair[1]] = factor.angles()[next];
                matrices[kind][pair[1] * n + pair[0]] = factor.angles()[next++];
            }
        }
        this.densities = new ComplexTable(n * excitations);
        for (int p = 0; p < n; p++) {
            for (int ia = 0; ia < excitations; ia++) {
                int a = empty(ia) * n + p;
                int i = ia / virtual * n + p;
                double aRe = rotation.re()[a];
                double aIm = rotation.im()[a];
                densities.re()[p * excitations + ia] = aRe * rotation.re()[i] + aIm * rotation.im()[i];
                densities.im()[p * excitations + ia] = aIm * rotation.re()[i] - aRe * rotation.im()[i];
            }
        }
    }

    private int empty(int excitation) {
        return n - virtual + excitation % virtual;
    }

    /** Returns Σ_pq J_pq² of both kinds. */
    double squares() {
        double squares = 0;
        for (double[] matrix : matrices) {
            for (double element : matrix) {
                squares += element * element;
            }
        }
        return squares;
    }

    /** Adds R of a kind. */
    void addReconstruction(int kind, ComplexTable sum, WorkCounter work) {
        double[] columnRe = new double[excitations];
        double[] columnIm = new double[excitations];
        for (int p = 0; p < n; p++) {
            if (!combine(kind, p, densities, columnRe, columnIm)) {
                continue;
            }
            for (int ia = 0; ia < excitations; ia++) {
                double re = densities.re()[p * excitations + ia];
                double im = densities.im()[p * excitations + ia];
                int row = ia * excitations;
                for (int jb = 0; jb < excitations; jb++) {
                    sum.re()[row + jb] -= re * columnIm[jb] + im * columnRe[jb];
                    sum.im()[row + jb] += re * columnRe[jb] - im * columnIm[jb];
                }
                work.add(4L * excitations);
            }
        }
    }

    /** Replaces a row by Σ_q J_pq of the rows q of a table; returns whether any J_pq is not zero. */
    private boolean combine(int kind, int p, ComplexTable rows, double[] re, double[] im) {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        boolean any = false;
        for (int q = 0; q < n; q++) {
            double factor = matrices[kind][p * n + q];
            if (factor != 0) {
                any = true;
                for (int ia = 0; ia < excitations; ia++) {
                    re[ia] += factor * rows.re()[q * excitations + ia];
                    im[ia] += factor * rows.im()[q * excitations + ia];
                }
            }
        }
        return any;
    }

    /**
     * Returns X of df = Re Σ X_pq dW_pq for df = 2 Re Σ Q_ia,jb dR_ia,jb, Q symmetric, R of both kinds.
     *
     * @param same Q of kind 0
     * @param opposite Q of kind 1
     * @param gradient overwritten with the derivatives by the elements of J, those of {@code damping} J² included
     * @param first where these stand
     */
    ComplexMatrix derivatives(
            ComplexTable same, ComplexTable opposite, double damping, double[] gradient, int first, WorkCounter work) {
        ComplexTable sums = new ComplexTable(n * excitations);
        double[] re = new double[excitations];
        double[] im = new double[excitations];
        int next = first;
        for (int kind = 0; kind < 2; kind++) {
            ComplexTable images = images(kind == 0 ? same : opposite, work);
            for (int[] pair : pairs[kind]) {
                double multiple = pair[0] == pair[1] ? 2 : 4;
                gradient[next++] = multiple
                        * (damping * matrices[kind][pair[0] * n + pair[1]]
                                - imaginaryProduct(pair[0], images, pair[1]));
            }
            for (int p = 0; p < n; p++) {
                if (combine(kind, p, images, re, im)) {
                    for (int ia = 0; ia < excitations; ia++) {
                        sums.re()[p * excitations + ia] -= 4 * im[ia];
                        sums.im()[p * excitations + ia] += 4 * re[ia];
                    }
                }
            }
        }
        return byRotation(sums);
    }

    /** Y_q,ia = Σ_jb Q_ia,jb X_q,jb. */
    private ComplexTable images(ComplexTable weights, WorkCounter work) {
        ComplexTable images = new ComplexTable(n * excitations);
        for (int q = 0; q < n; q++) {
            int at = q * excitations;
            for (int ia = 0; ia < excitations; ia++) {
                int row = ia * excitations;
                double re = 0;
                double im = 0;
                for (int jb = 0; jb < excitations; jb++) {
                    double x = weights.re()[row + jb];
                    double y = weights.im()[row + jb];
                    re += x * densities.re()[at + jb] - y * densities.im()[at + jb];
                    im += x * densities.im()[at + jb] + y * densities.re()[at + jb];
                }
                images.re()[at + ia] = re;
                images.im()[at + ia] = im;
                work.add(4L * excitations);
            }
        }
        return images;
    }

    /** Im Σ_ia X_p,ia Y_q,ia. */
    private double imaginaryProduct(int p, ComplexTable images, int q) {
        double sum = 0;
        for (int ia = 0; ia < excitations; ia++) {
            sum += densities.re()[p * excitations + ia] * images.im()[q * excitations + ia]
                    + densities.im()[p * excitations + ia] * images.re()[q * excitations + ia];
        }
        return sum;
    }

    /** Turns df = Re Σ Z_p,ia dX_p,ia into derivatives by W. */
    private ComplexMatrix byRotation(ComplexTable sums) {
        ComplexMatrix derivative = ComplexMatrix.zeros(n);
        for (int p = 0; p < n; p++) {
            for (int ia = 0; ia < excitations; ia++) {
                int a = empty(ia) * n + p;
                int i = ia / virtual * n + p;
                double re = sums.re()[p * excitations + ia];
                double im = sums.im()[p * excitations + ia];
                derivative.re()[a] += rotation.re()[i] * re + rotation.im()[i] * im;
                derivative.im()[a] += rotation.re()[i] * im - rotation.im()[i] * re;
                derivative.re()[i] += rotation.re()[a] * re - rotation.im()[a] * im;
                derivative.im()[i] -= rotation.re()[a] * im + rotation.im()[a] * re;
            }
        }
        return derivative;
    }
}
