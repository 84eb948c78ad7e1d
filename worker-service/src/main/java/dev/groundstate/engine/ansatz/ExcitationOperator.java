package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An antisymmetric generator A = T − Tᵀ, T a product of E_pq that moves up to two electrons between any orbitals, applied
 * on its own: what every ansatz but the tiled one is built of.
 *
 * <p>No determinant is both a source and a target of T, so exp(θA) is a plane rotation of each pair of determinants. A
 * spin that T leaves alone has no pairs of strings. Immutable.
 */
final class ExcitationOperator {

    private static final ExcitationPairs NO_PAIRS = new ExcitationPairs(new int[0], new int[0], new double[0]);

    private final boolean movesAlpha;
    private final boolean movesBeta;
    private final ExcitationPairs alpha;
    private final ExcitationPairs beta;

    private ExcitationOperator(@Nullable ExcitationPairs alpha, @Nullable ExcitationPairs beta) {
        this.movesAlpha = alpha != null;
        this.movesBeta = beta != null;
        this.alpha = alpha == null ? NO_PAIRS : alpha;
        this.beta = beta == null ? NO_PAIRS : beta;
    }

    /** Returns the operator of a move of electrons. */
    static ExcitationOperator of(Move move, DeterminantSpace space) {
        return new ExcitationOperator(
                pairs(move.alphaFrom(), move.alphaTo(), space.alpha(), move.signed()),
                pairs(move.betaFrom(), move.betaTo(), space.beta(), move.signed()));
    }

    private static @Nullable ExcitationPairs pairs(int[] from, int[] to, OccupationStrings strings, boolean signed) {
        if (from.length == 0) {
            return null;
        }
        ExcitationPairs pairs = from.length == 1
                ? ExcitationPairs.single(strings, to[0], from[0])
                : ExcitationPairs.twofold(strings, to[0], from[0], to[1], from[1]);
        if (!signed) {
            Arrays.fill(pairs.sign(), 1);
        }
        return pairs;
    }

    /** Replaces x by exp(θA) x. */
    void rotate(CiVector x, double cosine, double sine, WorkCounter work) {
        if (!movesAlpha) {
            for (int i = 0; i < x.alphaStrings(); i++) {
                rotate(x.row(i), x.row(i), beta, cosine, sine);
                work.add(4L * beta.count());
            }
            return;
        }
        for (int k = 0; k < alpha.count(); k++) {
            double[] source = x.row(alpha.source()[k]);
            double[] target = x.row(alpha.target()[k]);
            double signed = alpha.sign()[k] * sine;
            if (movesBeta) {
                rotate(source, target, beta, cosine, signed);
            } else {
                rotate(source, target, cosine, signed);
            }
            work.add(4L * (movesBeta ? beta.count() : source.length));
        }
    }

    private static void rotate(double[] source, double[] target, ExcitationPairs columns, double cosine, double sine) {
        for (int l = 0; l < columns.count(); l++) {
            int from = columns.source()[l];
            int to = columns.target()[l];
            double signed = columns.sign()[l] * sine;
            double x = source[from];
            double y = target[to];
            source[from] = cosine * x - signed * y;
            target[to] = cosine * y + signed * x;
        }
    }

    private static void rotate(double[] source, double[] target, double cosine, double sine) {
        for (int j = 0; j < source.length; j++) {
            double x = source[j];
            double y = target[j];
            source[j] = cosine * x - sine * y;
            target[j] = cosine * y + sine * x;
        }
    }

    /** Adds θ A x to y, another vector. */
    void addTo(CiVector y, double theta, CiVector x, WorkCounter work) {
        if (!movesAlpha) {
            for (int i = 0; i < x.alphaStrings(); i++) {
                add(y.row(i), y.row(i), theta, x.row(i), x.row(i), beta);
                work.add(4L * beta.count());
            }
            return;
        }
        for (int k = 0; k < alpha.count(); k++) {
            int from = alpha.source()[k];
            int to = alpha.target()[k];
            double signed = alpha.sign()[k] * theta;
            if (movesBeta) {
                add(y.row(from), y.row(to), signed, x.row(from), x.row(to), beta);
            } else {
                add(y.row(to), signed, x.row(from));
                add(y.row(from), -signed, x.row(to));
            }
            work.add(4L * (movesBeta ? beta.count() : x.betaStrings()));
        }
    }

    private static void add(
            double[] ySource,
            double[] yTarget,
            double theta,
            double[] xSource,
            double[] xTarget,
            ExcitationPairs columns) {
        for (int l = 0; l < columns.count(); l++) {
            int from = columns.source()[l];
            int to = columns.target()[l];
            double signed = columns.sign()[l] * theta;
            yTarget[to] += signed * xSource[from];
            ySource[from] -= signed * xTarget[to];
        }
    }

    private static void add(double[] y, double factor, double[] x) {
        for (int j = 0; j < y.length; j++) {
            y[j] += factor * x[j];
        }
    }

    /** Returns u · A x. */
    double coupling(CiVector u, CiVector x, WorkCounter work) {
        double sum = 0;
        if (!movesAlpha) {
            for (int i = 0; i < x.alphaStrings(); i++) {
                sum += coupling(u.row(i), u.row(i), x.row(i), x.row(i), beta);
                work.add(4L * beta.count());
            }
            return sum;
        }
        for (int k = 0; k < alpha.count(); k++) {
            int from = alpha.source()[k];
            int to = alpha.target()[k];
            double part = movesBeta
                    ? coupling(u.row(from), u.row(to), x.row(from), x.row(to), beta)
                    : coupling(u.row(from), u.row(to), x.row(from), x.row(to));
            sum += alpha.sign()[k] * part;
            work.add(4L * (movesBeta ? beta.count() : x.betaStrings()));
        }
        return sum;
    }

    private static double coupling(
            double[] uSource, double[] uTarget, double[] xSource, double[] xTarget, ExcitationPairs columns) {
        double sum = 0;
        for (int l = 0; l < columns.count(); l++) {
            int from = columns.source()[l];
            int to = columns.target()[l];
            sum += columns.sign()[l] * (uTarget[to] * xSource[from] - uSource[from] * xTarget[to]);
        }
        return sum;
    }

    private static double coupling(double[] uSource, double[] uTarget, double[] xSource, double[] xTarget) {
        double sum = 0;
        for (int j = 0; j < xSource.length; j++) {
            sum += uTarget[j] * xSource[j] - uSource[j] * xTarget[j];
        }
        return sum;
    }

    /** Returns about the bytes of an operator's tables. */
    long bytes() {
        return 16L * (alpha.count() + beta.count());
    }
}
