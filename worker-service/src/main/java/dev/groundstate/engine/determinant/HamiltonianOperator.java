package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The Hamiltonian, without its core energy, on vectors over a determinant space: σ = H c.
 *
 * <p>σ = Hα c + c Hβ + Σ_pq,rs (pq|rs) Eα_pq Eβ_rs c: see {@link SameSpinProduct} and {@link MixedSpinProduct}. When
 * both spins have the same strings and c is symmetric or antisymmetric in them, c = ±cᵀ, as the states of even and of odd
 * total spin are for M = 0, so is σ: then c Hβ = ±(Hα c)ᵀ, and half of the mixed part is enough.
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
        this.alphaPart = new SameSpinProduct(hamiltonian, space.alpha(), work);
        this.betaPart = alike ? alphaPart : new SameSpinProduct(hamiltonian, space.beta(), work);
        this.mixedPart = new MixedSpinProduct(hamiltonian, space, work);
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
        return Math.addExact(tables, Math.multiplyExact(threads, scratch));
    }

    /** Returns the bytes for a control of one thread. */
    public static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        return bytes(spatialOrbitals, alphaElectrons, betaElectrons, 1);
    }

    @Override
    public void apply(CiVector x, CiVector y, RunControl control) {
        int symmetry = alike ? x.exchangeSymmetry(new WorkCounter(control)) : 0;
        applyAlphaPart(x, y, control);
        if (symmetry == 0) {
            addBetaPart(x, y, control);
        }
        addMixedPart(x, y, symmetry, control);
    }

    /** y = Hα x, a block of beta strings a piece. */
    private void applyAlphaPart(CiVector x, CiVector y, RunControl control) {
        int columns = space.beta().count();
        int width = Math.clamp(columns / 8, PRODUCT_WIDTH, SAME_SPIN_WIDTH) / PRODUCT_WIDTH * PRODUCT_WIDTH;
        ParallelWork.run(pieces(columns, width), workers.length, control, (piece, worker, work) -> {
            int first = piece * width;
            int length = Math.min(width, columns - first);
            for (int i = 0; i < y.alphaStrings(); i++) {
                Arrays.fill(y.row(i), first, first + length, 0);
                work.add(length);
            }
            workers[worker].alphaScratch().add(x.rows(), y.rows(), first, length, work);
        });
    }

    /** y += x Hβ, a block of alpha strings a piece, on its transpose. */
    private void addBetaPart(CiVector x, CiVector y, RunControl control) {
        int rows = space.alpha().count();
        ParallelWork.run(pieces(rows, PRODUCT_WIDTH), workers.length, control, (piece, worker, work) -> {
            int first = piece * PRODUCT_WIDTH;
            workers[worker].addBetaPart(x, y, first, Math.min(PRODUCT_WIDTH, rows - first), work);
        });
    }

    /** Adds the mixed part, a block of beta strings a piece; with a symmetry all of σ that is still missing. */
    private void addMixedPart(CiVector x, CiVector y, int symmetry, RunControl control) {
        int columns = space.beta().count();
        ParallelWork.run(pieces(columns, MIXED_WIDTH), workers.length, control, (piece, worker, work) -> {
            int first = piece * MIXED_WIDTH;
            int length = Math.min(MIXED_WIDTH, columns - first);
            MixedSpinProduct.Scratch mixed = workers[worker].mixedScratch();
            mixed.multiply(x, first, length, symmetry == 0 ? 0 : first, work);
            if (symmetry == 0) {
                for (int i = 0; i < y.alphaStrings(); i++) {
                    DenseRows.addScaled(y.row(i), first, 1, mixed.sums(), mixed.sumsOf(i), length);
                    work.add(length);
                }
            } else {
                complete(y, mixed, symmetry, first, length, work);
            }
        });
    }

    /** σ_IJ = Hα c + (±Hα c)ᵀ + the mixed part for I ≥ J and J in a block, and σ_JI = ±σ_IJ. */
    private static void complete(
            CiVector y, MixedSpinProduct.Scratch mixed, int symmetry, int first, int length, WorkCounter work) {
        for (int i0 = first; i0 < y.alphaStrings(); i0 += TILE) {
            int i1 = Math.min(i0 + TILE, y.alphaStrings());
            for (int j = 0; j < length; j++) {
                double[] mirror = y.row(first + j);
                for (int i = Math.max(i0, first + j); i < i1; i++) {
                    double[] row = y.row(i);
                    double sum = row[first + j] + symmetry * mirror[i] + mixed.sums()[mixed.sumsOf(i) + j];
                    mirror[i] = symmetry * sum;
                    row[first + j] = i == first + j && symmetry < 0 ? 0 : sum;
                }
            }
            work.add(4L * TILE * length);
        }
    }

    private static int pieces(int count, int width) {
        return (count + width - 1) / width;
    }

    @Override
    public void diagonal(int alphaString, double[] row) {
        elements.fill(alphaString, row);
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

        void addBetaPart(CiVector x, CiVector y, int first, int length, WorkCounter work) {
            int betaStrings = space.beta().count();
            int width = Math.min(PRODUCT_WIDTH, space.alpha().count());
            if (betaScratch == null || tileIn == null || tileOut == null) {
                betaScratch = betaPart.new Scratch(width);
                tileIn = new double[betaStrings][width];
                tileOut = new double[betaStrings][width];
            }
            for (int b0 = 0; b0 < length; b0 += TILE) {
                int b1 = Math.min(b0 + TILE, length);
                for (int j = 0; j < betaStrings; j++) {
                    for (int b = b0; b < b1; b++) {
                        tileIn[j][b] = x.row(first + b)[j];
                    }
                }
                work.add(4L * TILE * betaStrings);
            }
            for (double[] row : tileOut) {
                Arrays.fill(row, 0);
            }
            betaScratch.add(tileIn, tileOut, 0, length, work);
            for (int b0 = 0; b0 < length; b0 += TILE) {
                int b1 = Math.min(b0 + TILE, length);
                for (int j = 0; j < betaStrings; j++) {
                    for (int b = b0; b < b1; b++) {
                        y.row(first + b)[j] += tileOut[j][b];
                    }
                }
                work.add(4L * TILE * betaStrings);
            }
        }
    }
}
