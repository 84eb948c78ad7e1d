package dev.groundstate.engine.ansatz;

import static dev.groundstate.engine.ansatz.PlainRotation.WIDTH;

import dev.groundstate.engine.ansatz.FactorList.Group;
import dev.groundstate.engine.ansatz.FactorList.OneSpin;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Factors applied in tiles that stay in the second cache.
 *
 * <p>The alpha-beta doubles of one a←i: {@value PlainRotation#WIDTH} pairs of rows it connects are gathered, beta string
 * by beta string, into two blocks, and all of its b←j rotate contiguous lanes of both. Factors of one spin: {@value
 * PlainRotation#WIDTH} strings of the other spin are gathered once for all of them. Only strings of labels that go
 * together are touched. Cost: one rotation of two numbers a pair of determinants, two in reverse; a gather and a scatter
 * for each a←i.
 */
final class TiledProduct implements FactorProduct {

    private final FactorList factors;
    private final List<BlockPairs> alphaParts;
    private final List<BlockPairs> betaParts;
    private final OneSpinPairs alphaSingles;
    private final OneSpinPairs betaSingles;
    private final OneSpinPairs alphaDoubles;
    private final OneSpinPairs betaDoubles;
    private final boolean vectors;
    private final double[] tile;
    private final double[] cotile;
    private final double[] sum = new double[WIDTH];

    /**
     * Factors of one spin.
     *
     * @param pairs of each
     * @param first parameter of the first
     */
    private record OneSpinPairs(List<BlockPairs> pairs, int first) {}

    /** Prepares tables; {@code vectors} chooses the kernels. */
    TiledProduct(FactorList factors, boolean vectors, WorkCounter work) {
        this.factors = factors;
        this.vectors = vectors;
        OccupationStrings alpha = factors.space().alpha();
        OccupationStrings beta = factors.space().beta();
        List<Excitation> rows = factors.groups().stream().map(Group::alpha).toList();
        boolean alike = alpha == beta;
        this.alphaParts = pairs(rows, alpha, factors.alphaBlocks(), work);
        this.betaParts = alike ? alphaParts : pairs(factors.betaParts(), beta, factors.betaBlocks(), work);
        this.alphaSingles = oneSpin(factors.alphaSingles(), alpha, factors.alphaBlocks(), work);
        this.alphaDoubles = oneSpin(factors.alphaDoubles(), alpha, factors.alphaBlocks(), work);
        this.betaSingles = alike
                ? new OneSpinPairs(alphaSingles.pairs, factors.betaSingles().first())
                : oneSpin(factors.betaSingles(), beta, factors.betaBlocks(), work);
        this.betaDoubles = alike
                ? new OneSpinPairs(alphaDoubles.pairs, factors.betaDoubles().first())
                : oneSpin(factors.betaDoubles(), beta, factors.betaBlocks(), work);
        int most = Math.max(2 * largest(factors.betaBlocks()), largest(factors.alphaBlocks()));
        this.tile = new double[WIDTH * most];
        this.cotile = new double[WIDTH * most];
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

    @Override
    public void prepare(double[] cosine, double[] sine, CiVector state, WorkCounter work) {
        state.clear(work);
        state.row(0)[0] = 1;
        Sweep sweep = new Sweep(cosine, sine, state, null, new double[0], work);
        alphaOnly(alphaSingles, sweep);
        betaOnly(betaSingles, sweep);
        for (int group = 0; group < alphaParts.size(); group++) {
            mixed(group, sweep);
        }
        alphaOnly(alphaDoubles, sweep);
        betaOnly(betaDoubles, sweep);
    }

    @Override
    public void pullBack(
            double[] cosine, double[] sine, CiVector state, CiVector costate, double[] gradient, WorkCounter work) {
        Arrays.fill(gradient, 0);
        Sweep sweep = new Sweep(cosine, sine, state, costate, gradient, work);
        betaOnly(betaDoubles, sweep);
        alphaOnly(alphaDoubles, sweep);
        for (int group = alphaParts.size() - 1; group >= 0; group--) {
            mixed(group, sweep);
        }
        betaOnly(betaSingles, sweep);
        alphaOnly(alphaSingles, sweep);
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
    private void mixed(int group, Sweep sweep) {
        Group doubles = factors.groups().get(group);
        StringBlocks blocks = factors.alphaBlocks();
        BlockPairs rows = alphaParts.get(group);
        for (int g = 0; g < blocks.count() && doubles.beta().length > 0; g++) {
            int partner = blocks.find(blocks.label(g) ^ doubles.alpha().label());
            int h = factors.betaBlock(g);
            int targets = partner < 0 ? -1 : factors.betaBlock(partner);
            if (rows.count(g) > 0 && h >= 0 && targets >= 0) {
                mixed(doubles, new RowPairs(rows, g, blocks.members(g), blocks.members(partner)), h, targets, sweep);
            }
        }
    }

    private void mixed(Group doubles, RowPairs rows, int h, int targets, Sweep sweep) {
        int[] sourceColumns = factors.betaBlocks().members(h);
        int[] targetColumns = factors.betaBlocks().members(targets);
        int origin = WIDTH * sourceColumns.length;
        int count = doubles.beta().length;
        for (int first = 0; first < rows.count(); first += WIDTH) {
            gatherPairs(rows, first, sourceColumns, targetColumns, sweep.state, tile, sweep.work);
            if (sweep.costate == null) {
                for (int k = 0; k < count; k++) {
                    forward(betaParts.get(doubles.beta()[k]), h, origin, doubles.first() + k, sweep);
                }
            } else {
                gatherPairs(rows, first, sourceColumns, targetColumns, sweep.costate, cotile, sweep.work);
                for (int k = count - 1; k >= 0; k--) {
                    backward(betaParts.get(doubles.beta()[k]), h, origin, doubles.first() + k, sweep);
                }
                scatterPairs(rows, first, sourceColumns, targetColumns, sweep.costate, cotile, sweep.work);
            }
            scatterPairs(rows, first, sourceColumns, targetColumns, sweep.state, tile, sweep.work);
        }
    }

    private void alphaOnly(OneSpinPairs excitations, Sweep sweep) {
        for (int g = 0; g < factors.alphaBlocks().count(); g++) {
            int h = factors.betaBlock(g);
            if (h >= 0) {
                int[] rows = factors.alphaBlocks().members(g);
                int[] columns = factors.betaBlocks().members(h);
                for (int first = 0; first < columns.length; first += WIDTH) {
                    gatherColumns(rows, columns, first, sweep.state, tile, sweep.work);
                    if (sweep.costate == null) {
                        oneSpin(excitations, g, sweep);
                    } else {
                        gatherColumns(rows, columns, first, sweep.costate, cotile, sweep.work);
                        oneSpin(excitations, g, sweep);
                        scatterColumns(rows, columns, first, sweep.costate, cotile, sweep.work);
                    }
                    scatterColumns(rows, columns, first, sweep.state, tile, sweep.work);
                }
            }
        }
    }

    private void betaOnly(OneSpinPairs excitations, Sweep sweep) {
        for (int h = 0; h < factors.betaBlocks().count(); h++) {
            int g = factors.alphaBlock(h);
            if (g >= 0) {
                int[] rows = factors.alphaBlocks().members(g);
                int[] columns = factors.betaBlocks().members(h);
                for (int first = 0; first < rows.length; first += WIDTH) {
                    gatherRows(rows, columns, first, sweep.state, tile, sweep.work);
                    if (sweep.costate == null) {
                        oneSpin(excitations, h, sweep);
                    } else {
                        gatherRows(rows, columns, first, sweep.costate, cotile, sweep.work);
                        oneSpin(excitations, h, sweep);
                        scatterRows(rows, columns, first, sweep.costate, cotile, sweep.work);
                    }
                    scatterRows(rows, columns, first, sweep.state, tile, sweep.work);
                }
            }
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
        double cosine = sweep.cosine[parameter];
        double sine = sweep.sine[parameter];
        if (vectors) {
            VectorRotation.forward(tile, source, target, 0, positive, targetOrigin, cosine, sine);
            VectorRotation.forward(tile, source, target, positive, source.length, targetOrigin, cosine, -sine);
        } else {
            PlainRotation.forward(tile, source, target, 0, positive, targetOrigin, cosine, sine);
            PlainRotation.forward(tile, source, target, positive, source.length, targetOrigin, cosine, -sine);
        }
        sweep.work.add(4L * WIDTH * source.length);
    }

    /** Rotates both tiles back and adds costate · (T − Tᵀ) state to the gradient. */
    private void backward(BlockPairs pairs, int block, int targetOrigin, int parameter, Sweep sweep) {
        int[] source = pairs.source()[block];
        int[] target = pairs.target()[block];
        int positive = pairs.positive()[block];
        int count = source.length;
        double cosine = sweep.cosine[parameter];
        double sine = sweep.sine[parameter];
        Arrays.fill(sum, 0);
        if (vectors) {
            VectorRotation.backward(tile, cotile, source, target, 0, positive, targetOrigin, cosine, sine, 1, sum);
            VectorRotation.backward(
                    tile, cotile, source, target, positive, count, targetOrigin, cosine, -sine, -1, sum);
        } else {
            PlainRotation.backward(tile, cotile, source, target, 0, positive, targetOrigin, cosine, sine, 1, sum);
            PlainRotation.backward(tile, cotile, source, target, positive, count, targetOrigin, cosine, -sine, -1, sum);
        }
        sweep.work.add(10L * WIDTH * count);
        for (double lane : sum) {
            sweep.gradient[parameter] += lane;
        }
    }

    /**
     * The pairs of rows of a state that a←i connects, with sources of one label.
     *
     * @param pairs of strings
     * @param block of the sources
     * @param sources strings of that block
     * @param targets strings of the other
     */
    private record RowPairs(BlockPairs pairs, int block, int[] sources, int[] targets) {
        int count() {
            return pairs.count(block);
        }

        int source(int pair) {
            return sources[pairs.source()[block][pair]];
        }

        int target(int pair) {
            return targets[pairs.target()[block][pair]];
        }

        double sign(int pair) {
            return pair < pairs.positive()[block] ? 1 : -1;
        }
    }

    /** Fills a tile with rows that a←i connects, sources first, the sign of the pair folded into the targets. */
    private static void gatherPairs(
            RowPairs rows,
            int first,
            int[] sourceColumns,
            int[] targetColumns,
            CiVector vector,
            double[] to,
            WorkCounter work) {
        int width = Math.min(WIDTH, rows.count() - first);
        int origin = WIDTH * sourceColumns.length;
        if (width < WIDTH) {
            Arrays.fill(to, 0, origin + WIDTH * targetColumns.length, 0);
        }
        for (int lane = 0; lane < width; lane++) {
            int pair = first + lane;
            gather(vector.row(rows.source(pair)), sourceColumns, 1, to, lane);
            gather(vector.row(rows.target(pair)), targetColumns, rows.sign(pair), to, origin + lane);
            work.add(2L * (sourceColumns.length + targetColumns.length));
        }
    }

    private static void scatterPairs(
            RowPairs rows,
            int first,
            int[] sourceColumns,
            int[] targetColumns,
            CiVector vector,
            double[] from,
            WorkCounter work) {
        int width = Math.min(WIDTH, rows.count() - first);
        int origin = WIDTH * sourceColumns.length;
        for (int lane = 0; lane < width; lane++) {
            int pair = first + lane;
            scatter(vector.row(rows.source(pair)), sourceColumns, 1, from, lane);
            scatter(vector.row(rows.target(pair)), targetColumns, rows.sign(pair), from, origin + lane);
            work.add(2L * (sourceColumns.length + targetColumns.length));
        }
    }

    private static void gatherRows(
            int[] rows, int[] columns, int first, CiVector vector, double[] to, WorkCounter work) {
        int width = Math.min(WIDTH, rows.length - first);
        if (width < WIDTH) {
            Arrays.fill(to, 0, WIDTH * columns.length, 0);
        }
        for (int lane = 0; lane < width; lane++) {
            gather(vector.row(rows[first + lane]), columns, 1, to, lane);
            work.add(2L * columns.length);
        }
    }

    private static void scatterRows(
            int[] rows, int[] columns, int first, CiVector vector, double[] from, WorkCounter work) {
        int width = Math.min(WIDTH, rows.length - first);
        for (int lane = 0; lane < width; lane++) {
            scatter(vector.row(rows[first + lane]), columns, 1, from, lane);
            work.add(2L * columns.length);
        }
    }

    private static void gather(double[] row, int[] columns, double sign, double[] to, int lane) {
        int next = lane;
        for (int column : columns) {
            to[next] = sign * row[column];
            next += WIDTH;
        }
    }

    private static void scatter(double[] row, int[] columns, double sign, double[] from, int lane) {
        int next = lane;
        for (int column : columns) {
            row[column] = sign * from[next];
            next += WIDTH;
        }
    }

    private static void gatherColumns(
            int[] rows, int[] columns, int first, CiVector vector, double[] to, WorkCounter work) {
        int width = Math.min(WIDTH, columns.length - first);
        for (int k = 0; k < rows.length; k++) {
            double[] row = vector.row(rows[k]);
            int next = k * WIDTH;
            for (int lane = 0; lane < width; lane++) {
                to[next + lane] = row[columns[first + lane]];
            }
            for (int lane = width; lane < WIDTH; lane++) {
                to[next + lane] = 0;
            }
        }
        work.add(2L * WIDTH * rows.length);
    }

    private static void scatterColumns(
            int[] rows, int[] columns, int first, CiVector vector, double[] from, WorkCounter work) {
        int width = Math.min(WIDTH, columns.length - first);
        for (int k = 0; k < rows.length; k++) {
            double[] row = vector.row(rows[k]);
            int next = k * WIDTH;
            for (int lane = 0; lane < width; lane++) {
                row[columns[first + lane]] = from[next + lane];
            }
        }
        work.add(2L * WIDTH * rows.length);
    }

    @Override
    public long bytes() {
        long bytes = 16L * tile.length;
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
