package dev.groundstate.engine.scf;

import dev.groundstate.engine.linalg.SymmetricEigenproblem;

/**
 * The lowest eigenvalue of an orbital Hessian with its direction, by the method of Davidson.
 *
 * @param eigenvalue half a second derivative, hartree
 * @param direction of length 1
 * @param products with the Hessian that it took
 */
record LowestRotation(double eigenvalue, double[] direction, int products) {

    /**
     * When an eigenvalue is settled.
     *
     * @param share of the eigenvalue that its residual norm may be
     * @param largestResidual hartree
     */
    private record Accuracy(double share, double largestResidual) {

        boolean settles(double eigenvalue, double residual) {
            return residual < Math.clamp(share * Math.abs(eigenvalue), SMALLEST_RESIDUAL, largestResidual);
        }
    }

    /** Residual norm that is enough for any eigenvalue: its square over the gap to the next is far below 1e-5. */
    private static final double SMALLEST_RESIDUAL = 1e-4;

    /** Leaves no doubt of the sign: there is an eigenvalue within the residual norm. */
    private static final Accuracy SIGN = new Accuracy(0.25, 0.05);

    /** Tells an eigenvalue, and its direction, from those near it. */
    private static final Accuracy DIRECTION = new Accuracy(0.1, 0.01);

    /** Products that a low eigenvalue takes to show up beside a first direction that has little of it. */
    private static final int FEWEST_PRODUCTS = 3;

    private static final int MOST_PRODUCTS = 100;

    /** Smallest divisor of the preconditioner, hartree. */
    private static final double SMALLEST_DIVISOR = 0.05;

    /** Rotations this much above the lowest difference of orbital energies start with a quarter of its weight; hartree. */
    private static final double SPREAD = 0.2;

    /** The golden ratio less 1, whose multiples spread evenly over the unit interval. */
    private static final double GOLDEN = 0.6180339887498949;

    /**
     * Solves for a Hessian with at least one parameter.
     *
     * @param roughIfPositive whether a positive eigenvalue may come out a quarter too high, for half the products or fewer
     */
    static LowestRotation of(OrbitalHessian hessian, boolean roughIfPositive) {
        double[] diagonal = hessian.diagonal();
        RotationSubspace subspace = new RotationSubspace(hessian);
        double[] candidate = start(diagonal);
        while (true) {
            boolean grown = subspace.add(candidate);
            SymmetricEigenproblem eigen = subspace.eigenproblem();
            double[] coefficients = new double[subspace.size()];
            for (int k = 0; k < coefficients.length; k++) {
                coefficients[k] = eigen.vectors()[k * coefficients.length];
            }
            double eigenvalue = eigen.values()[0];
            double[] direction = subspace.direction(coefficients);
            double[] residual = subspace.product(coefficients);
            for (int i = 0; i < residual.length; i++) {
                residual[i] -= eigenvalue * direction[i];
            }
            double norm = Math.sqrt(DenseProduct.dot(residual, residual));
            boolean settled = subspace.size() >= FEWEST_PRODUCTS
                    && (roughIfPositive && eigenvalue > 0 ? SIGN : DIRECTION).settles(eigenvalue, norm);
            if (!grown || settled || subspace.size() == Math.min(MOST_PRODUCTS, diagonal.length)) {
                return new LowestRotation(eigenvalue, direction, subspace.size());
            }
            for (int i = 0; i < residual.length; i++) {
                double divisor = diagonal[i] - eigenvalue;
                residual[i] /= Math.abs(divisor) < SMALLEST_DIVISOR ? SMALLEST_DIVISOR : divisor;
            }
            candidate = residual;
        }
    }

    /** Returns a direction of no symmetry, lest one that lowers the energy be orthogonal to all that follow. */
    private static double[] start(double[] diagonal) {
        double lowest = Double.POSITIVE_INFINITY;
        for (double entry : diagonal) {
            lowest = Math.min(lowest, entry);
        }
        double[] start = new double[diagonal.length];
        for (int i = 0; i < start.length; i++) {
            double above = 1 + (diagonal[i] - lowest) / SPREAD;
            start[i] = (0.5 + (i * GOLDEN) % 1) / (above * above);
        }
        return start;
    }
}
