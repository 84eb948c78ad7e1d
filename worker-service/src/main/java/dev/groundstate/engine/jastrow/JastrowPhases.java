package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * The factor exp(iJ), J = ½ Σ_στ Σ_pq J^στ_pq n_pσ n_qτ with symmetric matrices J^αα = J^ββ and J^αβ = J^βα, whose elements of
 * {@link InteractingPairs} are parameters and whose others are zero.
 *
 * <p>The phase of a determinant is that of its alpha string, of its beta string, and Π_q u_q over the occupied beta orbitals
 * with u_q = exp(i Σ_p J^αβ_pq), p over the occupied alpha orbitals: for each alpha string a short table for each few orbitals.
 * Sums over determinants go the same way back. Holds scratch: not thread-safe.
 */
final class JastrowPhases {

    /** Most orbitals of a table. */
    private static final int MOST_BITS = 8;

    private final int orbitals;
    private final InteractingPairs pairs;
    private final OccupationStrings alpha;
    private final OccupationStrings beta;
    private final int bitsOfTable;
    private final int mask;
    private final double[] pairRe;
    private final double[] pairIm;
    private final double[] orbitalRe;
    private final double[] orbitalIm;
    private final double[][] tableRe;
    private final double[][] tableIm;
    private final double[] alphaAngles;
    private final double[] betaRe;
    private final double[] betaIm;
    private final double[][] tableSums;
    private final double[] betaSums;

    JastrowPhases(DeterminantSpace space, InteractingPairs pairs) {
        this.orbitals = space.spatialOrbitals();
        this.pairs = pairs;
        this.alpha = space.alpha();
        this.beta = space.beta();
        this.bitsOfTable = bitsOfTable(orbitals);
        this.mask = (1 << bitsOfTable) - 1;
        int tables = (orbitals + bitsOfTable - 1) / bitsOfTable;
        this.pairRe = new double[orbitals * orbitals];
        this.pairIm = new double[orbitals * orbitals];
        this.orbitalRe = new double[orbitals];
        this.orbitalIm = new double[orbitals];
        this.tableRe = new double[tables][mask + 1];
        this.tableIm = new double[tables][mask + 1];
        this.alphaAngles = new double[alpha.count()];
        this.betaRe = new double[beta.count()];
        this.betaIm = new double[beta.count()];
        this.tableSums = new double[tables][mask + 1];
        this.betaSums = new double[beta.count()];
    }

    private static int bitsOfTable(int orbitals) {
        return Math.min(MOST_BITS, (orbitals + 1) / 2);
    }

    /** Returns the bytes of tables and scratch. */
    static long bytes(int orbitals, long alphaStrings, long betaStrings) {
        long tables = (orbitals / bitsOfTable(orbitals) + 1L) << bitsOfTable(orbitals);
        return 8 * (alphaStrings + 3 * betaStrings + 3 * tables + 5L * orbitals * orbitals);
    }

    /**
     * Multiplies a vector by exp(iJ).
     *
     * @param first index of the first parameter
     */
    void apply(double[] theta, int first, ComplexVector vector, WorkCounter work) {
        bind(theta, first, work);
        for (int i = 0; i < alpha.count(); i++) {
            fillTables(i);
            multiply(vector.re().row(i), vector.im().row(i), 1);
            work.add(16L * beta.count());
        }
    }

    /**
     * Replaces two vectors by exp(−iJ) of them.
     *
     * @param gradient overwritten, where the parameters stand, with Re⟨costate|i ∂J/∂θ|state⟩
     */
    void undo(
            double[] theta,
            int first,
            ComplexVector state,
            ComplexVector costate,
            double[] gradient,
            WorkCounter work) {
        bind(theta, first, work);
        Arrays.fill(gradient, first, first + pairs.count(), 0);
        Arrays.fill(betaSums, 0);
        double[] mixed = new double[orbitals * orbitals];
        double[] same = new double[orbitals * orbitals];
        double[] columns = new double[orbitals];
        for (int i = 0; i < alpha.count(); i++) {
            fillTables(i);
            multiply(state.re().row(i), state.im().row(i), -1);
            multiply(costate.re().row(i), costate.im().row(i), -1);
            double sum = weigh(
                    state.re().row(i),
                    state.im().row(i),
                    costate.re().row(i),
                    costate.im().row(i));
            Arrays.fill(columns, 0);
            for (int c = 0; c < tableSums.length; c++) {
                addMarginals(tableSums[c], c * bitsOfTable, columns);
            }
            addOccupied(alpha.bits(i), sum, same);
            for (long rest = alpha.bits(i); rest != 0; rest &= rest - 1) {
                int p = Long.numberOfTrailingZeros(rest);
                for (int q = 0; q < orbitals; q++) {
                    mixed[p * orbitals + q] += columns[q];
                }
            }
            work.add(40L * beta.count());
        }
        for (int j = 0; j < beta.count(); j++) {
            addOccupied(beta.bits(j), betaSums[j], same);
        }
        int k = first;
        for (int[] pair : pairs.sameSpin()) {
            gradient[k++] = (pair[0] == pair[1] ? 0.5 : 1) * same[pair[0] * orbitals + pair[1]];
        }
        for (int[] pair : pairs.oppositeSpin()) {
            double there = mixed[pair[0] * orbitals + pair[1]];
            gradient[k++] = pair[0] == pair[1] ? there : there + mixed[pair[1] * orbitals + pair[0]];
        }
    }

    /** Phases of pairs of different spin, and of strings. */
    private void bind(double[] theta, int first, WorkCounter work) {
        Arrays.fill(pairRe, 1);
        Arrays.fill(pairIm, 0);
        int k = first + pairs.sameSpin().length;
        for (int[] pair : pairs.oppositeSpin()) {
            double re = StrictMath.cos(theta[k]);
            double im = StrictMath.sin(theta[k++]);
            pairRe[pair[0] * orbitals + pair[1]] = re;
            pairIm[pair[0] * orbitals + pair[1]] = im;
            pairRe[pair[1] * orbitals + pair[0]] = re;
            pairIm[pair[1] * orbitals + pair[0]] = im;
        }
        for (int i = 0; i < alphaAngles.length; i++) {
            alphaAngles[i] = angle(alpha.bits(i), theta, first);
        }
        for (int j = 0; j < betaRe.length; j++) {
            double angle = alpha == beta ? alphaAngles[j] : angle(beta.bits(j), theta, first);
            betaRe[j] = StrictMath.cos(angle);
            betaIm[j] = StrictMath.sin(angle);
        }
        work.add((long) (alphaAngles.length + betaRe.length) * (pairs.sameSpin().length + 50L));
    }

    private double angle(long bits, double[] theta, int first) {
        double angle = 0;
        int k = first;
        for (int[] pair : pairs.sameSpin()) {
            if ((bits >>> pair[0] & bits >>> pair[1] & 1) != 0) {
                angle += pair[0] == pair[1] ? 0.5 * theta[k] : theta[k];
            }
            k++;
        }
        return angle;
    }

    private void fillTables(int alphaString) {
        for (int q = 0; q < orbitals; q++) {
            double re = 1;
            double im = 0;
            for (long rest = alpha.bits(alphaString); rest != 0; rest &= rest - 1) {
                int pq = Long.numberOfTrailingZeros(rest) * orbitals + q;
                double x = re;
                re = x * pairRe[pq] - im * pairIm[pq];
                im = x * pairIm[pq] + im * pairRe[pq];
            }
            orbitalRe[q] = re;
            orbitalIm[q] = im;
        }
        for (int c = 0; c < tableRe.length; c++) {
            tableRe[c][0] = c == 0 ? StrictMath.cos(alphaAngles[alphaString]) : 1;
            tableIm[c][0] = c == 0 ? StrictMath.sin(alphaAngles[alphaString]) : 0;
            fill(tableRe[c], tableIm[c], c * bitsOfTable);
        }
    }

    /** Doubles what is there, orbital by orbital. */
    private void fill(double[] re, double[] im, int firstOrbital) {
        int filled = 1;
        for (int q = firstOrbital; q < orbitals && filled < re.length; q++) {
            for (int k = 0; k < filled; k++) {
                re[filled + k] = re[k] * orbitalRe[q] - im[k] * orbitalIm[q];
                im[filled + k] = re[k] * orbitalIm[q] + im[k] * orbitalRe[q];
            }
            filled *= 2;
        }
    }

    private void multiply(double[] re, double[] im, int direction) {
        for (int j = 0; j < re.length; j++) {
            long bits = beta.bits(j);
            double a = betaRe[j];
            double b = betaIm[j];
            for (int c = 0; c < tableRe.length; c++) {
                int k = (int) (bits >>> (c * bitsOfTable)) & mask;
                double x = a;
                a = x * tableRe[c][k] - b * tableIm[c][k];
                b = x * tableIm[c][k] + b * tableRe[c][k];
            }
            b *= direction;
            double x = re[j];
            double y = im[j];
            re[j] = a * x - b * y;
            im[j] = a * y + b * x;
        }
    }

    /** −Im(λ* ψ) of each determinant of an alpha string, summed by its beta orbitals of each table, and all. */
    private double weigh(double[] re, double[] im, double[] coRe, double[] coIm) {
        for (double[] sums : tableSums) {
            Arrays.fill(sums, 0);
        }
        double sum = 0;
        for (int j = 0; j < re.length; j++) {
            double weight = coIm[j] * re[j] - coRe[j] * im[j];
            long bits = beta.bits(j);
            for (int c = 0; c < tableSums.length; c++) {
                tableSums[c][(int) (bits >>> (c * bitsOfTable)) & mask] += weight;
            }
            betaSums[j] += weight;
            sum += weight;
        }
        return sum;
    }

    /** Adds what stands where the bit of an orbital is set, for each orbital of a table. */
    private void addMarginals(double[] sums, int firstOrbital, double[] columns) {
        int used = 1 << Math.min(bitsOfTable, orbitals - firstOrbital);
        for (int k = 1; k < used; k++) {
            for (int rest = k; rest != 0; rest &= rest - 1) {
                columns[firstOrbital + Integer.numberOfTrailingZeros(rest)] += sums[k];
            }
        }
    }

    /** Adds a weight to the upper triangle of all pairs of occupied orbitals, the diagonal included. */
    private void addOccupied(long bits, double weight, double[] sums) {
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            int p = Long.numberOfTrailingZeros(rest);
            for (long later = rest; later != 0; later &= later - 1) {
                sums[p * orbitals + Long.numberOfTrailingZeros(later)] += weight;
            }
        }
    }
}
