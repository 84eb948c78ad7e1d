package dev.groundstate.engine.scf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Direct inversion in the iterative subspace: the combination of the last Fock matrices, with coefficients of sum 1, whose
 * combined error is smallest.
 *
 * <p>Pulay, J. Comput. Chem. 3, 556 (1982). Modified by each step, hence not thread-safe.
 */
public final class DirectInversion {

    /** A pivot this small against the diagonal of the scaled system says that the errors are linearly dependent. */
    private static final double SMALLEST_PIVOT = 1e-14;

    private record Entry(double[] fock, double[] error) {}

    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Keeps as many matrices as {@code capacity}. */
    DirectInversion(int capacity) {
        this.capacity = capacity;
    }

    /** Takes a Fock matrix and its error into the subspace and returns the combination. */
    double[] extrapolate(double[] fock, double[] error) {
        entries.addLast(new Entry(fock, error));
        if (entries.size() > capacity) {
            entries.removeFirst();
        }
        while (entries.size() > 1) {
            double @Nullable [] coefficients = coefficients();
            if (coefficients != null) {
                return combine(coefficients);
            }
            entries.removeFirst();
        }
        return fock;
    }

    private double[] combine(double[] coefficients) {
        double[] combined = new double[entries.getLast().fock.length];
        int k = 0;
        for (Entry entry : entries) {
            for (int i = 0; i < combined.length; i++) {
                combined[i] += coefficients[k] * entry.fock[i];
            }
            k++;
        }
        return combined;
    }

    private double @Nullable [] coefficients() {
        List<Entry> list = new ArrayList<>(entries);
        int size = list.size();
        double[][] products = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double product = DenseProduct.dot(list.get(i).error, list.get(j).error);
                products[i][j] = product;
                products[j][i] = product;
            }
        }
        return coefficients(products);
    }

    /**
     * Returns the coefficients, followed by the multiplier of their sum; null when the errors are linearly dependent.
     *
     * @param products of each two errors
     */
    public static double @Nullable [] coefficients(double[][] products) {
        int size = products.length;
        double scale = 0;
        for (int i = 0; i < size; i++) {
            scale = Math.max(scale, products[i][i]);
        }
        double[][] system = new double[size + 1][size + 2];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                system[i][j] = scale > 0 ? products[i][j] / scale : 0;
            }
            system[i][size] = 1;
            system[size][i] = 1;
        }
        system[size][size + 1] = 1;
        return solve(system);
    }

    /** Solves a linear system given with its right side as last column, by elimination with row pivots. */
    private static double @Nullable [] solve(double[][] system) {
        int size = system.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                if (Math.abs(system[row][column]) > Math.abs(system[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swap = system[column];
            system[column] = system[pivot];
            system[pivot] = swap;
            if (!(Math.abs(system[column][column]) > SMALLEST_PIVOT)) {
                return null;
            }
            for (int row = column + 1; row < size; row++) {
                double factor = system[row][column] / system[column][column];
                for (int k = column; k <= size; k++) {
                    system[row][k] -= factor * system[column][k];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double sum = system[row][size];
            for (int k = row + 1; k < size; k++) {
                sum -= system[row][k] * solution[k];
            }
            solution[row] = sum / system[row][row];
        }
        return solution;
    }
}
