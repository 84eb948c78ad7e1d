package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.coupledcluster.Amplitudes;
import dev.groundstate.engine.optimizer.DifferentiableObjective;
import dev.groundstate.engine.optimizer.Lbfgs;
import dev.groundstate.engine.optimizer.LbfgsState;
import dev.groundstate.engine.optimizer.Status;
import dev.groundstate.engine.optimizer.Thresholds;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fits a few Jastrow factors to double amplitudes.
 *
 * <p>Minimised is ‖t − R^αβ‖² + ½ ‖(t_ij^ab − t_ij^ba) − (R^αα_ij^ab − R^αα_ij^ba)‖² + {@value #DAMPING} Σ J², where R^στ_ij^ab =
 * i Σ_l Σ_pq J^στ_pq W_ap W*_ip W_bq W*_jq: what the factors contribute to the amplitudes of two electrons in first order. The
 * damping keeps J small enough for first order. W is exp(K) W⁰; the first K is small and random, as a truncated factorisation has
 * symmetries that no derivative breaks and that cost energy.
 */
final class FactorFit implements DifferentiableObjective {

    private static final double DAMPING = 0.01;
    private static final double LARGEST_START = 0.1;
    private static final int MOST_ITERATIONS = 150;
    private static final int HISTORY = 20;

    /** Squares of amplitudes: 1e-7 is far less than truncation leaves. */
    private static final Thresholds THRESHOLDS = new Thresholds(1e-7, 1e-4);

    /** Of a first step, in place of an inverse second derivative, which is of this order. */
    private static final double FIRST_STEP = 0.25;

    private final Amplitudes amplitudes;
    private final int orbitals;
    private final InteractingPairs pairs;
    private final List<JastrowFactor> start;
    private final double[] direct;
    private final double[] antisymmetric;

    FactorFit(Amplitudes amplitudes, int orbitals, InteractingPairs pairs, List<JastrowFactor> start) {
        this.amplitudes = amplitudes;
        this.orbitals = orbitals;
        this.pairs = pairs;
        this.start = start;
        int o = amplitudes.occupied();
        int v = amplitudes.virtual();
        this.direct = new double[o * v * o * v];
        this.antisymmetric = new double[direct.length];
        int next = 0;
        for (int i = 0; i < o; i++) {
            for (int a = 0; a < v; a++) {
                for (int j = 0; j < o; j++) {
                    for (int b = 0; b < v; b++) {
                        direct[next] = amplitudes.pair(i, j, a, b);
                        antisymmetric[next] = direct[next] - amplitudes.pair(i, j, b, a);
                        next++;
                    }
                }
            }
        }
    }

    /** Returns the factors that fit best, near those of a factorisation. */
    static List<JastrowFactor> of(
            Amplitudes amplitudes,
            int orbitals,
            InteractingPairs pairs,
            List<JastrowFactor> start,
            long seed,
            RunControl control) {
        FactorFit fit = new FactorFit(amplitudes, orbitals, pairs, start);
        double[] inverseHessian = new double[fit.size()];
        Arrays.fill(inverseHessian, FIRST_STEP);
        Lbfgs optimizer = new Lbfgs(inverseHessian, THRESHOLDS, HISTORY);
        LbfgsState state = optimizer.start(fit.firstPoint(seed), fit, control);
        while (optimizer.status(state) instanceof Status.Running && state.iteration() < MOST_ITERATIONS) {
            state = optimizer.step(state, fit, control);
        }
        return fit.factors(state.point());
    }

    /** Returns the bytes held at once. */
    static long bytes(int orbitals, int occupied, int virtual) {
        long excitations = (long) occupied * virtual;
        return Math.multiplyExact(
                8, Math.addExact(Math.multiplyExact(6, excitations * excitations), 12 * excitations * orbitals));
    }

    private double[] firstPoint(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] point = new double[size()];
        int next = 0;
        for (JastrowFactor factor : start) {
            for (int k = 0; k < orbitals * orbitals; k++) {
                point[next++] = random.nextDouble(-LARGEST_START, LARGEST_START);
            }
            System.arraycopy(factor.angles(), 0, point, next, pairs.count());
            next += pairs.count();
        }
        return point;
    }

    private List<JastrowFactor> factors(double[] x) {
        List<JastrowFactor> factors = new ArrayList<>();
        int first = 0;
        for (JastrowFactor factor : start) {
            int angles = first + orbitals * orbitals;
            factors.add(new JastrowFactor(
                    UnitaryExponential.of(x, first, orbitals).times(factor.rotation()),
                    Arrays.copyOfRange(x, angles, angles + pairs.count())));
            first = angles + pairs.count();
        }
        return factors;
    }

    @Override
    public int size() {
        return start.size() * (orbitals * orbitals + pairs.count());
    }

    @Override
    public double value(double[] x, RunControl control) {
        return valueAndGradient(x, new double[x.length], control);
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        List<JastrowFactor> factors = factors(x);
        List<PairDensities> densities = new ArrayList<>();
        int square = direct.length;
        ComplexTable same = new ComplexTable(square);
        ComplexTable opposite = new ComplexTable(square);
        double damping = 0;
        for (JastrowFactor factor : factors) {
            PairDensities density =
                    new PairDensities(factor, orbitals, pairs, amplitudes.occupied(), amplitudes.virtual());
            densities.add(density);
            density.addReconstruction(0, same, work);
            density.addReconstruction(1, opposite, work);
            damping += density.squares();
        }
        double value = DAMPING * damping + subtract(opposite, direct) + 0.5 * subtractAntisymmetric(same, work);
        int first = 0;
        for (int l = 0; l < factors.size(); l++) {
            int angles = first + orbitals * orbitals;
            ComplexMatrix derivative = densities.get(l).derivatives(same, opposite, DAMPING, gradient, angles, work);
            UnitaryExponential.pullBack(
                    x, first, orbitals, derivative.times(start.get(l).rotation().transposed()), gradient);
            first = angles + pairs.count();
        }
        return value;
    }

    /** Replaces R by the conjugate of R − t and returns its square. */
    private static double subtract(ComplexTable table, double[] real) {
        double squares = 0;
        for (int k = 0; k < real.length; k++) {
            table.re()[k] -= real[k];
            table.im()[k] = -table.im()[k];
            squares += table.re()[k] * table.re()[k] + table.im()[k] * table.im()[k];
        }
        return squares;
    }

    private double subtractAntisymmetric(ComplexTable table, WorkCounter work) {
        antisymmetrise(table.re());
        antisymmetrise(table.im());
        work.add(4L * direct.length);
        return subtract(table, antisymmetric);
    }

    /** Replaces R_ia,jb by R_ia,jb − R_ib,ja. */
    private void antisymmetrise(double[] table) {
        int v = amplitudes.virtual();
        int size = amplitudes.occupied() * v;
        for (int i = 0; i < amplitudes.occupied(); i++) {
            for (int j = 0; j < amplitudes.occupied(); j++) {
                for (int a = 0; a < v; a++) {
                    for (int b = a; b < v; b++) {
                        int one = (i * v + a) * size + j * v + b;
                        int other = (i * v + b) * size + j * v + a;
                        double difference = table[one] - table[other];
                        table[one] = difference;
                        table[other] = -difference;
                    }
                }
            }
        }
    }
}
