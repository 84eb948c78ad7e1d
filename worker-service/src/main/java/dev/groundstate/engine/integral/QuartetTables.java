package dev.groundstate.engine.integral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The index tables that drive the kernels for all quartets of two pair structures.
 *
 * <p>Where all nuclei have the same coordinate along an axis, products are even or odd along it, and a quartet of an even and
 * an odd one vanishes: such quartets, the Hermite Gaussians that only they need, and all odd R_tuv have no place in the
 * tables. The <em>parity</em> of a Hermite Gaussian is the bits of t, u, v modulo 2 along those axes. Offsets into arrays
 * with lanes are multiplied by {@link KetBlock#LANES}. Immutable by convention.
 */
final class QuartetTables {

    /** How a value R_tuv follows from lower ones: from the first alone, from both, or from the second alone. */
    static final int FIRST = 0;

    static final int BOTH = 1;
    static final int SECOND = 2;

    private static final int PARITIES = 8;

    final PairStructure bra;
    final PairStructure ket;

    /** Highest order of R. */
    final int order;

    /** Number of R_tuv that are computed. */
    final int values;

    /** Runs of steps of the recursion that are alike, by falling order of their target. */
    final int runs;

    final int[] runKind;
    final int[] runAxis;

    /** First step of each run, and their number at the end. */
    final int[] runStart;

    /** First run whose targets have an order of at most the index. */
    final int[] firstRun;

    /** Offsets of the target, of the value one lower and of the value two lower along the axis. */
    final int[] target;

    final int[] first;
    final int[] second;

    /** Factor of the second. */
    final double[] factor;

    /** Numbers of the ket products that take part, by parity. */
    final int[] ketProduct;

    /** Hermite Gaussians of the bra that meet each of them: 1, or a multiple of 4 of which the last may be fill. */
    final int[] width;

    /** For each ket coefficient the start of its row in {@link #sum}. */
    final int[] sumStart;

    /** Offset of R_{h+h'} for the Hermite Gaussians h of the bra, in rows. */
    final int[] sum;

    /** Largest {@link #width}: places for each product in the half-contracted quantity. */
    final int stride;

    /** Numbers of the bra products that take part. */
    final int[] braProduct;

    /** For each of them the first of the ket products it meets, and the one after the last. */
    final int[] ketFirst;

    final int[] ketEnd;

    /** For each of them the number of quartets of products before it. */
    final int[] quartetStart;

    /** For each bra coefficient the place of its Hermite Gaussian among those of its parity. */
    final int[] place;

    /** Number of quartets of products. */
    final int quartets;

    /** Multiplications for one pair of pairs of primitives in one lane. */
    final long primitiveCost;

    /** Multiplications for one bra pair of primitives in one lane. */
    final long braCost;

    /**
     * Makes the tables.
     *
     * @param planar for each axis whether all nuclei have the same coordinate
     */
    QuartetTables(PairStructure bra, PairStructure ket, boolean[] planar) {
        this.bra = bra;
        this.ket = ket;
        this.order = bra.order + ket.order;
        int[] powers = HermiteIndex.powers(order);
        int[][] braGaussians = gaussiansByParity(bra, powers, planar);
        int[][] ketGaussians = gaussiansByParity(ket, powers, planar);
        int[] braParity = parities(bra, powers, planar);
        int[] ketParity = parities(ket, powers, planar);

        boolean[] needed = new boolean[HermiteIndex.count(order)];
        int[] active = new int[ket.products];
        int taking = 0;
        for (int parity = 0; parity < PARITIES; parity++) {
            for (int h : braGaussians[parity]) {
                for (int k : ketGaussians[parity]) {
                    needed[sum(powers, h, k)] = true;
                }
            }
            for (int cd = 0; cd < ket.products && braGaussians[parity].length > 0; cd++) {
                if (ketParity[cd] == parity) {
                    active[taking++] = cd;
                }
            }
        }
        this.ketProduct = Arrays.copyOf(active, taking);
        Recursion recursion = new Recursion(needed, powers, planar, order);
        this.values = recursion.values;
        this.runs = recursion.kinds.size();
        this.runKind = array(recursion.kinds);
        this.runAxis = array(recursion.axes);
        recursion.starts.add(recursion.steps.size());
        this.runStart = array(recursion.starts);
        this.firstRun = recursion.firstRun;
        int steps = recursion.steps.size();
        this.target = new int[steps];
        this.first = new int[steps];
        this.second = new int[steps];
        this.factor = new double[steps];
        for (int i = 0; i < steps; i++) {
            int[] step = recursion.steps.get(i);
            target[i] = step[0] * KetBlock.LANES;
            first[i] = step[1] * KetBlock.LANES;
            second[i] = step[2] * KetBlock.LANES;
            factor[i] = step[3];
        }

        this.width = new int[ketProduct.length];
        this.sumStart = new int[ket.entries];
        int[] rowOf = new int[HermiteIndex.count(ket.order)];
        int[] sums = new int[rowOf.length * (HermiteIndex.count(bra.order) + 3)];
        int length = 0;
        for (int parity = 0; parity < PARITIES; parity++) {
            int[] gaussians = braGaussians[parity];
            for (int k : gaussians.length == 0 ? new int[0] : ketGaussians[parity]) {
                rowOf[k] = length;
                for (int n = 0; n < filled(gaussians.length); n++) {
                    int partner = gaussians[n < gaussians.length ? n : 0];
                    sums[length++] = recursion.number[sum(powers, partner, k)] * KetBlock.LANES;
                }
            }
        }
        this.sum = Arrays.copyOf(sums, length);
        long multiplications = 0;
        for (int i = 0; i < ketProduct.length; i++) {
            width[i] = filled(braGaussians[ketParity[ketProduct[i]]].length);
            for (int e = ket.start[ketProduct[i]]; e < ket.start[ketProduct[i] + 1]; e++) {
                sumStart[e] = rowOf[ket.hermite[e]];
                multiplications += width[i];
            }
        }
        this.stride = Arrays.stream(width).max().orElse(0);
        this.primitiveCost = multiplications + 2L * steps + 20 + 4L * order;

        this.place = new int[bra.entries];
        List<int[]> braRows = new ArrayList<>();
        int count = 0;
        long folding = 0;
        for (int ab = 0; ab < bra.products; ab++) {
            int from = firstOf(ketParity, braParity[ab]);
            int to = from;
            while (to < ketProduct.length && ketParity[ketProduct[to]] == braParity[ab]) {
                to++;
            }
            if (bra.start[ab] == bra.start[ab + 1] || from == to) {
                continue;
            }
            braRows.add(new int[] {ab, from, to, count});
            count += to - from;
            folding += (long) (to - from) * (bra.start[ab + 1] - bra.start[ab]);
            for (int e = bra.start[ab]; e < bra.start[ab + 1]; e++) {
                place[e] = Arrays.binarySearch(braGaussians[braParity[ab]], bra.hermite[e]) * KetBlock.LANES;
            }
        }
        this.braProduct = column(braRows, 0);
        this.ketFirst = column(braRows, 1);
        this.ketEnd = column(braRows, 2);
        this.quartetStart = column(braRows, 3);
        this.quartets = count;
        this.braCost = folding;
    }

    /** Returns the first of the ket products of a parity, or their number. */
    private int firstOf(int[] ketParity, int parity) {
        int i = 0;
        while (i < ketProduct.length && ketParity[ketProduct[i]] != parity) {
            i++;
        }
        return i;
    }

    private static int parity(int[] powers, int h, boolean[] planar) {
        int parity = 0;
        for (int axis = 0; axis < 3; axis++) {
            if (planar[axis]) {
                parity |= (powers[3 * h + axis] & 1) << axis;
            }
        }
        return parity;
    }

    /** Returns the parity of each product; of one without coefficients, -1. */
    private static int[] parities(PairStructure structure, int[] powers, boolean[] planar) {
        int[] parities = new int[structure.products];
        for (int product = 0; product < parities.length; product++) {
            int e = structure.start[product];
            parities[product] = e == structure.start[product + 1] ? -1 : parity(powers, structure.hermite[e], planar);
        }
        return parities;
    }

    /** Returns the Hermite Gaussians of each parity, rising. */
    private static int[][] gaussiansByParity(PairStructure structure, int[] powers, boolean[] planar) {
        boolean[] used = new boolean[HermiteIndex.count(structure.order)];
        for (int h : structure.hermite) {
            used[h] = true;
        }
        int[][] gaussians = new int[PARITIES][used.length];
        int[] counts = new int[PARITIES];
        for (int h = 0; h < used.length; h++) {
            if (used[h]) {
                int parity = parity(powers, h, planar);
                gaussians[parity][counts[parity]++] = h;
            }
        }
        for (int parity = 0; parity < PARITIES; parity++) {
            gaussians[parity] = Arrays.copyOf(gaussians[parity], counts[parity]);
        }
        return gaussians;
    }

    /** Returns a number of Hermite Gaussians with the fill that makes it a multiple of 4. */
    private static int filled(int gaussians) {
        return gaussians == 1 ? 1 : (gaussians + 3) / 4 * 4;
    }

    private static int sum(int[] powers, int h, int k) {
        return HermiteIndex.of(
                powers[3 * h] + powers[3 * k],
                powers[3 * h + 1] + powers[3 * k + 1],
                powers[3 * h + 2] + powers[3 * k + 2]);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    /**
     * The steps R^n_{t+1,u,v} = X R^{n+1}_{tuv} + t R^{n+1}_{t-1,u,v} that lead to the values needed, numbered afresh.
     *
     * <p>Along an axis with X = 0 the first term is left out.
     */
    private static final class Recursion {
        private final int[] number;
        private final int values;
        private final List<int[]> steps = new ArrayList<>();
        private final List<Integer> kinds = new ArrayList<>();
        private final List<Integer> axes = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();
        private final int[] firstRun;

        Recursion(boolean[] needed, int[] powers, boolean[] planar, int order) {
            int count = needed.length;
            boolean[] used = needed.clone();
            used[0] = true;
            int[][] sources = new int[count][];
            for (int h = count - 1; h > 0; h--) {
                if (used[h]) {
                    sources[h] = sources(powers, h, planar);
                    for (int s = 1; s < 3; s++) {
                        if (sources[h][s] >= 0) {
                            used[sources[h][s]] = true;
                        }
                    }
                }
            }
            this.number = new int[count];
            int next = 0;
            for (int h = 0; h < count; h++) {
                number[h] = used[h] ? next++ : -1;
            }
            this.values = next;
            this.firstRun = new int[order + 1];
            for (int target = order; target > 0; target--) {
                firstRun[target] = kinds.size();
                for (int kind = FIRST; kind <= SECOND; kind++) {
                    for (int axis = 0; axis < 3; axis++) {
                        addRun(used, powers, sources, target, kind, axis);
                    }
                }
            }
            firstRun[0] = kinds.size();
        }

        private void addRun(boolean[] used, int[] powers, int[][] sources, int order, int kind, int axis) {
            int start = steps.size();
            for (int h = HermiteIndex.count(order - 1); h < HermiteIndex.count(order); h++) {
                if (used[h] && sources[h][0] == axis && sources[h][3] == kind) {
                    steps.add(new int[] {
                        number[h],
                        sources[h][1] < 0 ? 0 : number[sources[h][1]],
                        sources[h][2] < 0 ? 0 : number[sources[h][2]],
                        powers[3 * h + axis] - 1
                    });
                }
            }
            if (steps.size() > start) {
                kinds.add(kind);
                axes.add(axis);
                starts.add(start);
            }
        }

        /** Returns the axis along which a Gaussian is raised, the one and two lower ones (-1 for none), and the kind. */
        private static int[] sources(int[] powers, int h, boolean[] planar) {
            int[] tuv = {powers[3 * h], powers[3 * h + 1], powers[3 * h + 2]};
            int axis = -1;
            for (int d = 0; d < 3; d++) {
                if (tuv[d] > 0 && (axis < 0 || rank(tuv, d, planar) < rank(tuv, axis, planar))) {
                    axis = d;
                }
            }
            tuv[axis]--;
            int lower = planar[axis] ? -1 : HermiteIndex.of(tuv[0], tuv[1], tuv[2]);
            tuv[axis]--;
            int lowest = tuv[axis] < 0 ? -1 : HermiteIndex.of(tuv[0], tuv[1], tuv[2]);
            return new int[] {axis, lower, lowest, lower < 0 ? SECOND : lowest < 0 ? FIRST : BOTH};
        }

        /** Prefers low powers, whose second term vanishes. */
        private static int rank(int[] tuv, int axis, boolean[] planar) {
            return planar[axis] ? 100 : tuv[axis];
        }
    }
}
