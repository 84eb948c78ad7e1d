package dev.groundstate.engine.determinant;

import java.util.List;

/**
 * Where a Davidson iteration stands after its subspace has shrunk: all that decides how it goes on.
 *
 * <p>Immutable by convention: arrays and vectors are not copied and not changed.
 *
 * @param iteration iterations made
 * @param products products with the operator made
 * @param eigenvalues Ritz values of the states asked for
 * @param residualNorms norm of the residual of each
 * @param sectors sector of each vector, as the model space counts them
 * @param vectors orthonormal; those of the states come first
 * @param images their products with the operator
 */
public record DavidsonState(
        int iteration,
        int products,
        double[] eigenvalues,
        double[] residualNorms,
        int[] sectors,
        List<CiVector> vectors,
        List<CiVector> images) {

    /** Refuses lists of different length. */
    public DavidsonState {
        if (eigenvalues.length != residualNorms.length
                || sectors.length != vectors.size()
                || sectors.length != images.size()
                || eigenvalues.length > sectors.length) {
            throw new IllegalArgumentException("expected a vector for each of " + eigenvalues.length
                    + " states and an image for each vector, got " + vectors.size() + " and " + images.size());
        }
    }
}
