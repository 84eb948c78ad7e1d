package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.ansatz.FactorList.Group;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import java.util.List;

/**
 * Factors as lists of the pairs of determinants they rotate, for spaces so small that the lists stay in a cache.
 *
 * <p>The state is packed: of each alpha string, the beta strings of the one block that goes with it. Eight bytes a pair.
 */
final class ListedProduct implements FactorProduct {

    private final FactorList factors;
    private final int[] offsets;
    private final double[] packed;
    private final double[] copacked;
    private final int reference;

    /** Pairs of factor k stand from {@code start[k]} to {@code start[k + 1]}, source and target by turns. */
    private int[] pairs = new int[1024];

    private final int[] start;
    private final int[] firstNegative;

    ListedProduct(FactorList factors, WorkCounter work) {
        this.factors = factors;
        StringBlocks alpha = factors.alphaBlocks();
        this.offsets = new int[alpha.count()];
        int length = 0;
        for (int g = 0; g < offsets.length; g++) {
            offsets[g] = length;
            int h = factors.betaBlock(g);
            if (h >= 0) {
                length += alpha.members(g).length * factors.betaBlocks().members(h).length;
            }
        }
        this.packed = new double[length];
        this.copacked = new double[length];
        this.start = new int[factors.count() + 1];
        this.firstNegative = new int[factors.count()];
        DeterminantSpace space = factors.space();
        this.reference = index(0, 0);
        List<ExcitationPairs> betaParts = factors.betaParts().stream()
                .map(part -> part.pairs(space.beta()))
                .toList();
        ExcitationPairs everyAlpha = every(space.alpha());
        ExcitationPairs everyBeta = every(space.beta());
        int next = 0;
        for (Excitation excitation : factors.alphaSingles().excitations()) {
            list(next++, excitation.pairs(space.alpha()), everyBeta, work);
        }
        for (Excitation excitation : factors.betaSingles().excitations()) {
            list(next++, everyAlpha, excitation.pairs(space.beta()), work);
        }
        for (Group group : factors.groups()) {
            ExcitationPairs rows = group.alpha().pairs(space.alpha());
            for (int part : group.beta()) {
                list(next++, rows, betaParts.get(part), work);
            }
        }
        for (Excitation excitation : factors.alphaDoubles().excitations()) {
            list(next++, excitation.pairs(space.alpha()), everyBeta, work);
        }
        for (Excitation excitation : factors.betaDoubles().excitations()) {
            list(next++, everyAlpha, excitation.pairs(space.beta()), work);
        }
        pairs = Arrays.copyOf(pairs, start[next]);
    }

    private static ExcitationPairs every(OccupationStrings strings) {
        int[] all = new int[strings.count()];
        double[] ones = new double[all.length];
        Arrays.setAll(all, index -> index);
        Arrays.fill(ones, 1);
        return new ExcitationPairs(all, all, ones);
    }

    /** Returns where a determinant stands, or −1 when it has another label. */
    private int index(int alphaString, int betaString) {
        int g = factors.alphaBlocks().block(alphaString);
        int h = factors.betaBlock(g);
        if (h < 0 || h != factors.betaBlocks().block(betaString)) {
            return -1;
        }
        int width = factors.betaBlocks().members(h).length;
        return offsets[g]
                + factors.alphaBlocks().position(alphaString) * width
                + factors.betaBlocks().position(betaString);
    }

    private void list(int factor, ExcitationPairs alpha, ExcitationPairs beta, WorkCounter work) {
        int end = listSign(start[factor], 1, alpha, beta, work);
        firstNegative[factor] = end;
        start[factor + 1] = listSign(end, -1, alpha, beta, work);
    }

    private int listSign(int from, double sign, ExcitationPairs alpha, ExcitationPairs beta, WorkCounter work) {
        int end = from;
        for (int k = 0; k < alpha.count(); k++) {
            for (int l = 0; l < beta.count(); l++) {
                if (alpha.sign()[k] * beta.sign()[l] == sign) {
                    int source = index(alpha.source()[k], beta.source()[l]);
                    if (source >= 0) {
                        if (end == pairs.length) {
                            pairs = Arrays.copyOf(pairs, 2 * end);
                        }
                        pairs[end] = source;
                        pairs[end + 1] = index(alpha.target()[k], beta.target()[l]);
                        end += 2;
                    }
                }
            }
            work.add(10L * beta.count());
        }
        return end;
    }

    @Override
    public void prepare(double[] cosine, double[] sine, CiVector state, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        Arrays.fill(packed, 0);
        packed[reference] = 1;
        for (int k = 0; k < cosine.length; k++) {
            rotate(packed, pairs, start[k], firstNegative[k], cosine[k], sine[k]);
            rotate(packed, pairs, firstNegative[k], start[k + 1], cosine[k], -sine[k]);
            work.add(2L * (start[k + 1] - start[k]));
        }
        state.clear(work);
        unpack(state, work);
    }

    private static void rotate(double[] x, int[] pairs, int begin, int end, double cosine, double sine) {
        for (int k = begin; k < end; k += 2) {
            int from = pairs[k];
            int to = pairs[k + 1];
            double source = x[from];
            double target = x[to];
            x[from] = cosine * source - sine * target;
            x[to] = cosine * target + sine * source;
        }
    }

    @Override
    public void pullBack(
            double[] cosine, double[] sine, CiVector state, CiVector costate, double[] gradient, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        pack(state, packed, work);
        pack(costate, copacked, work);
        for (int k = cosine.length - 1; k >= 0; k--) {
            double positive = rotateBack(packed, copacked, pairs, start[k], firstNegative[k], cosine[k], sine[k]);
            double negative = rotateBack(packed, copacked, pairs, firstNegative[k], start[k + 1], cosine[k], -sine[k]);
            gradient[k] = positive - negative;
            work.add(5L * (start[k + 1] - start[k]));
        }
        unpack(state, work);
    }

    /** Rotates both vectors back and returns costate · (T − Tᵀ) state. */
    private static double rotateBack(
            double[] x, double[] u, int[] pairs, int begin, int end, double cosine, double sine) {
        double sum = 0;
        for (int k = begin; k < end; k += 2) {
            int from = pairs[k];
            int to = pairs[k + 1];
            double source = cosine * x[from] + sine * x[to];
            double target = cosine * x[to] - sine * x[from];
            double cosource = cosine * u[from] + sine * u[to];
            double cotarget = cosine * u[to] - sine * u[from];
            x[from] = source;
            x[to] = target;
            u[from] = cosource;
            u[to] = cotarget;
            sum += cotarget * source - cosource * target;
        }
        return sum;
    }

    private void pack(CiVector vector, double[] to, WorkCounter work) {
        for (int g = 0; g < offsets.length; g++) {
            int h = factors.betaBlock(g);
            if (h >= 0) {
                int[] columns = factors.betaBlocks().members(h);
                int next = offsets[g];
                for (int string : factors.alphaBlocks().members(g)) {
                    double[] row = vector.row(string);
                    for (int column : columns) {
                        to[next++] = row[column];
                    }
                }
                work.add(next - offsets[g]);
            }
        }
    }

    private void unpack(CiVector vector, WorkCounter work) {
        for (int g = 0; g < offsets.length; g++) {
            int h = factors.betaBlock(g);
            if (h >= 0) {
                int[] columns = factors.betaBlocks().members(h);
                int next = offsets[g];
                for (int string : factors.alphaBlocks().members(g)) {
                    double[] row = vector.row(string);
                    for (int column : columns) {
                        row[column] = packed[next++];
                    }
                }
                work.add(next - offsets[g]);
            }
        }
    }

    @Override
    public long bytes() {
        return 16L * packed.length + 4L * pairs.length;
    }
}
