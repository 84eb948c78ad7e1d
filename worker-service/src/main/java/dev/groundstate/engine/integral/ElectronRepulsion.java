package dev.groundstate.engine.integral;

import dev.groundstate.engine.run.RunControl;
import java.util.List;

/**
 * The list of repulsion integrals over the functions of a basis.
 *
 * <p>Quartets with Q_ab Q_cd below a threshold stay zero, Q_ab = √(ab|ab) (Schwarz). The order of summation is fixed: the
 * same input gives the same bits.
 */
final class ElectronRepulsion {

    /** Largest error that leaving a quartet out makes in one integral: below the noise of the sums themselves. */
    private static final double SCHWARZ_THRESHOLD = 1e-13;

    /** Products of primitive bounds below this change no integral by more than about 1e-13, however deep the contraction. */
    private static final double PRIMITIVE_CUTOFF = 1e-14;

    /** Multiplications between two checks of the control: below 1 ms compiled, below 50 ms interpreted. */
    private static final long WORK_BETWEEN_CHECKS = 500_000;

    private final List<ShellPair> pairs;
    private final QuartetKernel kernel;
    private final double[] block;
    private long work;

    private ElectronRepulsion(List<ShellPair> pairs) {
        this.pairs = pairs;
        int order = pairs.stream().mapToInt(pair -> pair.order).max().orElse(0);
        int products = pairs.stream().mapToInt(pair -> pair.products).max().orElse(0);
        this.kernel = new QuartetKernel(order, products);
        this.block = new double[products * products];
    }

    /**
     * Computes the integrals.
     *
     * @param pairs of all shell groups, each unordered pair once
     * @param functions number of functions
     */
    static TwoElectronIntegrals compute(List<ShellPair> pairs, int functions, RunControl control) {
        double[] packed = new double[TwoElectronIntegrals.packedLength(functions)];
        control.check();
        new ElectronRepulsion(pairs).fill(packed, control);
        return new TwoElectronIntegrals(functions, packed);
    }

    private void fill(double[] packed, RunControl control) {
        double[] estimate = new double[pairs.size()];
        for (int i = 0; i < pairs.size(); i++) {
            checkAfter(QuartetKernel.cost(pairs.get(i), pairs.get(i)), control);
            estimate[i] = schwarz(pairs.get(i));
        }
        for (int i = 0; i < pairs.size(); i++) {
            control.check();
            for (int j = 0; j <= i; j++) {
                if (estimate[i] * estimate[j] < SCHWARZ_THRESHOLD) {
                    continue;
                }
                ShellPair left = pairs.get(i);
                ShellPair right = pairs.get(j);
                long direct = QuartetKernel.cost(left, right);
                long swapped = QuartetKernel.cost(right, left);
                checkAfter(Math.min(direct, swapped), control);
                if (direct <= swapped) {
                    quartet(left, right, packed);
                } else {
                    quartet(right, left, packed);
                }
            }
        }
    }

    /** Returns the largest Q of the pair; all primitives count, since a small Q may meet a large one. */
    private double schwarz(ShellPair pair) {
        kernel.evaluate(pair, pair, 0, block);
        double largest = 0;
        for (int ab = 0; ab < pair.products; ab++) {
            largest = Math.max(largest, block[ab * pair.products + ab]);
        }
        return Math.sqrt(largest);
    }

    private void quartet(ShellPair bra, ShellPair ket, double[] packed) {
        kernel.evaluate(bra, ket, PRIMITIVE_CUTOFF, block);
        int next = 0;
        for (int ab = 0; ab < bra.products; ab++) {
            for (int cd = 0; cd < ket.products; cd++) {
                packed[TwoElectronIntegrals.pair(bra.productIndex[ab], ket.productIndex[cd])] = block[next++];
            }
        }
    }

    private void checkAfter(long cost, RunControl control) {
        work += cost;
        if (work > WORK_BETWEEN_CHECKS) {
            control.check();
            work = 0;
        }
    }
}
