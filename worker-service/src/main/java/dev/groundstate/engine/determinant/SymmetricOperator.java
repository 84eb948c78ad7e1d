package dev.groundstate.engine.determinant;

import dev.groundstate.engine.run.RunControl;

/**
 * A real symmetric operator on vectors over determinants. Where both spins have the same strings, exchanging them changes
 * nothing.
 */
public interface SymmetricOperator {

    /**
     * Replaces {@code y} by the operator times {@code x}.
     *
     * @param x not changed
     * @param y another vector of the same shape, overwritten
     */
    void apply(CiVector x, CiVector y, RunControl control);

    /** Fills {@code row} with the diagonal elements that go with an alpha string. */
    void diagonal(int alphaString, double[] row);

    /** Returns the element between two determinants, of alpha strings i and k and beta strings j and l. */
    double element(int i, int j, int k, int l);

    /** Returns a symmetry label: elements between determinants of different labels are zero. */
    default long label(int alphaString, int betaString) {
        return 0;
    }
}
