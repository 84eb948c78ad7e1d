package dev.groundstate.engine.determinant;

/**
 * The pairs of strings of one spin that a product of operators E_pq connects: T|source⟩ = sign |target⟩.
 *
 * <p>No string is both a source and a target when the orbitals moved from and moved to differ, so exp(θ(T − Tᵀ)) is a
 * plane rotation of each pair. Immutable by convention: the arrays are not copied.
 *
 * @param source indices of the strings T acts on, rising
 * @param target indices of what T makes of them
 * @param sign 1 or −1
 */
public record ExcitationPairs(int[] source, int[] target, double[] sign) {

    /** Returns the number of pairs. */
    public int count() {
        return source.length;
    }

    /** Returns the pairs of E_pq. */
    public static ExcitationPairs single(OccupationStrings strings, int p, int q) {
        return product(strings, new int[] {p}, new int[] {q});
    }

    /** Returns the pairs of E_pq E_rs, E_rs acting first. */
    public static ExcitationPairs twofold(OccupationStrings strings, int p, int q, int r, int s) {
        return product(strings, new int[] {r, p}, new int[] {s, q});
    }

    private static ExcitationPairs product(OccupationStrings strings, int[] to, int[] from) {
        int count = 0;
        for (int index = 0; index < strings.count(); index++) {
            if (survives(strings.bits(index), to, from)) {
                count++;
            }
        }
        int[] source = new int[count];
        int[] target = new int[count];
        double[] sign = new double[count];
        int next = 0;
        for (int index = 0; index < strings.count(); index++) {
            long bits = strings.bits(index);
            if (survives(bits, to, from)) {
                int product = 1;
                for (int k = 0; k < to.length; k++) {
                    product *= OccupationString.sign(bits, to[k], from[k]);
                    bits = OccupationString.moved(bits, to[k], from[k]);
                }
                source[next] = index;
                target[next] = strings.index(bits);
                sign[next] = product;
                next++;
            }
        }
        return new ExcitationPairs(source, target, sign);
    }

    private static boolean survives(long bits, int[] to, int[] from) {
        long moved = bits;
        for (int k = 0; k < to.length; k++) {
            if (!OccupationString.allows(moved, to[k], from[k])) {
                return false;
            }
            moved = OccupationString.moved(moved, to[k], from[k]);
        }
        return true;
    }
}
