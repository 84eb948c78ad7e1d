package dev.groundstate.engine.circuit;

/**
 * A factor exp(θ (T − Tᵀ)) of a coupled-cluster state, T = Π_k a†(to_k) a(from_k).
 *
 * @param from modes emptied
 * @param to modes filled, as many
 * @param parameter index of θ
 * @param signed whether electrons change the sign when they pass one another; a qubit excitation does not know
 */
public record FermionExcitation(int[] from, int[] to, int parameter, boolean signed) {

    /** Refuses different numbers of modes. */
    public FermionExcitation {
        if (from.length != to.length) {
            throw new IllegalArgumentException(
                    "expected as many modes filled as emptied, got " + to.length + " and " + from.length);
        }
    }

    /** Creates one with signs. */
    public FermionExcitation(int[] from, int[] to, int parameter) {
        this(from, to, parameter, true);
    }
}
