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

    /** Residual norm, as a share of the eigenvalue, that leaves no doubt of its sign, and of its digits but the third. */
    private static final double SHARE = 0.1;

    /** Largest residual norm of an eigenvalue that is told apart from those near it. */
    private static final double LARGEST_RESIDUAL = 1e-2;

    /** Residual norm that is enough for any eigenvalue: its square over the gap to the next is far below 1e-5. */
    private static final double SMALLEST_RESIDUAL = 1e-4;

    /** From here on an eigenvalue, in hartree, is so far from zero that only its size counts. */
    private static final double CLEAR = 0.2;

    /** Largest residual norm beyond {@link #CLEAR}: an eigenvalue within this of what was found is clear too. */
    private static final double CLEAR_RESIDUAL = 0.05;

    private static final int MOST_PRODUCTS = 100;

    /** Smallest divisor of the preconditioner, hartree. */
    private static final double SMALLEST_DIVISOR = 0.05;

    /** Rotations this much above the lowest difference of orbital energies start with a quarter of its weight; hartree. */
    private static final double SPREAD = 0.2;

    /** The golden ratio less 1, whose multiples spread evenly over the unit interval. */
    private static final double GOLDEN = 0.6180339887498949;

    /** Solves for a Hessian with at least one parameter. */
    static LowestRotation of(OrbitalHessian hessian) {
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
            double enough = eigenvalue > CLEAR
                    ? CLEAR_RESIDUAL
                    : Math.clamp(SHARE * Math.abs(eigenvalue), SMALLEST_RESIDUAL, LARGEST_RESIDUAL);
            if (!grown || norm < enough || subspace.size() == Math.min(MOST_PRODUCTS, diagonal.length)) {
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
