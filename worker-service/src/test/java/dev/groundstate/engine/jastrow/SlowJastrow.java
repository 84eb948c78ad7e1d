package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.OccupationString;
import dev.groundstate.engine.determinant.OccupationStrings;

/** The factors of a cluster Jastrow state as exponentials of second-quantised operators, determinant by determinant. */
final class SlowJastrow {

    private final DeterminantSpace space;
    private final int betaStrings;
    final double[] re;
    final double[] im;

    SlowJastrow(DeterminantSpace space) {
        this.space = space;
        this.betaStrings = space.beta().count();
        this.re = new double[(int) space.determinants()];
        this.im = new double[re.length];
        re[0] = 1;
    }

    /** Applies exp(direction · Σ_pq K_pq E_pq) in steps of a series, K as its parameters make it. */
    void rotate(double[] theta, int first, int direction) {
        int n = space.spatialOrbitals();
        double[] kRe = new double[n * n];
        double[] kIm = new double[n * n];
        int real = first;
        int imaginary = first + n * (n - 1) / 2;
        for (int p = 0; p < n; p++) {
            for (int q = p; q < n; q++) {
                if (p != q) {
                    kRe[p * n + q] = theta[real];
                    kRe[q * n + p] = -theta[real++];
                }
                kIm[p * n + q] = theta[imaginary];
                kIm[q * n + p] = theta[imaginary++];
            }
        }
        int steps = 16;
        for (int step = 0; step < steps; step++) {
            double[] termRe = re.clone();
            double[] termIm = im.clone();
            for (int j = 1; j <= 30; j++) {
                double[] nextRe = new double[re.length];
                double[] nextIm = new double[re.length];
                for (int p = 0; p < n; p++) {
                    for (int q = 0; q < n; q++) {
                        double x = direction * kRe[p * n + q] / (j * steps);
                        double y = direction * kIm[p * n + q] / (j * steps);
                        addMoved(p, q, x, y, termRe, termIm, nextRe, nextIm);
                    }
                }
                termRe = nextRe;
                termIm = nextIm;
                for (int d = 0; d < re.length; d++) {
                    re[d] += termRe[d];
                    im[d] += termIm[d];
                }
            }
        }
    }

    /** Adds (x + iy) E_pq of a vector to another. */
    private void addMoved(
            int p, int q, double x, double y, double[] fromRe, double[] fromIm, double[] toRe, double[] toIm) {
        for (int d = 0; d < fromRe.length; d++) {
            int i = d / betaStrings;
            int j = d % betaStrings;
            int movedAlpha = moved(space.alpha(), i, p, q);
            if (movedAlpha >= 0) {
                int to = movedAlpha * betaStrings + j;
                int sign = OccupationString.sign(space.alpha().bits(i), p, q);
                toRe[to] += sign * (x * fromRe[d] - y * fromIm[d]);
                toIm[to] += sign * (x * fromIm[d] + y * fromRe[d]);
            }
            int movedBeta = moved(space.beta(), j, p, q);
            if (movedBeta >= 0) {
                int to = i * betaStrings + movedBeta;
                int sign = OccupationString.sign(space.beta().bits(j), p, q);
                toRe[to] += sign * (x * fromRe[d] - y * fromIm[d]);
                toIm[to] += sign * (x * fromIm[d] + y * fromRe[d]);
            }
        }
    }

    private static int moved(OccupationStrings strings, int index, int p, int q) {
        long bits = strings.bits(index);
        return OccupationString.allows(bits, p, q) ? strings.index(OccupationString.moved(bits, p, q)) : -1;
    }

    /** Applies exp(iJ), J from the double sum over orbitals and spins. */
    void addPhases(double[] theta, int first, InteractingPairs pairs) {
        int n = space.spatialOrbitals();
        double[][] same = new double[n][n];
        double[][] opposite = new double[n][n];
        int k = first;
        for (int[] pair : pairs.sameSpin()) {
            same[pair[0]][pair[1]] = theta[k];
            same[pair[1]][pair[0]] = theta[k++];
        }
        for (int[] pair : pairs.oppositeSpin()) {
            opposite[pair[0]][pair[1]] = theta[k];
            opposite[pair[1]][pair[0]] = theta[k++];
        }
        for (int d = 0; d < re.length; d++) {
            long[] spins = {space.alpha().bits(d / betaStrings), space.beta().bits(d % betaStrings)};
            double angle = 0;
            for (int p = 0; p < n; p++) {
                for (int q = 0; q < n; q++) {
                    for (int s = 0; s < 2; s++) {
                        for (int t = 0; t < 2; t++) {
                            double element = s == t ? same[p][q] : opposite[p][q];
                            angle += 0.5 * element * (spins[s] >>> p & 1) * (spins[t] >>> q & 1);
                        }
                    }
                }
            }
            double x = re[d];
            re[d] = Math.cos(angle) * x - Math.sin(angle) * im[d];
            im[d] = Math.sin(angle) * x + Math.cos(angle) * im[d];
        }
    }
}
