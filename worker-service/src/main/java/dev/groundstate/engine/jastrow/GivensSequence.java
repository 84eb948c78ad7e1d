package dev.groundstate.engine.jastrow;

/**
 * A unitary matrix as phases of orbitals followed by complex rotations of neighbouring ones: U = G_1† … G_m† D.
 *
 * <p>G_k† has the elements ((c, −s), (s*, c)) in rows and columns p, p + 1, c real. The G_k zero the matrix below the diagonal,
 * column by column, from the last row up.
 *
 * @param phaseRe real parts of the diagonal of D
 * @param phaseIm imaginary parts
 * @param orbital p of each rotation, G_1 first
 * @param cosine c
 * @param sineRe real part of s
 * @param sineIm imaginary part of s
 */
record GivensSequence(
        double[] phaseRe, double[] phaseIm, int[] orbital, double[] cosine, double[] sineRe, double[] sineIm) {

    /** Decomposes a unitary matrix. */
    static GivensSequence of(ComplexMatrix unitary) {
        int n = unitary.size();
        ComplexMatrix u = unitary.copy();
        int most = n * (n - 1) / 2;
        GivensSequence all = new GivensSequence(
                new double[n], new double[n], new int[most], new double[most], new double[most], new double[most]);
        int k = 0;
        for (int column = 0; column < n; column++) {
            for (int p = n - 2; p >= column; p--) {
                all.orbital[k] = p;
                all.eliminate(k++, u, column);
            }
        }
        for (int p = 0; p < n; p++) {
            double re = u.re()[p * n + p];
            double im = u.im()[p * n + p];
            double length = Math.hypot(re, im);
            all.phaseRe[p] = re / length;
            all.phaseIm[p] = im / length;
        }
        return all;
    }

    /** Chooses the rotation of rows p and p + 1 that zeroes the lower one's element in a column, and applies it. */
    private void eliminate(int k, ComplexMatrix u, int column) {
        int n = u.size();
        int upper = orbital[k] * n;
        int lower = upper + n;
        double aRe = u.re()[upper + column];
        double aIm = u.im()[upper + column];
        double bRe = u.re()[lower + column];
        double bIm = u.im()[lower + column];
        double a = Math.hypot(aRe, aIm);
        double b = Math.hypot(bRe, bIm);
        double r = Math.hypot(a, b);
        double directionRe = a == 0 ? 1 : aRe / a;
        double directionIm = a == 0 ? 0 : aIm / a;
        cosine[k] = b == 0 ? 1 : a / r;
        sineRe[k] = b == 0 ? 0 : (directionRe * bRe + directionIm * bIm) / r;
        sineIm[k] = b == 0 ? 0 : (directionIm * bRe - directionRe * bIm) / r;
        for (int q = column; q < n; q++) {
            double xRe = u.re()[upper + q];
            double xIm = u.im()[upper + q];
            double yRe = u.re()[lower + q];
            double yIm = u.im()[lower + q];
            u.re()[upper + q] = cosine[k] * xRe + sineRe[k] * yRe - sineIm[k] * yIm;
            u.im()[upper + q] = cosine[k] * xIm + sineRe[k] * yIm + sineIm[k] * yRe;
            u.re()[lower + q] = cosine[k] * yRe - sineRe[k] * xRe - sineIm[k] * xIm;
            u.im()[lower + q] = cosine[k] * yIm - sineRe[k] * xIm + sineIm[k] * xRe;
        }
    }
}
