package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.run.RunControl;

/** How the factors of a {@link FactorList} are applied: small lists of pairs as they are, large ones by tiles. */
sealed interface FactorProduct permits ListedProduct, TiledProduct {

    /**
     * Replaces a vector by the product of all factors on the reference.
     *
     * @param cosine of each parameter
     * @param sine of each parameter
     */
    void prepare(double[] cosine, double[] sine, CiVector state, RunControl control);

    /**
     * Undoes factor after factor.
     *
     * @param state the prepared one; the reference afterwards
     * @param costate overwritten
     * @param gradient overwritten with ⟨costate|∂state/∂θ_k⟩
     */
    void pullBack(
            double[] cosine, double[] sine, CiVector state, CiVector costate, double[] gradient, RunControl control);

    /** Returns the bytes of tables and scratch. */
    long bytes();
}
