package dev.groundstate.engine.scf;

import dev.groundstate.engine.linalg.SymmetricEigenproblem;

/**
 * The rotation within a distance that lowers the quadratic model of the energy most.
 *
 * <p>Solves (A + μ) y = −g with μ ≥ 0 and A + μ positive, |y| the distance unless μ = 0, in a subspace that grows by the
 * preconditioned residual. Nocedal and Wright, Numerical Optimization (2006), section 4.3. Holds its subspace, so that a
 * shorter step costs nothing; not thread-safe.
 */
final class TrustRegionStep {

    /** Residual, as a share of the gradient, that is good enough far from the minimum; near it the gradient itself is. */
    private static final double LARGEST_SHARE = 0.1;

    private static final double SMALLEST_SHARE = 1e-4;

    private static final int MOST_PRODUCTS = 30;

    /** Smallest divisor of the preconditioner, hartree. */
    private static final double SMALLEST_DIVISOR = 0.1;

    /** Halvings that find μ to rounding. */
    private static final int HALVINGS = 200;

    private final OrbitalHessian hessian;
    private final double[] gradient;
    private final double gradientNorm;
    private final double[] diagonal;
    private final RotationSubspace subspace;

    /** The model at a determinant whose gradient does not vanish. */
    TrustRegionStep(OrbitalHessian hessian) {
        this.hessian = hessian;
        this.gradient = hessian.gradient();
        this.gradientNorm = Math.sqrt(DenseProduct.dot(gradient, gradient));
        this.diagonal = hessian.diagonal();
        this.subspace = new RotationSubspace(hessian);
    }

    /**
     * A step.
     *
     * @param rotation y
     * @param length |y|
     * @param change of the energy by the model, hartree
     */
    record Step(double[] rotation, double length, double change) {}

    /** Returns the norm of the gradient. */
    double gradientNorm() {
        return gradientNorm;
    }

    /** Returns the orbitals after a step. */
    double[][] orbitals(Step step) {
        return hessian.rotated(step.rotation, 1);
    }

    /** Returns the best step of at most a length. */
    Step within(double distance) {
        if (subspace.size() == 0) {
            subspace.add(preconditioned(gradient, 0));
        }
        double enough = Math.clamp(gradientNorm, SMALLEST_SHARE, LARGEST_SHARE) * gradientNorm;
        while (true) {
            SymmetricEigenproblem eigen = subspace.eigenproblem();
            double[] projected = project(eigen, subspace.overlaps(gradient));
            double shift = shift(eigen.values(), projected, distance);
            double[] coefficients = coefficients(eigen, projected, shift);
            double[] rotation = subspace.direction(coefficients);
            double[] product = subspace.product(coefficients);
            double[] residual = new double[rotation.length];
            for (int i = 0; i < residual.length; i++) {
                residual[i] = product[i] + shift * rotation[i] + gradient[i];
            }
            double norm = Math.sqrt(DenseProduct.dot(residual, residual));
            boolean last = norm < enough || subspace.size() == Math.min(MOST_PRODUCTS, diagonal.length);
            if (last || !subspace.add(preconditioned(residual, shift))) {
                double change = 2 * DenseProduct.dot(gradient, rotation) + DenseProduct.dot(rotation, product);
                return new Step(rotation, Math.sqrt(DenseProduct.dot(rotation, rotation)), change);
            }
        }
    }

    private double[] preconditioned(double[] vector, double shift) {
        double[] quotient = vector.clone();
        for (int i = 0; i < quotient.length; i++) {
            quotient[i] /= Math.max(SMALLEST_DIVISOR, diagonal[i] + shift);
        }
        return quotient;
    }

    /** Returns the components along the eigenvectors. */
    private static double[] project(SymmetricEigenproblem eigen, double[] vector) {
        int size = vector.length;
        double[] components = new double[size];
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                components[k] += eigen.vectors()[i * size + k] * vector[i];
            }
        }
        return components;
    }

    /**
     * Returns the least μ for which the step is no longer than the distance; infinite where components are no numbers, NaN where
     * values are none.
     */
    static double shift(double[] values, double[] components, double distance) {
        if (values[0] > 0 && length(values, components, 0) <= distance) {
            return 0;
        }
        double low = Math.max(0, -values[0]);
        double high = low + 1;
        while (high < Double.POSITIVE_INFINITY && length(values, components, high) > distance) {
            high = low + 2 * (high - low);
        }
        for (int k = 0; k < HALVINGS && low < high; k++) {
            double middle = 0.5 * (low + high);
            if (length(values, components, middle) > distance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double length(double[] values, double[] components, double shift) {
        double square = 0;
        for (int k = 0; k < values.length; k++) {
            double component = components[k] / (values[k] + shift);
            square += component * component;
        }
        return Double.isNaN(square) ? Double.POSITIVE_INFINITY : Math.sqrt(square);
    }

    private static double[] coefficients(SymmetricEigenproblem eigen, double[] components, double shift) {
        int size = components.length;
        double[] coefficients = new double[size];
        for (int k = 0; k < size; k++) {
            double component = -components[k] / (eigen.values()[k] + shift);
            for (int i = 0; i < size; i++) {
                coefficients[i] += component * eigen.vectors()[i * size + k];
            }
        }
        return coefficients;
    }
}
