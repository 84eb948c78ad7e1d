package dev.groundstate.engine.ansatz;

import static dev.groundstate.engine.ansatz.PlainRotation.WIDTH;

import dev.groundstate.engine.ansatz.FactorList.Group;
import dev.groundstate.engine.ansatz.FactorList.OneSpin;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
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
 * together are touched. Tiles are independent: the bits do not depend on the number of threads, as derivatives are
 * summed tile by tile in a fixed order. Cost: one rotation of two numbers a pair of
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
    private final Scratch[] workers;

    /** Derivatives of one pass, parameter by parameter for each tile. */
    private final double[] derivatives;

    /** What one thread works on. */
    private static final class Scratch {
        private final Tile tile;
        private final Tile cotile;
        private final double[] sum = new double[WIDTH];

        Scratch(int rows, int rowLength) {
            this.tile = new Tile(rows, rowLength);
            this.cotile = new Tile(rows, rowLength);
        }
    }

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

    /**
     * Prepares tables.
     *
     * @param vectors chooses the kernels
     * @param threads most threads to work on
     */
    TiledProduct(FactorList factors, boolean vectors, int threads, WorkCounter work) {
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
        this.workers = new Scratch[threads];
        Arrays.setAll(workers, worker -> new Scratch(most, beta.count()));
        this.derivatives = new double[mostDerivatives()];
    }

    private int mostDerivatives() {
        int alphaMost = Math.max(alphaSingles.pairs.size(), alphaDoubles.pairs.size());
        int betaMost = Math.max(betaSingles.pairs.size(), betaDoubles.pairs.size());
        int most = Math.max(alphaMost * betaLanes.size(), betaMost * alphaLanes.size());
        for (int group = 0; group < pairTiles.size(); group++) {
            most = Math.max(
                    most,
                    factors.groups().get(group).beta().length
                            * pairTiles.get(group).size());
        }
        return most;
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
    public void prepare(double[] cosine, double[] sine, CiVector state, RunControl control) {
        state.clear(new WorkCounter(control));
        state.row(0)[0] = 1;
        Sweep sweep = new Sweep(cosine, sine, state, null, control);
        sweep(alphaSingles, betaLanes, this::alphaFactors, sweep);
        sweep(betaSingles, alphaLanes, this::betaFactors, sweep);
        for (int group = 0; group < pairTiles.size(); group++) {
            mixedFactors(group, sweep);
        }
        sweep(alphaDoubles, betaLanes, this::alphaFactors, sweep);
        sweep(betaDoubles, alphaLanes, this::betaFactors, sweep);
    }

    @Override
    public void pullBack(
            double[] cosine, double[] sine, CiVector state, CiVector costate, double[] gradient, RunControl control) {
        Arrays.fill(gradient, 0);
        Sweep sweep = new Sweep(cosine, sine, state, costate, control);
        sweep(betaDoubles, alphaLanes, this::betaFactors, sweep);
        collect(betaDoubles.first, betaDoubles.pairs.size(), alphaLanes.size(), gradient);
        sweep(alphaDoubles, betaLanes, this::alphaFactors, sweep);
        collect(alphaDoubles.first, alphaDoubles.pairs.size(), betaLanes.size(), gradient);
        for (int group = pairTiles.size() - 1; group >= 0; group--) {
            mixedFactors(group, sweep);
            Group doubles = factors.groups().get(group);
            collect(doubles.first(), doubles.beta().length, pairTiles.get(group).size(), gradient);
        }
        sweep(betaSingles, alphaLanes, this::betaFactors, sweep);
        collect(betaSingles.first, betaSingles.pairs.size(), alphaLanes.size(), gradient);
        sweep(alphaSingles, betaLanes, this::alphaFactors, sweep);
        collect(alphaSingles.first, alphaSingles.pairs.size(), betaLanes.size(), gradient);
    }

    /** Sums the derivatives of a pass tile by tile. */
    private void collect(int first, int count, int tiles, double[] gradient) {
        for (int k = 0; k < count; k++) {
            for (int number = 0; number < tiles; number++) {
                gradient[first + k] += derivatives[number * count + k];
            }
        }
    }

    /**
     * One way through all factors: forward without a costate, backward with one.
     *
     * @param cosine of each parameter
     * @param sine of each parameter
     * @param state rotated
     * @param costate rotated too, null on the way forward
     * @param control asked
     */
    private record Sweep(
            double[] cosine,
            double[] sine,
            CiVector state,
            @Nullable CiVector costate,
            RunControl control) {}

    /** All factors of one pass on one tile. */
    @FunctionalInterface
    private interface LanePass {
        void run(OneSpinPairs excitations, LaneTile at, int number, Scratch scratch, Sweep sweep, WorkCounter work);
    }

    /** The factors of one spin, tile by tile. */
    private void sweep(OneSpinPairs excitations, List<LaneTile> tiles, LanePass pass, Sweep sweep) {
        ParallelWork.run(
                tiles.size(),
                workers.length,
                sweep.control,
                (number, worker, work) ->
                        pass.run(excitations, tiles.get(number), number, workers[worker], sweep, work));
    }

    /** The alpha-beta doubles with one alpha part. */
    private void mixedFactors(int group, Sweep sweep) {
        Group doubles = factors.groups().get(group);
        List<PairTile> tiles = pairTiles.get(group);
        ParallelWork.run(
                tiles.size(),
                workers.length,
                sweep.control,
                (number, worker, work) ->
                        mixedFactors(doubles, tiles.get(number), number, workers[worker], sweep, work));
    }

    private void mixedFactors(Group doubles, PairTile at, int number, Scratch scratch, Sweep sweep, WorkCounter work) {
        int count = doubles.beta().length;
        int origin = WIDTH * at.sourceColumns.length;
        scratch.tile.gather(at.rows, at.first, at.sourceColumns, at.targetColumns, sweep.state, work);
        if (sweep.costate == null) {
            for (int k = 0; k < count; k++) {
                BlockPairs pairs = betaParts.get(doubles.beta()[k]);
                forward(pairs, at.block, origin, doubles.first() + k, scratch, sweep, work);
            }
        } else {
            scratch.cotile.gather(at.rows, at.first, at.sourceColumns, at.targetColumns, sweep.costate, work);
            for (int k = count - 1; k >= 0; k--) {
                BlockPairs pairs = betaParts.get(doubles.beta()[k]);
                derivatives[number * count + k] =
                        backward(pairs, at.block, origin, doubles.first() + k, scratch, sweep, work);
            }
            scratch.cotile.scatter(at.rows, at.first, at.sourceColumns, at.targetColumns, sweep.costate, work);
        }
        scratch.tile.scatter(at.rows, at.first, at.sourceColumns, at.targetColumns, sweep.state, work);
    }

    private void alphaFactors(
            OneSpinPairs excitations, LaneTile at, int number, Scratch scratch, Sweep sweep, WorkCounter work) {
        scratch.tile.gatherBetaLanes(at.rows, at.columns, at.first, sweep.state, work);
        if (sweep.costate == null) {
            oneSpin(excitations, at.block, number, scratch, sweep, work);
        } else {
            scratch.cotile.gatherBetaLanes(at.rows, at.columns, at.first, sweep.costate, work);
            oneSpin(excitations, at.block, number, scratch, sweep, work);
            scratch.cotile.scatterBetaLanes(at.rows, at.columns, at.first, sweep.costate, work);
        }
        scratch.tile.scatterBetaLanes(at.rows, at.columns, at.first, sweep.state, work);
    }

    private void betaFactors(
            OneSpinPairs excitations, LaneTile at, int number, Scratch scratch, Sweep sweep, WorkCounter work) {
        scratch.tile.gatherAlphaLanes(at.rows, at.first, at.columns, sweep.state, work);
        if (sweep.costate == null) {
            oneSpin(excitations, at.block, number, scratch, sweep, work);
        } else {
            scratch.cotile.gatherAlphaLanes(at.rows, at.first, at.columns, sweep.costate, work);
            oneSpin(excitations, at.block, number, scratch, sweep, work);
            scratch.cotile.scatterAlphaLanes(at.rows, at.first, at.columns, sweep.costate, work);
        }
        scratch.tile.scatterAlphaLanes(at.rows, at.first, at.columns, sweep.state, work);
    }

    /** All factors of one spin on one tile of its strings. */
    private void oneSpin(
            OneSpinPairs excitations, int block, int number, Scratch scratch, Sweep sweep, WorkCounter work) {
        int count = excitations.pairs.size();
        if (sweep.costate == null) {
            for (int k = 0; k < count; k++) {
                forward(excitations.pairs.get(k), block, 0, excitations.first + k, scratch, sweep, work);
            }
        } else {
            for (int k = count - 1; k >= 0; k--) {
                derivatives[number * count + k] =
                        backward(excitations.pairs.get(k), block, 0, excitations.first + k, scratch, sweep, work);
            }
        }
    }

    private void forward(
            BlockPairs pairs,
            int block,
            int targetOrigin,
            int parameter,
            Scratch scratch,
            Sweep sweep,
            WorkCounter work) {
        int[] source = pairs.source()[block];
        int[] target = pairs.target()[block];
        int positive = pairs.positive()[block];
        int count = source.length;
        double[] x = scratch.tile.numbers();
        double cosine = sweep.cosine[parameter];
        double sine = sweep.sine[parameter];
        if (vectors) {
            VectorRotation.forward(x, source, target, 0, positive, targetOrigin, cosine, sine);
            VectorRotation.forward(x, source, target, positive, count, targetOrigin, cosine, -sine);
        } else {
            PlainRotation.forward(x, source, target, 0, positive, targetOrigin, cosine, sine);
            PlainRotation.forward(x, source, target, positive, count, targetOrigin, cosine, -sine);
        }
        work.add(4L * WIDTH * count);
    }

    /** Rotates both tiles back and returns costate · (T − Tᵀ) state. */
    private double backward(
            BlockPairs pairs,
            int block,
            int targetOrigin,
            int parameter,
            Scratch scratch,
            Sweep sweep,
            WorkCounter work) {
        int[] source = pairs.source()[block];
        int[] target = pairs.target()[block];
        int positive = pairs.positive()[block];
        int count = source.length;
        double[] x = scratch.tile.numbers();
        double[] u = scratch.cotile.numbers();
        double[] sum = scratch.sum;
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
        work.add(10L * WIDTH * count);
        double total = 0;
        for (double lane : sum) {
            total += lane;
        }
        return total;
    }

    @Override
    public long bytes() {
        long bytes = 2L * workers.length * workers[0].tile.bytes() + 8L * derivatives.length;
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
