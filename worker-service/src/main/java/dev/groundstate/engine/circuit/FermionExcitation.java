package dev.groundstate.engine.circuit;

/**
 * A factor exp(θ (T − Tᵀ)) of a coupled-cluster state, T = Π_k a†(to_k) a(from_k).
 *
 * @param from modes emptied
 * @param to modes filled, as many
 * @param parameter index of θ
 */
public record FermionExcitation(int[] from, int[] to, int parameter) {

    /** Refuses different numbers of modes. */
    public FermionExcitation {
        if (from.length != to.length) {
            throw new IllegalArgumentException(
                    "expected as many modes filled as emptied, got " + to.length + " and " + from.length);
        }
    }
}
