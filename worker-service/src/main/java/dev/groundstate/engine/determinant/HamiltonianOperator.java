package dev.groundstate.engine.determinant;

import dev.groundstate.engine.determinant.LabelledStrings.Block;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Hamiltonian, without its core energy, on vectors over a determinant space: σ = H c.
 *
 * <p>σ = Hα c + c Hβ + Σ_pq,rs (pq|rs) Eα_pq Eβ_rs c: see {@link SameSpinProduct} and {@link MixedSpinProduct}. When
 * both spins have the same strings and c is symmetric or antisymmetric in them, c = ±cᵀ, as the states of even and of odd
 * total spin are for M = 0, so is σ: then c Hβ = ±(Hα c)ᵀ, and half of the mixed part is enough.
 *
 * <p>What vanishes by symmetry of the orbitals is left out: an abelian point group, as {@link OrbitalParities} finds it.
 * A c with one label, as every state can be chosen, takes about the square of the number of labels less work.
 *
 * <p>Work is cut into blocks of strings that do not depend on the number of threads, nor do the bits of σ. Holds scratch:
 * not thread-safe.
 */
public final class HamiltonianOperator implements SymmetricOperator {

    /** Beta strings of a block of the mixed part: panels, factors and product then stay in a second cache of 1 MB. */
    private static final int MIXED_WIDTH = 144;

    /** Columns of a block of the same-spin part: enough to pay for copying the elements of a string. */
    private static final int SAME_SPIN_WIDTH = 576;

    /** Columns multiplied at once in the same-spin part. */
    private static final int PRODUCT_WIDTH = 144;

    /** Determinants from which more than one thread pays. */
    private static final long WORTH_A_THREAD = 20_000;

    /** Rows and columns of a tile in which a vector meets its transpose: one line of the cache each way. */
    private static final int TILE = 16;

    private final DeterminantSpace space;
    private final boolean alike;
    private final DeterminantElements elements;
    private final LabelledStrings alpha;
    private final LabelledStrings beta;
    private final LabelledStrings tileColumns;
    private final SameSpinProduct alphaPart;
    private final SameSpinProduct betaPart;
    private final MixedSpinProduct mixedPart;
    private final Worker[] workers;

    /** Prepares the tables of a space, and as many scratches as the control has threads. */
    public HamiltonianOperator(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, RunControl control) {
        if (space.spatialOrbitals() != hamiltonian.spatialOrbitals()) {
            throw new IllegalArgumentException("expected a space over " + hamiltonian.spatialOrbitals()
                    + " orbitals, got " + space.spatialOrbitals());
        }
        WorkCounter work = new WorkCounter(control);
        this.space = space;
        this.alike = space.alpha() == space.beta();
        this.elements = new DeterminantElements(hamiltonian, space, work);
        OrbitalParities parities = OrbitalParities.of(hamiltonian, control);
        Optional<LabelledStrings> alphaLabelled = LabelledStrings.of(space.alpha(), parities, work);
        Optional<LabelledStrings> betaLabelled =
                alike ? alphaLabelled : LabelledStrings.of(space.beta(), parities, work);
        boolean labelled = alphaLabelled.isPresent() && betaLabelled.isPresent();
        this.alpha = labelled ? alphaLabelled.get() : LabelledStrings.unlabelled(space.alpha());
        this.beta = alike ? alpha : labelled ? betaLabelled.get() : LabelledStrings.unlabelled(space.beta());
        PairClasses classes = new PairClasses(parities, space.spatialOrbitals(), labelled);
        this.tileColumns = LabelledStrings.unlabelled(space.alpha());
        this.alphaPart = new SameSpinProduct(hamiltonian, space.alpha(), classes, work);
        this.betaPart = alike ? alphaPart : new SameSpinProduct(hamiltonian, space.beta(), classes, work);
        this.mixedPart = new MixedSpinProduct(hamiltonian, space, beta, classes, work);
        this.workers = new Worker[space.determinants() < WORTH_A_THREAD ? 1 : Math.max(1, control.threads())];
        Arrays.setAll(workers, worker -> new Worker());
    }

    /**
     * Returns the bytes of the tables and the scratch of an operator, for a space that is not there yet.
     *
     * @param threads threads the control will have
     */
    public static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons, int threads) {
        SpaceSize size = SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons);
        boolean alike = alphaElectrons == betaElectrons;
        long tables = Math.addExact(
                MixedSpinProduct.bytes(spatialOrbitals, alphaElectrons, betaElectrons),
                Math.addExact(
                        DeterminantElements.bytes(size, spatialOrbitals, alike),
                        Math.addExact(
                                SameSpinProduct.bytes(spatialOrbitals, alphaElectrons),
                                alike ? 0 : SameSpinProduct.bytes(spatialOrbitals, betaElectrons))));
        int mixed = (int) Math.min(MIXED_WIDTH, size.betaStrings());
        long tile = Math.min(PRODUCT_WIDTH, size.alphaStrings());
        long scratch = Math.addExact(
                MixedSpinProduct.scratchBytes(spatialOrbitals, alphaElectrons, betaElectrons, mixed),
                Math.addExact(
                        SameSpinProduct.scratchBytes(spatialOrbitals, alphaElectrons, PRODUCT_WIDTH)
                                + SameSpinProduct.scratchBytes(spatialOrbitals, betaElectrons, PRODUCT_WIDTH),
                        Math.multiplyExact(2 * size.betaStrings(), 8 * tile + 24)));
        long labelled = Math.multiplyExact(
                Math.addExact(size.alphaStrings(), size.betaStrings()), 2 * LabelledStrings.stringBytes());
        return Math.addExact(Math.addExact(tables, labelled), Math.multiplyExact(threads, scratch));
    }

    /** Returns the bytes for a control of one thread. */
    public static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        return bytes(spatialOrbitals, alphaElectrons, betaElectrons, 1);
    }

    @Override
    public void apply(CiVector x, CiVector y, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        int symmetry = alike ? x.exchangeSymmetry(work) : 0;
        long[] occupiedRuns = beta.occupiedRuns(x.rows(), work);
        applyAlphaPart(x, y, occupiedRuns, control);
        if (symmetry == 0) {
            addBetaPart(x, y, control);
        }
        addMixedPart(x, y, occupiedRuns, symmetry, control);
    }

    /** y = Hα x, a block of beta strings a piece. */
    private void applyAlphaPart(CiVector x, CiVector y, long[] occupiedRuns, RunControl control) {
        y.clear(new WorkCounter(control));
        int width =
                Math.clamp(space.beta().count() / 8, PRODUCT_WIDTH, SAME_SPIN_WIDTH) / PRODUCT_WIDTH * PRODUCT_WIDTH;
        List<Block> blocks = beta.blocks(width);
        ParallelWork.run(blocks.size(), workers.length, control, (piece, worker, work) -> workers[worker]
                .alphaScratch()
                .add(x.rows(), y.rows(), beta, blocks.get(piece), occupiedRuns, work));
    }

    /** y += x Hβ, a block of alpha strings a piece, on its transpose. */
    private void addBetaPart(CiVector x, CiVector y, RunControl control) {
        List<Block> blocks = alpha.blocks(PRODUCT_WIDTH);
        ParallelWork.run(
                blocks.size(),
                workers.length,
                control,
                (piece, worker, work) -> workers[worker].addBetaPart(x, y, blocks.get(piece), work));
    }

    /** Adds the mixed part, a block of beta strings a piece; with a symmetry all of σ that is still missing. */
    private void addMixedPart(CiVector x, CiVector y, long[] occupiedRuns, int symmetry, RunControl control) {
        List<Block> blocks = beta.blocks(MIXED_WIDTH);
        ParallelWork.run(blocks.size(), workers.length, control, (piece, worker, work) -> {
            Block block = blocks.get(piece);
            MixedSpinProduct.Scratch mixed = workers[worker].mixedScratch();
            mixed.multiply(x, block, occupiedRuns, symmetry == 0 ? 0 : block.first(), work);
            if (symmetry == 0) {
                for (int i = 0; i < y.alphaStrings(); i++) {
                    beta.scatter(mixed.sums(), mixed.sumsOf(i), block.first(), block.length(), y.row(i));
                    work.add(block.length());
                }
            } else {
                complete(y, mixed, symmetry, block, work);
            }
        });
    }

    /** σ_IJ = Hα c + (±Hα c)ᵀ + the mixed part for J in a block and I not before J, and σ_JI = ±σ_IJ. */
    private void complete(CiVector y, MixedSpinProduct.Scratch mixed, int symmetry, Block block, WorkCounter work) {
        for (int start = block.first(); start < y.alphaStrings(); start += TILE) {
            int end = Math.min(start + TILE, y.alphaStrings());
            for (int j = 0; j < block.length(); j++) {
                int column = beta.at(block.first() + j);
                double[] mirror = y.row(column);
                for (int place = Math.max(start, block.first() + j); place < end; place++) {
                    int i = beta.at(place);
                    double[] row = y.row(i);
                    double sum = row[column] + symmetry * mirror[i] + mixed.sums()[mixed.sumsOf(i) + j];
                    mirror[i] = symmetry * sum;
                    row[column] = i == column && symmetry < 0 ? 0 : sum;
                }
            }
            work.add(4L * TILE * block.length());
        }
    }

    @Override
    public void diagonal(int alphaString, double[] row) {
        elements.fill(alphaString, row);
    }

    @Override
    public long label(int alphaString, int betaString) {
        return alpha.label(alpha.runOf(alphaString)) ^ beta.label(beta.runOf(betaString));
    }

    @Override
    public double element(int i, int j, int k, int l) {
        return elements.element(i, j, k, l);
    }

    /** The scratch of one thread, made when first used. */
    private final class Worker {
        private SameSpinProduct.@Nullable Scratch alphaScratch;
        private SameSpinProduct.@Nullable Scratch betaScratch;
        private MixedSpinProduct.@Nullable Scratch mixedScratch;
        private double @Nullable [][] tileIn;
        private double @Nullable [][] tileOut;

        SameSpinProduct.Scratch alphaScratch() {
            if (alphaScratch == null) {
                alphaScratch = alphaPart
                .new Scratch(Math.min(PRODUCT_WIDTH, space.beta().count()));
            }
            return alphaScratch;
        }

        MixedSpinProduct.Scratch mixedScratch() {
            if (mixedScratch == null) {
                mixedScratch =
                        mixedPart.new Scratch(Math.min(MIXED_WIDTH, space.beta().count()));
            }
            return mixedScratch;
        }

        void addBetaPart(CiVector x, CiVector y, Block block, WorkCounter work) {
            int length = block.length();
            int betaStrings = space.beta().count();
            int width = Math.min(PRODUCT_WIDTH, space.alpha().count());
            if (betaScratch == null || tileIn == null || tileOut == null) {
                betaScratch = betaPart.new Scratch(width);
                tileIn = new double[betaStrings][];
                tileOut = new double[betaStrings][];
                for (int j = 0; j < betaStrings; j++) {
                    tileIn[j] = new double[width];
                    tileOut[j] = new double[width];
                    work.add(2L * width);
                }
            }
            for (int b0 = 0; b0 < length; b0 += TILE) {
                int b1 = Math.min(b0 + TILE, length);
                for (int j = 0; j < betaStrings; j++) {
                    for (int b = b0; b < b1; b++) {
                        tileIn[j][b] = x.row(alpha.at(block.first() + b))[j];
                    }
                }
                work.add(4L * TILE * betaStrings);
            }
            for (double[] row : tileOut) {
                Arrays.fill(row, 0);
                work.add(row.length);
            }
            long[] occupied = tileColumns.occupiedRuns(tileIn, work);
            betaScratch.add(tileIn, tileOut, tileColumns, new Block(0, length, 0), occupied, work);
            for (int b0 = 0; b0 < length; b0 += TILE) {
                int b1 = Math.min(b0 + TILE, length);
                for (int j = 0; j < betaStrings; j++) {
                    for (int b = b0; b < b1; b++) {
                        y.row(alpha.at(block.first() + b))[j] += tileOut[j][b];
                    }
                }
                work.add(4L * TILE * betaStrings);
            }
        }
    }
}
