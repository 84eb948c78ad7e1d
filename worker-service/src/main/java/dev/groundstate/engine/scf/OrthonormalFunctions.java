package dev.groundstate.engine.scf;

import dev.groundstate.engine.linalg.SymmetricEigenproblem;

/** Orthonormal combinations of basis functions. */
final class OrthonormalFunctions {

    private OrthonormalFunctions() {}

    /**
     * Returns the canonical combinations X with XᵀSX = 1: the eigenvectors of the overlap divided by the roots of their
     * eigenvalues.
     *
     * @param linearDependence eigenvectors with smaller eigenvalues are left out
     * @return functions × (number of combinations), row-major
     */
    static double[] canonical(double[] overlap, int functions, double linearDependence) {
        SymmetricEigenproblem eigen = SymmetricEigenproblem.solve(overlap, functions);
        int dropped = 0;
        while (dropped < functions && eigen.values()[dropped] < linearDependence) {
            dropped++;
        }
        int size = functions - dropped;
        double[] orthonormal = new double[functions * size];
        for (int k = 0; k < size; k++) {
            double scale = 1 / Math.sqrt(eigen.values()[dropped + k]);
            for (int p = 0; p < functions; p++) {
                orthonormal[p * size + k] = scale * eigen.vectors()[p * functions + dropped + k];
            }
        }
        return orthonormal;
    }

    /** Returns columns that are orthonormal but for rounding made so by the method of Gram and Schmidt. */
    static double[] orthonormalise(double[] columns, int size) {
        double[] rows = DenseProduct.transpose(columns, size, size);
        for (int k = 0; k < size; k++) {
            for (int other = 0; other < k; other++) {
                double overlap = 0;
                for (int i = 0; i < size; i++) {
                    overlap += rows[k * size + i] * rows[other * size + i];
                }
                for (int i = 0; i < size; i++) {
                    rows[k * size + i] -= overlap * rows[other * size + i];
                }
            }
            double square = 0;
            for (int i = 0; i < size; i++) {
                square += rows[k * size + i] * rows[k * size + i];
            }
            double scale = 1 / Math.sqrt(square);
            for (int i = 0; i < size; i++) {
                rows[k * size + i] *= scale;
            }
        }
        return DenseProduct.transpose(rows, size, size);
    }
}
