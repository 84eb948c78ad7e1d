package dev.groundstate.engine.scf;

import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import java.util.ArrayList;
import java.util.List;

/**
 * Orthonormal directions of orbital rotations with their products with the Hessian, grown one at a time.
 *
 * <p>Modified by {@link #add}, hence not thread-safe.
 */
final class RotationSubspace {

    /** A direction of which less than this is left after it was made orthogonal to the others is among them. */
    private static final double DEPENDENT = 1e-9;

    private final OrbitalHessian hessian;
    private final List<double[]> directions = new ArrayList<>();
    private final List<double[]> products = new ArrayList<>();

    RotationSubspace(OrbitalHessian hessian) {
        this.hessian = hessian;
    }

    /** Returns the number of directions, which is that of products with the Hessian. */
    int size() {
        return directions.size();
    }

    /** Takes what is new in a direction, for one product; returns false when nothing is. */
    boolean add(double[] candidate) {
        double[] direction = candidate.clone();
        if (!scale(direction, 0)) {
            return false;
        }
        for (int pass = 0; pass < 2; pass++) {
            for (double[] other : directions) {
                double overlap = DenseProduct.dot(direction, other);
                for (int i = 0; i < direction.length; i++) {
                    direction[i] -= overlap * other[i];
                }
            }
            if (!scale(direction, DEPENDENT)) {
                return false;
            }
        }
        directions.add(direction);
        products.add(hessian.times(direction));
        return true;
    }

    /** Returns the Hessian between the directions. */
    SymmetricEigenproblem eigenproblem() {
        int size = directions.size();
        double[] projected = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double entry = DenseProduct.dot(directions.get(i), products.get(j));
                projected[i * size + j] = entry;
                projected[j * size + i] = entry;
            }
        }
        return SymmetricEigenproblem.solve(projected, size);
    }

    /** Returns the overlaps of the directions with a vector. */
    double[] overlaps(double[] vector) {
        return directions.stream()
                .mapToDouble(direction -> DenseProduct.dot(direction, vector))
                .toArray();
    }

    /** Returns a combination of the directions. */
    double[] direction(double[] coefficients) {
        return combine(coefficients, directions);
    }

    /** Returns the product of the Hessian with a combination of the directions. */
    double[] product(double[] coefficients) {
        return combine(coefficients, products);
    }

    private static double[] combine(double[] coefficients, List<double[]> vectors) {
        double[] combination = new double[vectors.getFirst().length];
        for (int k = 0; k < coefficients.length; k++) {
            double[] vector = vectors.get(k);
            for (int i = 0; i < combination.length; i++) {
                combination[i] += coefficients[k] * vector[i];
            }
        }
        return combination;
    }

    /** Gives a vector length 1 unless it is no longer than a bound. */
    private static boolean scale(double[] vector, double bound) {
        double norm = Math.sqrt(DenseProduct.dot(vector, vector));
        if (!(norm > bound)) {
            return false;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= norm;
        }
        return true;
    }
}
