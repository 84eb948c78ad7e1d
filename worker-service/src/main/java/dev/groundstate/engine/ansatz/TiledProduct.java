package dev.groundstate.engine.ansatz;

import static dev.groundstate.engine.ansatz.PlainRotation.WIDTH;

import dev.groundstate.engine.ansatz.FactorList.Group;
import dev.groundstate.engine.ansatz.FactorList.OneSpin;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Factors applied in tiles that stay in the second cache.
 *
 * <p>The alpha-beta doubles of one a←i: {@value PlainRotation#WIDTH} pairs of rows it connects are gathered, beta string
 * by beta string, into two blocks, and all of its b←j rotate contiguous lanes of both. Factors of one spin: {@value
 * PlainRotation#WIDTH} strings of the other spin are gathered once for all of them. Only strings of labels that go
 * together are touched. Derivatives are summed tile by tile in a fixed order. Cost: one rotation of two numbers a pair of
 * determinants, two in reverse; a gather and a scatter for each a←i.
 */
final class TiledProduct implements FactorProduct {

    private final FactorList factors;
    private final List<BlockPairs> alphaParts;
    private final List<BlockPairs> betaParts;
    private final OneSpinPairs alphaSingles;
    private final OneSpinPairs betaSingles;
    private final OneSpinPairs alphaDoubles;
    private final OneSpinPairs betaDoubles;
    private final List<List<PairTile>> pairTiles;
    private final List<LaneTile> alphaLanes;
    private final List<LaneTile> betaLanes;
    private final boolean vectors;
    private final Tile tile;
    private final Tile cotile;
    private final double[] sum = new double[WIDTH];

    /**
     * Factors of one spin.
     *
     * @param pairs of each
     * @param first parameter of the first
     */
    private record OneSpinPairs(List<BlockPairs> pairs, int first) {}

    /**
     * A tile of the alpha-beta doubles of one a←i.
     *
     * @param rows pairs of alpha strings
     * @param first of those in the tile
     * @param block of the beta strings that go with the sources
     * @param sourceColumns strings of that block
     * @param targetColumns strings that go with the targets
     */
    private record PairTile(RowPairs rows, int first, int block, int[] sourceColumns, int[] targetColumns) {}

    /**
     * A tile of the factors of one spin.
     *
     * @param block of the strings that are rotated
     * @param rows alpha strings
     * @param columns beta strings that go with them
     * @param first of the strings of the other spin in the tile
     */
    private record LaneTile(int block, int[] rows, int[] columns, int first) {}

    /** Prepares tables; {@code vectors} chooses the kernels. */
    TiledProduct(FactorList factors, boolean vectors, WorkCounter work) {
        this.factors = factors;
        this.vectors = vectors;
        OccupationStrings alpha = factors.space().alpha();
        OccupationStrings beta = factors.space().beta();
        StringBlocks alphaBlocks = factors.alphaBlocks();
        StringBlocks betaBlocks = factors.betaBlocks();
        boolean alike = alpha == beta;
        List<Excitation> parts = factors.groups().stream().map(Group::alpha).toList();
        this.alphaParts = pairs(parts, alpha, alphaBlocks, work);
        this.betaParts = alike ? alphaParts : pairs(factors.betaParts(), beta, betaBlocks, work);
        this.alphaSingles = oneSpin(factors.alphaSingles(), alpha, alphaBlocks, work);
        this.alphaDoubles = oneSpin(factors.alphaDoubles(), alpha, alphaBlocks, work);
        this.betaSingles = alike
                ? new OneSpinPairs(alphaSingles.pairs, factors.betaSingles().first())
                : oneSpin(factors.betaSingles(), beta, betaBlocks, work);
        this.betaDoubles = alike
                ? new OneSpinPairs(alphaDoubles.pairs, factors.betaDoubles().first())
                : oneSpin(factors.betaDoubles(), beta, betaBlocks, work);
        this.pairTiles = new ArrayList<>();
        for (int group = 0; group < parts.size(); group++) {
            pairTiles.add(pairTiles(group));
        }
        this.alphaLanes = new ArrayList<>();
        this.betaLanes = new ArrayList<>();
        for (int g = 0; g < alphaBlocks.count(); g++) {
            int h = factors.betaBlock(g);
            if (h >= 0) {
                int[] rows = alphaBlocks.members(g);
                int[] columns = betaBlocks.members(h);
                for (int first = 0; first < columns.length; first += WIDTH) {
                    betaLanes.add(new LaneTile(g, rows, columns, first));
                }
                for (int first = 0; first < rows.length; first += WIDTH) {
                    alphaLanes.add(new LaneTile(h, rows, columns, first));
                }
            }
        }
        int most = Math.max(2 * largest(betaBlocks), largest(alphaBlocks));
        this.tile = new Tile(most, beta.count());
        this.cotile = new Tile(most, beta.count());
    }

    private static List<BlockPairs> pairs(
            List<Excitation> excitations, OccupationStrings strings, StringBlocks blocks, WorkCounter work) {
        BlockPairs[] pairs = new BlockPairs[excitations.size()];
        for (int k = 0; k < pairs.length; k++) {
            ExcitationPairs ofStrings = excitations.get(k).pairs(strings);
            pairs[k] = BlockPairs.of(ofStrings, blocks);
            work.add(20L * strings.count());
        }
        return List.of(pairs);
    }

    private static OneSpinPairs oneSpin(
            OneSpin factors, OccupationStrings strings, StringBlocks blocks, WorkCounter work) {
        return new OneSpinPairs(pairs(factors.excitations(), strings, blocks, work), factors.first());
    }

    private static int largest(StringBlocks blocks) {
        int largest = 0;
        for (int b = 0; b < blocks.count(); b++) {
            largest = Math.max(largest, blocks.members(b).length);
        }
        return largest;
    }

    private List<PairTile> pairTiles(int group) {
        Group doubles = factors.groups().get(group);
        StringBlocks blocks = factors.alphaBlocks();
        List<PairTile> tiles = new ArrayList<>();
        for (int g = 0; g < blocks.count() && doubles.beta().length > 0; g++) {
            int partner = blocks.find(blocks.label(g) ^ doubles.alpha().label());
            int h = factors.betaBlock(g);
            int targets = partner < 0 ? -1 : factors.betaBlock(partner);
            if (h >= 0 && targets >= 0) {
                RowPairs rows = new RowPairs(alphaParts.get(group), g, blocks.members(g), blocks.members(partner));
                for (int first = 0; first < rows.count(); first += WIDTH) {
                    tiles.add(new PairTile(
                            rows,
                            first,
                            h,
                            factors.betaBlocks().members(h),
                            factors.betaBlocks().members(targets)));
                }
            }
        }
        return tiles;
    }

    @Override
    public void prepare(double[] cosine, double[] sine, CiVector state, WorkCounter work) {
        state.clear(work);
        state.row(0)[0] = 1;
        Sweep sweep = new Sweep(cosine, sine, state, null, new double[0], work);
        alphaFactors(alphaSingles, sweep);
        betaFactors(betaSingles, sweep);
        for (int group = 0; group < pairTiles.size(); group++) {
            mixedFactors(group, sweep);
        }
        alphaFactors(alphaDoubles, sweep);
        betaFactors(betaDoubles, sweep);
    }

    @Override
    public void pullBack(
            double[] cosine, double[] sine, CiVector state, CiVector costate, double[] gradient, WorkCounter work) {
        Arrays.fill(gradient, 0);
        Sweep sweep = new Sweep(cosine, sine, state, costate, gradient, work);
        betaFactors(betaDoubles, sweep);
        alphaFactors(alphaDoubles, sweep);
        for (int group = pairTiles.size() - 1; group >= 0; group--) {
            mixedFactors(group, sweep);
        }
        betaFactors(betaSingles, sweep);
        alphaFactors(alphaSingles, sweep);
    }

    /**
     * One way through all factors: forward without a costate, backward with one.
     *
     * @param cosine of each parameter
     * @param sine of each parameter
     * @param state rotated
     * @param costate rotated too, null on the way forward
     * @param gradient added to on the way back
     * @param work counted
     */
    private record Sweep(
            double[] cosine,
            double[] sine,
            CiVector state,
            @Nullable CiVector costate,
            double[] gradient,
            WorkCounter work) {}

    /** The alpha-beta doubles with one alpha part. */
    private void mixedFactors(int group, Sweep sweep) {
        Group doubles = factors.groups().get(group);
        int count = doubles.beta().length;
        WorkCounter work = sweep.work;
        for (PairTile at : pairTiles.get(group)) {
            int origin = WIDTH * at.sourceColumns.length;
            tile.gather(at.rows, at.first, at.sourceColumns, at.targetColumns, sweep.state, work);
            if (sweep.costate == null) {
                for (int k = 0; k < count; k++) {
                    forward(betaParts.get(doubles.beta()[k]), at.block, origin, doubles.first() + k, sweep);
                }
            } else {
                cotile.gather(at.rows, at.first, at.sourceColumns, at.targetColumns, sweep.costate, work);
                for (int k = count - 1; k >= 0; k--) {
                    backward(betaParts.get(doubles.beta()[k]), at.block, origin, doubles.first() + k, sweep);
                }
                cotile.scatter(at.rows, at.first, at.sourceColumns, at.targetColumns, sweep.costate, work);
            }
            tile.scatter(at.rows, at.first, at.sourceColumns, at.targetColumns, sweep.state, work);
        }
    }

    private void alphaFactors(OneSpinPairs excitations, Sweep sweep) {
        for (LaneTile at : betaLanes) {
            tile.gatherBetaLanes(at.rows, at.columns, at.first, sweep.state, sweep.work);
            if (sweep.costate == null) {
                oneSpin(excitations, at.block, sweep);
            } else {
                cotile.gatherBetaLanes(at.rows, at.columns, at.first, sweep.costate, sweep.work);
                oneSpin(excitations, at.block, sweep);
                cotile.scatterBetaLanes(at.rows, at.columns, at.first, sweep.costate, sweep.work);
            }
            tile.scatterBetaLanes(at.rows, at.columns, at.first, sweep.state, sweep.work);
        }
    }

    private void betaFactors(OneSpinPairs excitations, Sweep sweep) {
        for (LaneTile at : alphaLanes) {
            tile.gatherAlphaLanes(at.rows, at.first, at.columns, sweep.state, sweep.work);
            if (sweep.costate == null) {
                oneSpin(excitations, at.block, sweep);
            } else {
                cotile.gatherAlphaLanes(at.rows, at.first, at.columns, sweep.costate, sweep.work);
                oneSpin(excitations, at.block, sweep);
                cotile.scatterAlphaLanes(at.rows, at.first, at.columns, sweep.costate, sweep.work);
            }
            tile.scatterAlphaLanes(at.rows, at.first, at.columns, sweep.state, sweep.work);
        }
    }

    /** All factors of one spin on one tile of its strings. */
    private void oneSpin(OneSpinPairs excitations, int block, Sweep sweep) {
        int count = excitations.pairs.size();
        if (sweep.costate == null) {
            for (int k = 0; k < count; k++) {
                forward(excitations.pairs.get(k), block, 0, excitations.first + k, sweep);
            }
        } else {
            for (int k = count - 1; k >= 0; k--) {
                backward(excitations.pairs.get(k), block, 0, excitations.first + k, sweep);
            }
        }
    }

    private void forward(BlockPairs pairs, int block, int targetOrigin, int parameter, Sweep sweep) {
        int[] source = pairs.source()[block];
        int[] target = pairs.target()[block];
        int positive = pairs.positive()[block];
        int count = source.length;
        double[] x = tile.numbers();
        double cosine = sweep.cosine[parameter];
        double sine = sweep.sine[parameter];
        if (vectors) {
            VectorRotation.forward(x, source, target, 0, positive, targetOrigin, cosine, sine);
            VectorRotation.forward(x, source, target, positive, count, targetOrigin, cosine, -sine);
        } else {
            PlainRotation.forward(x, source, target, 0, positive, targetOrigin, cosine, sine);
            PlainRotation.forward(x, source, target, positive, count, targetOrigin, cosine, -sine);
        }
        sweep.work.add(4L * WIDTH * count);
    }

    /** Rotates both tiles back and adds costate · (T − Tᵀ) state to the gradient. */
    private void backward(BlockPairs pairs, int block, int targetOrigin, int parameter, Sweep sweep) {
        int[] source = pairs.source()[block];
        int[] target = pairs.target()[block];
        int positive = pairs.positive()[block];
        int count = source.length;
        double[] x = tile.numbers();
        double[] u = cotile.numbers();
        double cosine = sweep.cosine[parameter];
        double sine = sweep.sine[parameter];
        Arrays.fill(sum, 0);
        if (vectors) {
            VectorRotation.backward(x, u, source, target, 0, positive, targetOrigin, cosine, sine, 1, sum);
            VectorRotation.backward(x, u, source, target, positive, count, targetOrigin, cosine, -sine, -1, sum);
        } else {
            PlainRotation.backward(x, u, source, target, 0, positive, targetOrigin, cosine, sine, 1, sum);
            PlainRotation.backward(x, u, source, target, positive, count, targetOrigin, cosine, -sine, -1, sum);
        }
        sweep.work.add(10L * WIDTH * count);
        for (double lane : sum) {
            sweep.gradient[parameter] += lane;
        }
    }

    @Override
    public long bytes() {
        long bytes = tile.bytes() + cotile.bytes();
        List<List<BlockPairs>> tables =
                factors.space().alpha() == factors.space().beta()
                        ? List.of(alphaParts, alphaSingles.pairs, alphaDoubles.pairs)
                        : List.of(
                                alphaParts,
                                alphaSingles.pairs,
                                alphaDoubles.pairs,
                                betaParts,
                                betaSingles.pairs,
                                betaDoubles.pairs);
        for (List<BlockPairs> table : tables) {
            for (BlockPairs pairs : table) {
                for (int[] block : pairs.source()) {
                    bytes += 8L * block.length + 40;
                }
            }
        }
        return bytes;
    }
}
