package dev.groundstate.engine.integral;

import java.util.Arrays;

/**
 * Which Hermite Gaussians the products of two shell groups consist of: what pairs that are computed side by side share.
 *
 * <p>The entries are the coefficients that do not vanish by symmetry, by rising product, then by rising Gaussian.
 */
final class PairStructure {

    /** Highest order of a Hermite Gaussian. */
    final int order;

    /** Number of products. */
    final int products;

    /** Number of coefficients of a pair of primitives. */
    final int entries;

    /** Hermite Gaussian of each coefficient. */
    final int[] hermite;

    /** First coefficient of each product, and {@link #entries} at the end. */
    final int[] start;

    /**
     * Describes a set of coefficients.
     *
     * @param places {@code product * HermiteIndex.count(order) + h} of each coefficient, rising
     */
    PairStructure(int order, int products, int[] places) {
        int hermites = HermiteIndex.count(order);
        this.order = order;
        this.products = products;
        this.entries = places.length;
        this.hermite = new int[entries];
        this.start = new int[products + 1];
        for (int e = 0; e < entries; e++) {
            hermite[e] = places[e] % hermites;
            start[places[e] / hermites + 1]++;
        }
        for (int product = 0; product < products; product++) {
            start[product + 1] += start[product];
        }
    }

    /** Returns the places of both structures, which have the same order and products. */
    PairStructure union(PairStructure other) {
        return equals(other) ? this : new PairStructure(order, products, merge(places(), other.places()));
    }

    /** Returns whether every coefficient of the other structure has a place in this one. */
    boolean contains(PairStructure other) {
        return order == other.order && products == other.products && union(other).entries == entries;
    }

    /** Returns for each coefficient of a smaller structure its number in this one. */
    int[] numbersOf(PairStructure smaller) {
        int[] mine = places();
        return Arrays.stream(smaller.places())
                .map(place -> Arrays.binarySearch(mine, place))
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PairStructure that
                && order == that.order
                && products == that.products
                && Arrays.equals(hermite, that.hermite)
                && Arrays.equals(start, that.start);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * order + products) + Arrays.hashCode(hermite);
    }

    private int[] places() {
        int hermites = HermiteIndex.count(order);
        int[] places = new int[entries];
        for (int product = 0; product < products; product++) {
            for (int e = start[product]; e < start[product + 1]; e++) {
                places[e] = product * hermites + hermite[e];
            }
        }
        return places;
    }

    private static int[] merge(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }
}
