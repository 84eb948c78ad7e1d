package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.WorkCounter;

/**
 * The linear function through the values at the n + 1 vertices of a simplex, while {@link Cobyla} moves them.
 *
 * <p>Keeps the duals of the offsets, offset i · dual j = δ_ij: the gradient is Σ_j (f_j − f₀) dual_j, the distance of vertex
 * j from the face opposite to it 1/|dual_j|. A vertex is replaced in n² operations. Rows are replaced, never changed, so that
 * those of a state may be shared.
 */
final class LinearModel {

    private double[] point;
    private double value;
    private final double[] lengths;
    private final double[][] offsets;
    private final double[] values;
    private final double[][] duals;

    LinearModel(CobylaState state, double[] lengths) {
        this.point = state.point();
        this.value = state.value();
        this.lengths = lengths;
        this.offsets = state.offsets().clone();
        this.values = state.values().clone();
        this.duals = state.duals().clone();
    }

    /** Sets a regular simplex up, of which the values are still to come. */
    LinearModel(double[] point, double value, double[] lengths, double radius) {
        int size = point.length;
        this.point = point;
        this.value = value;
        this.lengths = lengths;
        this.offsets = new double[size][size];
        this.values = new double[size];
        this.duals = new double[size][size];
        for (int k = 0; k < size; k++) {
            offsets[k][k] = radius;
            duals[k][k] = 1 / radius;
            values[k] = value;
        }
    }

    int size() {
        return values.length;
    }

    double value() {
        return value;
    }

    double[] offset(int j) {
        return offsets[j];
    }

    double[] dual(int j) {
        return duals[j];
    }

    /** Returns a point in the variables of the objective. */
    double[] at(double[] offset) {
        return Vectors.moved(point, 1, Vectors.product(lengths, offset));
    }

    double[] gradient() {
        double[] gradient = new double[size()];
        for (int j = 0; j < size(); j++) {
            Vectors.add(gradient, values[j] - value, duals[j]);
        }
        return gradient;
    }

    /** Returns the distance of a vertex from the face that the others span. */
    double height(int j) {
        return 1 / Vectors.norm(duals[j]);
    }

    /** Puts a new vertex in the place of another, and makes it the origin when it is lower. */
    void replace(int j, double[] offset, double newValue, WorkCounter work) {
        double[] dual = duals[j];
        double[] scaled = Vectors.moved(new double[size()], 1 / Vectors.dot(offset, dual), dual);
        for (int i = 0; i < size(); i++) {
            duals[i] = i == j ? scaled : Vectors.moved(duals[i], -Vectors.dot(offset, duals[i]), scaled);
            work.add(4L * size());
        }
        offsets[j] = offset;
        values[j] = newValue;
        if (newValue < value) {
            makeOrigin(j, work);
        }
    }

    private void makeOrigin(int j, WorkCounter work) {
        double[] move = offsets[j];
        double[] sum = new double[size()];
        for (int i = 0; i < size(); i++) {
            Vectors.add(sum, -1, duals[i]);
            offsets[i] = i == j ? Vectors.negative(move) : Vectors.difference(offsets[i], move);
            work.add(2L * size());
        }
        duals[j] = sum;
        point = at(move);
        double old = value;
        value = values[j];
        values[j] = old;
    }

    /** Works the duals out anew, free of what rounding has gathered, by elimination with pivots; not those of a flat simplex. */
    void renew(WorkCounter work) {
        int size = size();
        double[][] rows = new double[size][];
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            rows[i] = offsets[i].clone();
            inverse[i][i] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int i = column + 1; i < size; i++) {
                pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
            }
            if (rows[pivot][column] == 0) {
                return;
            }
            swap(rows, column, pivot);
            swap(inverse, column, pivot);
            double scale = 1 / rows[column][column];
            for (int k = 0; k < size; k++) {
                rows[column][k] *= scale;
                inverse[column][k] *= scale;
            }
            for (int i = 0; i < size; i++) {
                double weight = rows[i][column];
                if (i != column && weight != 0) {
                    Vectors.add(rows[i], -weight, rows[column]);
                    Vectors.add(inverse[i], -weight, inverse[column]);
                }
                work.add(4L * size);
            }
        }
        for (int j = 0; j < size; j++) {
            double[] dual = new double[size];
            for (int i = 0; i < size; i++) {
                dual[i] = inverse[i][j];
            }
            duals[j] = dual;
        }
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }

    CobylaState state(double radius, double slope, boolean unreliable, int iteration, int evaluations) {
        return new CobylaState(point, value, offsets, values, duals, radius, slope, unreliable, iteration, evaluations);
    }
}
