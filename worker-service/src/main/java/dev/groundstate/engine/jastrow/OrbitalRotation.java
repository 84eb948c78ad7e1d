package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.run.WorkCounter;

/**
 * Rotates the orbitals of both spins: R a†_q R† = Σ_p U_pq a†_p for a unitary U.
 *
 * <p>R is a product of rotations of neighbouring orbitals, each of which mixes pairs of strings that differ by one electron
 * between the two. A spin's rotations all act on a tile of {@value #WIDTH} strings of the other spin, which stays in the cache. A
 * vector with c_IJ = c_JI keeps this symmetry to the last bit where both spins have the same strings. Cost: N (n − N) / 2
 * rotations of two complex numbers a determinant and spin. Holds scratch: not thread-safe.
 */
final class OrbitalRotation {

    /** Strings of the other spin in a tile. */
    static final int WIDTH = 64;

    private final boolean alike;
    private final int orbitals;
    private final StringTransitions alpha;
    private final StringTransitions beta;
    private final Tile state;
    private final Tile costate;
    private final double[] stringRe;
    private final double[] stringIm;

    OrbitalRotation(DeterminantSpace space, WorkCounter work) {
        this.alike = space.alpha() == space.beta();
        this.orbitals = space.spatialOrbitals();
        this.alpha = new StringTransitions(space.alpha(), work);
        this.beta = alike ? alpha : new StringTransitions(space.beta(), work);
        int most = Math.max(space.alpha().count(), space.beta().count());
        this.state = new Tile(most);
        this.costate = new Tile(most);
        this.stringRe = new double[most];
        this.stringIm = new double[most];
    }

    /** Replaces a vector by R of it. */
    void apply(GivensSequence rotation, ComplexVector vector, WorkCounter work) {
        apply(rotation, vector, true, work);
        apply(rotation, vector, false, work);
        if (alike) {
            vector.mirror(work);
        }
    }

    private void apply(GivensSequence rotation, ComplexVector vector, boolean ofAlpha, WorkCounter work) {
        StringTransitions spin = ofAlpha ? alpha : beta;
        fillPhases(rotation, spin);
        int others = (ofAlpha ? beta : alpha).strings().count();
        for (int first = 0; first < others; first += WIDTH) {
            int width = Math.min(WIDTH, others - first);
            state.load(vector, ofAlpha, first, width, work);
            state.multiply(stringRe, stringIm, 1, spin, width);
            for (int k = rotation.orbital().length - 1; k >= 0; k--) {
                state.rotate(rotation, k, 1, spin, width, work);
            }
            state.store(vector, ofAlpha, first, width, work);
        }
    }

    /**
     * Replaces two vectors by R† of them, and returns ⟨costate|E_pq|state⟩ between them, E_pq = Σ_σ a†_pσ a_qσ.
     *
     * <p>Where both spins have the same strings, both vectors have the symmetry c_IJ = c_JI.
     */
    ComplexMatrix undo(GivensSequence rotation, ComplexVector vector, ComplexVector covector, WorkCounter work) {
        ComplexMatrix density = ComplexMatrix.zeros(orbitals);
        undo(rotation, vector, covector, true, alike ? 2 : 1, density, work);
        undo(rotation, vector, covector, false, alike ? 0 : 1, density, work);
        if (alike) {
            vector.mirror(work);
            covector.mirror(work);
        }
        return density;
    }

    private void undo(
            GivensSequence rotation,
            ComplexVector vector,
            ComplexVector covector,
            boolean ofAlpha,
            double weight,
            ComplexMatrix density,
            WorkCounter work) {
        StringTransitions spin = ofAlpha ? alpha : beta;
        fillPhases(rotation, spin);
        int others = (ofAlpha ? beta : alpha).strings().count();
        for (int first = 0; first < others; first += WIDTH) {
            int width = Math.min(WIDTH, others - first);
            state.load(vector, ofAlpha, first, width, work);
            costate.load(covector, ofAlpha, first, width, work);
            for (int k = 0; k < rotation.orbital().length; k++) {
                state.rotate(rotation, k, -1, spin, width, work);
                costate.rotate(rotation, k, -1, spin, width, work);
            }
            state.multiply(stringRe, stringIm, -1, spin, width);
            costate.multiply(stringRe, stringIm, -1, spin, width);
            if (weight != 0) {
                addDensity(spin, width, weight, density, work);
            }
            state.store(vector, ofAlpha, first, width, work);
            costate.store(covector, ofAlpha, first, width, work);
        }
    }

    /** Π d_p over the occupied orbitals of each string. */
    private void fillPhases(GivensSequence rotation, StringTransitions spin) {
        for (int i = 0; i < spin.strings().count(); i++) {
            double re = 1;
            double im = 0;
            for (long rest = spin.strings().bits(i); rest != 0; rest &= rest - 1) {
                int p = Long.numberOfTrailingZeros(rest);
                double x = re;
                re = x * rotation.phaseRe()[p] - im * rotation.phaseIm()[p];
                im = x * rotation.phaseIm()[p] + im * rotation.phaseRe()[p];
            }
            stringRe[i] = re;
            stringIm[i] = im;
        }
    }

    private void addDensity(StringTransitions spin, int width, double weight, ComplexMatrix density, WorkCounter work) {
        int n = orbitals;
        for (int i = 0; i < spin.strings().count(); i++) {
            double re = weight * dotRe(i, i, width);
            double im = weight * dotIm(i, i, width);
            for (long rest = spin.strings().bits(i); rest != 0; rest &= rest - 1) {
                int p = Long.numberOfTrailingZeros(rest);
                density.re()[p * n + p] += re;
                density.im()[p * n + p] += im;
            }
        }
        for (int k = 0; k < spin.count(); k++) {
            double factor = spin.negative(k) ? -weight : weight;
            density.re()[spin.element(k)] += factor * dotRe(spin.target(k), spin.source(k), width);
            density.im()[spin.element(k)] += factor * dotIm(spin.target(k), spin.source(k), width);
            work.add(4L * width);
        }
    }

    private double dotRe(int target, int source, int width) {
        return dot(costate.re[target], state.re[source], width) + dot(costate.im[target], state.im[source], width);
    }

    private double dotIm(int target, int source, int width) {
        return dot(costate.re[target], state.im[source], width) - dot(costate.im[target], state.re[source], width);
    }

    /** Four sums at a time, as one would wait for itself. */
    private static double dot(double[] x, double[] y, int width) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j + 3 < width; j += 4) {
            a += x[j] * y[j];
            b += x[j + 1] * y[j + 1];
            c += x[j + 2] * y[j + 2];
            d += x[j + 3] * y[j + 3];
        }
        for (; j < width; j++) {
            a += x[j] * y[j];
        }
        return a + b + (c + d);
    }

    /** Returns the bytes of the tables and the scratch, for a space that is not there yet. */
    static long bytes(int n, int alphaElectrons, int betaElectrons, long alphaStrings, long betaStrings) {
        long tables = Math.addExact(
                StringTransitions.bytes(n, alphaElectrons, alphaStrings),
                alphaElectrons == betaElectrons ? 0 : StringTransitions.bytes(n, betaElectrons, betaStrings));
        return Math.addExact(
                tables, Math.multiplyExact(Math.max(alphaStrings, betaStrings), 4L * (8 * WIDTH + 24) + 16));
    }

    /** All strings of one spin and some of the other, a row for each of the first: real and imaginary parts. */
    private static final class Tile {
        private final double[][] re;
        private final double[][] im;

        Tile(int strings) {
            this.re = new double[strings][WIDTH];
            this.im = new double[strings][WIDTH];
        }

        void load(ComplexVector vector, boolean ofAlpha, int first, int width, WorkCounter work) {
            load(vector.re(), re, ofAlpha, first, width, work);
            load(vector.im(), im, ofAlpha, first, width, work);
        }

        private static void load(
                CiVector from, double[][] to, boolean ofAlpha, int first, int width, WorkCounter work) {
            if (ofAlpha) {
                for (int i = 0; i < from.alphaStrings(); i++) {
                    System.arraycopy(from.row(i), first, to[i], 0, width);
                    work.add(width);
                }
            } else {
                for (int k = 0; k < width; k++) {
                    double[] row = from.row(first + k);
                    for (int j = 0; j < row.length; j++) {
                        to[j][k] = row[j];
                    }
                    work.add(2L * row.length);
                }
            }
        }

        void store(ComplexVector vector, boolean ofAlpha, int first, int width, WorkCounter work) {
            store(re, vector.re(), ofAlpha, first, width, work);
            store(im, vector.im(), ofAlpha, first, width, work);
        }

        private static void store(
                double[][] from, CiVector to, boolean ofAlpha, int first, int width, WorkCounter work) {
            if (ofAlpha) {
                for (int i = 0; i < to.alphaStrings(); i++) {
                    System.arraycopy(from[i], 0, to.row(i), first, width);
                    work.add(width);
                }
            } else {
                for (int k = 0; k < width; k++) {
                    double[] row = to.row(first + k);
                    for (int j = 0; j < row.length; j++) {
                        row[j] = from[j][k];
                    }
                    work.add(2L * row.length);
                }
            }
        }

        /** Multiplies rows by phases, or by their conjugates for a direction of −1. */
        void multiply(double[] phaseRe, double[] phaseIm, int direction, StringTransitions spin, int width) {
            for (int i = 0; i < spin.strings().count(); i++) {
                multiply(re[i], im[i], phaseRe[i], direction * phaseIm[i], width);
            }
        }

        private static void multiply(double[] re, double[] im, double c, double s, int width) {
            for (int j = 0; j < width; j++) {
                double x = re[j];
                double y = im[j];
                re[j] = c * x - s * y;
                im[j] = c * y + s * x;
            }
        }

        /** Applies a rotation of neighbours, or its inverse for a direction of −1. */
        void rotate(
                GivensSequence rotation, int k, int direction, StringTransitions spin, int width, WorkCounter work) {
            double c = rotation.cosine()[k];
            double sRe = direction * rotation.sineRe()[k];
            double sIm = direction * rotation.sineIm()[k];
            if (sRe == 0 && sIm == 0) {
                return;
            }
            int[] lower = spin.lower(rotation.orbital()[k]);
            int[] upper = spin.upper(rotation.orbital()[k]);
            for (int pair = 0; pair < lower.length; pair++) {
                rotate(re[lower[pair]], im[lower[pair]], re[upper[pair]], im[upper[pair]], c, sRe, sIm, width);
                work.add(8L * width);
            }
        }

        /** x → c x − s y, y → s* x + c y. */
        private static void rotate(
                double[] xRe, double[] xIm, double[] yRe, double[] yIm, double c, double sRe, double sIm, int width) {
            for (int j = 0; j < width; j++) {
                double xr = xRe[j];
                double xi = xIm[j];
                double yr = yRe[j];
                double yi = yIm[j];
                xRe[j] = c * xr - (sRe * yr - sIm * yi);
                xIm[j] = c * xi - (sRe * yi + sIm * yr);
                yRe[j] = c * yr + (sRe * xr + sIm * xi);
                yIm[j] = c * yi + (sRe * xi - sIm * xr);
            }
        }
    }
}
