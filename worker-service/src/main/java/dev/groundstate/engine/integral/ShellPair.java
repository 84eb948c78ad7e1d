package dev.groundstate.engine.integral;

import dev.groundstate.engine.basis.AngularFunction.Monomial;
import dev.groundstate.engine.basis.CentredShellGroup;
import dev.groundstate.engine.basis.ShellGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The products of the functions of two shell groups, expanded in Hermite Gaussians.
 *
 * <p>A product is ab = Σ_k Σ_h E^{ab}_{kh} Λ_h(p_k, P_k) with k over pairs of primitives; the coefficients carry
 * contraction, angular parts and the factor √(2π^{5/2}) / p_k of the repulsion integral, so that (ab|cd) = Σ E^{ab}_{kh}
 * (-1)^{h'} E^{cd}_{k'h'} R_{h+h'} / √(p + q). Only coefficients that do not vanish for all k are kept. Immutable by
 * convention.
 */
final class ShellPair {

    /** √(2π^{5/2}), so that the product over two pairs gives the prefactor of the repulsion integral. */
    static final double REPULSION_FACTOR = Math.sqrt(2 * Math.pow(Math.PI, 2.5));

    /** Pairs of primitives whose own repulsion is below the square of this do not reach any integral. */
    private static final double NEGLIGIBLE_BOUND = 1e-16;

    /** Nuclei whose coordinates differ by less, in bohr, have the same: it moves no integral by more than 1e-13. */
    static final double SAME_COORDINATE = 1e-13;

    /** Sum of the highest angular momenta, the highest order of h. */
    final int order;

    /** Number of Hermite Gaussians up to {@link #order}. */
    final int hermites;

    /** Number of products; where both groups are the same one, those with a ≥ b. */
    final int products;

    /** {@link TwoElectronIntegrals#pair} of the two functions of each product. */
    final int[] productIndex;

    /** Number of pairs of primitives, by falling {@link #bound}. */
    final int primitives;

    /** p for each pair of primitives. */
    final double[] exponent;

    /** P for each pair of primitives, three coordinates. */
    final double[] centre;

    /** Estimate from above of the root of the self-repulsion of each pair of primitives, over all products. */
    final double[] bound;

    /** Whether both groups stand on one nucleus. */
    final boolean oneCentre;

    /** Index of the nucleus of the group that is counted first among the products. */
    final int atom;

    /** Number of functions of the group that is counted first among the products. */
    final int leftFunctions;

    /** The coefficients that do not vanish in every pair of primitives. */
    final PairStructure structure;

    /** E of pair of primitives k, coefficient e, at {@code k * structure.entries + e}. */
    private final double[] values;

    /** Expands the products of two groups of one basis, in the order of their angular momenta. */
    ShellPair(CentredShellGroup one, CentredShellGroup other) {
        boolean swapped = other.shells().angularMomentum() > one.shells().angularMomentum();
        CentredShellGroup left = swapped ? other : one;
        CentredShellGroup right = swapped ? one : other;
        List<ContractedFunction> a = ContractedFunction.of(left.shells());
        List<ContractedFunction> b = ContractedFunction.of(right.shells());
        boolean same = left.firstFunction() == right.firstFunction();
        this.order = left.shells().angularMomentum() + right.shells().angularMomentum();
        this.hermites = HermiteIndex.count(order);
        this.oneCentre = left.atom() == right.atom();
        this.atom = left.atom();
        this.leftFunctions = a.size();
        int[] index = new int[a.size() * b.size()];
        int next = 0;
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < (same ? i + 1 : b.size()); j++) {
                index[next++] = TwoElectronIntegrals.pair(left.firstFunction() + i, right.firstFunction() + j);
            }
        }
        this.products = next;
        this.productIndex = Arrays.copyOf(index, products);

        List<PrimitivePair> kept = primitivePairs(left, right, a, b, same);
        this.primitives = kept.size();
        this.exponent = new double[primitives];
        this.centre = new double[3 * primitives];
        this.bound = new double[primitives];
        int[] places = places(kept);
        this.structure = new PairStructure(order, products, places);
        this.values = new double[primitives * places.length];
        for (int k = 0; k < primitives; k++) {
            PrimitivePair pair = kept.get(k);
            exponent[k] = pair.exponent;
            System.arraycopy(pair.centre, 0, centre, 3 * k, 3);
            bound[k] = pair.bound;
            for (int e = 0; e < places.length; e++) {
                values[k * places.length + e] = pair.coefficients[places[e]];
            }
        }
    }

    /** Returns the most bytes of the coefficients of a pair; products on two centres that share a plane take half. */
    static long bytes(ShellGroup one, ShellGroup other) {
        long primitives = (long) one.exponents().length * other.exponents().length;
        long products = (long) one.functions() * other.functions();
        return 8
                * primitives
                * (products * HermiteIndex.count(one.angularMomentum() + other.angularMomentum()) / 2 + 8);
    }

    /** Returns whether two coordinates are the same but for rounding. */
    static boolean same(double one, double other) {
        return Math.abs(one - other) < SAME_COORDINATE;
    }

    /**
     * Returns the coefficients in the places of a structure that contains the one of this pair.
     *
     * @return E of pair of primitives k, coefficient e, at {@code k * entries + e}; not copied if both are the same
     */
    double[] values(PairStructure wider) {
        if (wider.equals(structure)) {
            return values;
        }
        int[] numbers = wider.numbersOf(structure);
        double[] spread = new double[primitives * wider.entries];
        for (int k = 0; k < primitives; k++) {
            for (int e = 0; e < numbers.length; e++) {
                spread[k * wider.entries + numbers[e]] = values[k * numbers.length + e];
            }
        }
        return spread;
    }

    /** One pair of primitives; the coefficient of product and Hermite Gaussian at {@code product * hermites + h}. */
    private record PrimitivePair(double exponent, double[] centre, double bound, double[] coefficients) {}

    private List<PrimitivePair> primitivePairs(
            CentredShellGroup left,
            CentredShellGroup right,
            List<ContractedFunction> a,
            List<ContractedFunction> b,
            boolean same) {
        int highestA = left.shells().angularMomentum();
        int highestB = right.shells().angularMomentum();
        HermiteExpansion x = new HermiteExpansion(highestA, highestB);
        HermiteExpansion y = new HermiteExpansion(highestA, highestB);
        HermiteExpansion z = new HermiteExpansion(highestA, highestB);
        double[] exponentsA = left.shells().exponents();
        double[] exponentsB = right.shells().exponents();
        List<PrimitivePair> pairs = new ArrayList<>();
        for (int i = 0; i < exponentsA.length; i++) {
            for (int j = 0; j < exponentsB.length; j++) {
                double alpha = exponentsA[i];
                double beta = exponentsB[j];
                double p = alpha + beta;
                x.evaluate(alpha, left.x(), beta, same(left.x(), right.x()) ? left.x() : right.x());
                y.evaluate(alpha, left.y(), beta, same(left.y(), right.y()) ? left.y() : right.y());
                z.evaluate(alpha, left.z(), beta, same(left.z(), right.z()) ? left.z() : right.z());
                double[] coefficients = new double[products * hermites];
                int product = 0;
                for (int m = 0; m < a.size(); m++) {
                    for (int n = 0; n < (same ? m + 1 : b.size()); n++) {
                        double scale = REPULSION_FACTOR
                                / p
                                * a.get(m).coefficients()[i]
                                * b.get(n).coefficients()[j];
                        addProduct(
                                coefficients,
                                product++ * hermites,
                                scale,
                                a.get(m).monomials(),
                                b.get(n).monomials(),
                                x,
                                y,
                                z);
                    }
                }
                double[] centre = {
                    (alpha * left.x() + beta * right.x()) / p,
                    (alpha * left.y() + beta * right.y()) / p,
                    (alpha * left.z() + beta * right.z()) / p
                };
                double bound = bound(coefficients, p);
                if (bound > NEGLIGIBLE_BOUND) {
                    pairs.add(new PrimitivePair(p, centre, bound, coefficients));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(PrimitivePair::bound).reversed());
        return pairs;
    }

    /** Adds scale · Σ E_t E_u E_v over the monomials of two angular parts. */
    private static void addProduct(
            double[] coefficients,
            int start,
            double scale,
            List<Monomial> a,
            List<Monomial> b,
            HermiteExpansion x,
            HermiteExpansion y,
            HermiteExpansion z) {
        for (Monomial left : a) {
            for (Monomial right : b) {
                double weight = scale * left.weight() * right.weight();
                for (int t = 0; t <= left.x() + right.x(); t++) {
                    for (int u = 0; u <= left.y() + right.y(); u++) {
                        for (int v = 0; v <= left.z() + right.z(); v++) {
                            coefficients[start + HermiteIndex.of(t, u, v)] += weight
                                    * x.get(left.x(), right.x(), t)
                                    * y.get(left.y(), right.y(), u)
                                    * z.get(left.z(), right.z(), v);
                        }
                    }
                }
            }
        }
    }

    /** Returns the largest Σ_h |E_h| (2p)^{order(h)/2} / (2p)^{1/4} of any product. */
    private double bound(double[] coefficients, double p) {
        int[] powers = HermiteIndex.powers(order);
        double largest = 0;
        for (int product = 0; product < products; product++) {
            double sum = 0;
            for (int h = 0; h < hermites; h++) {
                int degree = powers[3 * h] + powers[3 * h + 1] + powers[3 * h + 2];
                sum += Math.abs(coefficients[product * hermites + h]) * Math.pow(2 * p, 0.5 * degree - 0.25);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** Returns the places that are not zero in every pair of primitives. */
    private int[] places(List<PrimitivePair> pairs) {
        boolean[] used = new boolean[products * hermites];
        for (PrimitivePair pair : pairs) {
            for (int place = 0; place < used.length; place++) {
                used[place] |= pair.coefficients[place] != 0;
            }
        }
        int[] places = new int[used.length];
        int count = 0;
        for (int place = 0; place < used.length; place++) {
            if (used[place]) {
                places[count++] = place;
            }
        }
        return Arrays.copyOf(places, count);
    }
}
