package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.scf.DirectInversion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Direct inversion in the iterative subspace for amplitudes: the combination of the last ones, with coefficients of sum 1,
 * whose combined step is smallest.
 *
 * <p>G. E. Scuseria, T. J. Lee and H. F. Schaefer, Chem. Phys. Lett. 130, 236 (1986). The products of steps are kept, so that
 * one of them costs a row. Modified by each step, hence not thread-safe.
 */
final class AmplitudeInversion {

    /** Elements between two counts of work. */
    private static final int STRETCH = 1 << 16;

    private record Entry(double[][] amplitudes, double[][] step, List<Double> products) {}

    private final int capacity;
    private final WorkCounter work;
    private final List<Entry> entries = new ArrayList<>();

    /** Keeps as many amplitudes as {@code capacity}. */
    AmplitudeInversion(int capacity, WorkCounter work) {
        this.capacity = capacity;
        this.work = work;
    }

    /**
     * Replaces amplitudes by the combination.
     *
     * @param amplitudes singles and doubles after the step; overwritten
     * @param step that led to them, singles and doubles
     */
    void extrapolate(double[][] amplitudes, double[][] step) {
        if (entries.size() == capacity) {
            removeFirst();
        }
        Entry added = new Entry(copy(amplitudes), copy(step), new ArrayList<>());
        entries.add(added);
        for (Entry entry : entries) {
            added.products.add(dot(entry.step[0], added.step[0], work) + dot(entry.step[1], added.step[1], work));
        }
        while (entries.size() > 1) {
            double @Nullable [] coefficients = DirectInversion.coefficients(products());
            if (coefficients != null) {
                combine(coefficients, amplitudes);
                return;
            }
            removeFirst();
        }
    }

    private static double[][] copy(double[][] amplitudes) {
        return new double[][] {amplitudes[0].clone(), amplitudes[1].clone()};
    }

    private void removeFirst() {
        entries.removeFirst();
        for (Entry entry : entries) {
            entry.products.removeFirst();
        }
    }

    private double[][] products() {
        int size = entries.size();
        double[][] products = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = entries.get(i).products.get(j);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    private void combine(double[] coefficients, double[][] amplitudes) {
        for (int part = 0; part < amplitudes.length; part++) {
            LargeArrays.clear(amplitudes[part], 0, amplitudes[part].length, work);
            for (int k = 0; k < entries.size(); k++) {
                add(coefficients[k], entries.get(k).amplitudes[part], amplitudes[part]);
            }
        }
    }

    private void add(double factor, double[] from, double[] to) {
        for (int start = 0; start < from.length; start += STRETCH) {
            int end = Math.min(from.length, start + STRETCH);
            for (int i = start; i < end; i++) {
                to[i] += factor * from[i];
            }
            work.add(end - start);
        }
    }

    /** Returns Σ a_i b_i. */
    static double dot(double[] a, double[] b, WorkCounter work) {
        double sum = 0;
        for (int start = 0; start < a.length; start += STRETCH) {
            int end = Math.min(a.length, start + STRETCH);
            for (int i = start; i < end; i++) {
                sum += a[i] * b[i];
            }
            work.add(end - start);
        }
        return sum;
    }
}
