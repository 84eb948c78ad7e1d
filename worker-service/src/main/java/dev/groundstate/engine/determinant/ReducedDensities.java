package dev.groundstate.engine.determinant;

import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.linalg.MatrixBlock;
import dev.groundstate.engine.linalg.MatrixProduct;
import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * Works out the density matrices of a vector.
 *
 * <p>Same spin: Σ_K ⟨c|a†_p a†_r|K⟩ ⟨K|a_s a_q|c⟩ over the strings K of two electrons less, a product of matrices for each
 * K. Different spin: ⟨Eα_pq Eβ_rs⟩ = Σ_I Σ_J c_I'J (Eβ_rs c)_IJ with |I'⟩ = Eα_pq |I⟩, a product for each I, for p ≥ q only, as
 * ⟨Eα_qp Eβ_sr⟩ is the same. Cost for N electrons of each spin in n orbitals: (½ N(n − N) + 1) n² multiply-adds a determinant.
 *
 * <p>Sums are cut into {@value #PARTS} parts that are added in order: the bits do not depend on the number of threads.
 */
public final class ReducedDensities {

    /** Parts of every sum. */
    private static final int PARTS = 8;

    /** Beta strings multiplied at once. */
    private static final int BLOCK = 256;

    /** Determinants from which more than one thread pays. */
    private static final long WORTH_A_THREAD = 20_000;

    private final DeterminantSpace space;
    private final RunControl control;
    private final int orbitals;
    private final int threads;

    private ReducedDensities(DeterminantSpace space, RunControl control) {
        this.space = space;
        this.control = control;
        this.orbitals = space.spatialOrbitals();
        this.threads = space.determinants() < WORTH_A_THREAD ? 1 : PARTS;
    }

    /**
     * Returns the density matrices of a vector; of one that is not normalised, times the square of its norm.
     *
     * <p>Holds a second vector where the spins differ.
     */
    public static DensityMatrices of(DeterminantSpace space, CiVector vector, RunControl control) {
        return new ReducedDensities(space, control).densities(vector);
    }

    /** Returns the one-particle density matrices alone; holds a second vector where the spins differ. */
    public static OneParticleDensity oneParticle(DeterminantSpace space, CiVector vector, RunControl control) {
        return new ReducedDensities(space, control).oneParticle(vector);
    }

    /**
     * Returns the imaginary part of γ summed over both spins, ⟨a|E_pq|b⟩ − ⟨a|E_qp|b⟩ of the state a + ib; takes no further vector.
     *
     * @param re a
     * @param im b
     */
    public static OneParticleDensity imaginary(DeterminantSpace space, CiVector re, CiVector im, RunControl control) {
        ReducedDensities densities = new ReducedDensities(space, control);
        int square = densities.orbitals * densities.orbitals;
        return new OneParticleDensity(
                densities.orbitals, new double[square], new double[square], densities.imaginary(re, im));
    }

    /** Returns the most bytes of sums and results of both matrices, besides vectors. */
    public static long bytes(int spatialOrbitals) {
        long square = (long) spatialOrbitals * spatialOrbitals;
        long pairs = SingleReplacements.pairs(spatialOrbitals);
        return Math.multiplyExact(8 * (PARTS + 2L), Math.addExact(square * square, pairs * pairs));
    }

    private OneParticleDensity oneParticle(CiVector vector) {
        WorkCounter work = new WorkCounter(control);
        double[] alpha = oneParticle(space.alpha(), vector);
        boolean same = space.alpha() == space.beta() && vector.exchangeSymmetry(work) != 0;
        double[] beta = same ? alpha : oneParticle(space.beta(), vector.transposed(work));
        return OneParticleDensity.real(orbitals, alpha, beta);
    }

    private DensityMatrices densities(CiVector vector) {
        WorkCounter work = new WorkCounter(control);
        boolean same = space.alpha() == space.beta() && vector.exchangeSymmetry(work) != 0;
        int square = orbitals * orbitals;
        double[] two = new double[Math.multiplyExact(square, square)];
        double[] alpha = oneParticle(space.alpha(), vector);
        addSameSpin(space.alpha(), vector, two, same ? 2 : 1);
        double[] beta = alpha;
        if (!same) {
            CiVector transposed = vector.transposed(work);
            beta = oneParticle(space.beta(), transposed);
            addSameSpin(space.beta(), transposed, two, 1);
        }
        addMixed(vector, two);
        return new DensityMatrices(orbitals, alpha, beta, two);
    }

    /** Adds the parts of an array in order. */
    private static void addUp(double[][] parts, double[] sum) {
        for (double[] part : parts) {
            DenseRows.add(sum, 1, part, sum.length);
        }
    }

    private static int start(int part, int count) {
        return (int) ((long) count * part / PARTS);
    }

    /** γ_pq of the spin whose strings the rows belong to. */
    private double[] oneParticle(OccupationStrings strings, CiVector vector) {
        double[][] parts = new double[PARTS][orbitals * orbitals];
        ParallelWork.run(PARTS, threads, control, (part, worker, work) -> {
            for (int i = start(part, strings.count()); i < start(part + 1, strings.count()); i++) {
                long bits = strings.bits(i);
                double[] row = vector.row(i);
                double weight = DenseRows.dot(row, row);
                for (int q = 0; q < orbitals; q++) {
                    if (OccupationString.occupied(bits, q)) {
                        parts[part][q * orbitals + q] += weight;
                        for (int p = q + 1; p < orbitals; p++) {
                            if (!OccupationString.occupied(bits, p)) {
                                int target = strings.index(OccupationString.moved(bits, p, q));
                                double element =
                                        OccupationString.sign(bits, p, q) * DenseRows.dot(vector.row(target), row);
                                parts[part][p * orbitals + q] += element;
                                parts[part][q * orbitals + p] += element;
                                work.add(row.length);
                            }
                        }
                    }
                }
            }
        });
        double[] sum = new double[orbitals * orbitals];
        addUp(parts, sum);
        return sum;
    }

    private double[] imaginary(CiVector re, CiVector im) {
        double[][] parts = new double[PARTS][orbitals * orbitals];
        OccupationStrings alpha = space.alpha();
        ParallelWork.run(PARTS, threads, control, (part, worker, work) -> {
            for (int i = start(part, alpha.count()); i < start(part + 1, alpha.count()); i++) {
                addRows(i, re, im, parts[part], work);
                addColumns(re.row(i), im.row(i), parts[part], work);
            }
        });
        double[] sum = new double[orbitals * orbitals];
        addUp(parts, sum);
        return sum;
    }

    /** Adds what moves of an electron of spin up from a string contribute. */
    private void addRows(int i, CiVector re, CiVector im, double[] sum, WorkCounter work) {
        OccupationStrings alpha = space.alpha();
        long bits = alpha.bits(i);
        for (int q = 0; q < orbitals; q++) {
            for (int p = q + 1; p < orbitals; p++) {
                if (OccupationString.occupied(bits, q) && !OccupationString.occupied(bits, p)) {
                    int target = alpha.index(OccupationString.moved(bits, p, q));
                    addImaginary(
                            p,
                            q,
                            OccupationString.sign(bits, p, q)
                                    * (DenseRows.dot(re.row(target), im.row(i))
                                            - DenseRows.dot(re.row(i), im.row(target))),
                            sum);
                    work.add(2L * re.betaStrings());
                }
            }
        }
    }

    /** Adds what moves of an electron of spin down contribute. */
    private void addColumns(double[] re, double[] im, double[] sum, WorkCounter work) {
        OccupationStrings beta = space.beta();
        for (int j = 0; j < re.length; j++) {
            long bits = beta.bits(j);
            for (int q = 0; q < orbitals; q++) {
                for (int p = q + 1; p < orbitals; p++) {
                    if (OccupationString.occupied(bits, q) && !OccupationString.occupied(bits, p)) {
                        int target = beta.index(OccupationString.moved(bits, p, q));
                        addImaginary(
                                p,
                                q,
                                OccupationString.sign(bits, p, q) * (re[target] * im[j] - re[j] * im[target]),
                                sum);
                        work.add(10);
                    }
                }
            }
            work.add(orbitals);
        }
    }

    private void addImaginary(int p, int q, double element, double[] sum) {
        sum[p * orbitals + q] += element;
        sum[q * orbitals + p] -= element;
    }

    /** Adds a multiple of ⟨a†_p a†_r a_s a_q⟩ of the spin whose strings the rows belong to. */
    private void addSameSpin(OccupationStrings strings, CiVector vector, double[] two, double factor) {
        if (strings.electrons() < 2) {
            return;
        }
        Completions completions = new Completions(strings, new WorkCounter(control));
        int pairs = SingleReplacements.pairs(orbitals);
        int each = completions.each();
        int reduced = completions.count() / each;
        int columns = vector.betaStrings();
        double[][] parts = new double[PARTS][pairs * pairs];
        ParallelWork.run(PARTS, threads, control, (part, worker, work) -> {
            MatrixProduct product = new MatrixProduct(1);
            double[] rows = new double[each * Math.min(BLOCK, columns)];
            double[] block = new double[each * each];
            for (int k = start(part, reduced); k < start(part + 1, reduced); k++) {
                Arrays.fill(block, 0);
                for (int first = 0; first < columns; first += BLOCK) {
                    int length = Math.min(BLOCK, columns - first);
                    for (int i = 0; i < each; i++) {
                        double[] row = vector.row(completions.target(k * each + i));
                        System.arraycopy(row, first, rows, i * length, length);
                    }
                    MatrixBlock matrix = MatrixBlock.rowMajor(rows, each, length);
                    product.add(matrix, matrix.transposed(), MatrixBlock.rowMajor(block, each, each), work);
                }
                for (int i = 0; i < each; i++) {
                    int pr = completions.orbitals(k * each + i);
                    for (int j = 0; j < each; j++) {
                        int qs = completions.orbitals(k * each + j);
                        parts[part][pr * pairs + qs] +=
                                completions.sign(k * each + i) * completions.sign(k * each + j) * block[i * each + j];
                    }
                }
            }
        });
        double[] sum = new double[pairs * pairs];
        addUp(parts, sum);
        for (int p = 1; p < orbitals; p++) {
            for (int r = 0; r < p; r++) {
                for (int q = 1; q < orbitals; q++) {
                    for (int s = 0; s < q; s++) {
                        double element =
                                factor * sum[SingleReplacements.pair(p, r) * pairs + SingleReplacements.pair(q, s)];
                        two[index(p, q, r, s)] += element;
                        two[index(r, q, p, s)] -= element;
                        two[index(p, s, r, q)] -= element;
                        two[index(r, s, p, q)] += element;
                    }
                }
            }
        }
    }

    private int index(int p, int q, int r, int s) {
        return ((p * orbitals + q) * orbitals + r) * orbitals + s;
    }

    /** Adds ⟨Eα_pq Eβ_rs⟩ + ⟨Eβ_pq Eα_rs⟩. */
    private void addMixed(CiVector vector, double[] two) {
        OccupationStrings alpha = space.alpha();
        int square = orbitals * orbitals;
        double[][] parts = new double[PARTS][square * square];
        ParallelWork.run(PARTS, threads, control, (part, worker, work) -> {
            Mixed mixed = new Mixed(vector, parts[part]);
            for (int first = 0; first < vector.betaStrings(); first += BLOCK) {
                mixed.enter(first, Math.min(BLOCK, vector.betaStrings() - first), work);
                for (int i = start(part, alpha.count()); i < start(part + 1, alpha.count()); i++) {
                    mixed.add(i, work);
                }
            }
        });
        double[] sum = new double[square * square];
        addUp(parts, sum);
        for (int pq = 0; pq < square; pq++) {
            for (int rs = 0; rs < square; rs++) {
                // Of p ≥ q and p < q only the first was summed.
                int p = pq / orbitals;
                int q = pq % orbitals;
                double element = p >= q
                        ? sum[pq * square + rs]
                        : sum[(q * orbitals + p) * square + rs % orbitals * orbitals + rs / orbitals];
                two[pq * square + rs] += element;
                two[rs * square + pq] += element;
            }
        }
    }

    /** The mixed part for one block of beta strings after another, on one thread. */
    private final class Mixed {
        private final CiVector vector;
        private final double[] sum;
        private final int square = orbitals * orbitals;
        private final MatrixProduct product = new MatrixProduct(1);
        private final int[] codes;
        private final int[] sources;
        private final double[] signs;
        private final double[] moved;
        private final double[] rows;
        private final double[] elements;
        private final int[] pairs;
        private int entries;
        private int first;
        private int length;

        Mixed(CiVector vector, double[] sum) {
            this.vector = vector;
            this.sum = sum;
            int block = Math.min(BLOCK, vector.betaStrings());
            int beta = space.beta().electrons();
            this.codes = new int[block * beta * (orbitals - beta + 1)];
            this.sources = new int[codes.length];
            this.signs = new double[codes.length];
            this.moved = new double[square * block];
            int most = space.alpha().electrons() * (orbitals - space.alpha().electrons()) + 1;
            this.rows = new double[most * block];
            this.elements = new double[most * square];
            this.pairs = new int[most];
        }

        /** Lists ⟨J|Eβ_rs|J'⟩ for the J of a block. */
        void enter(int firstString, int count, WorkCounter work) {
            first = firstString;
            length = count;
            entries = 0;
            Arrays.fill(moved, 0);
            OccupationStrings beta = space.beta();
            for (int j = 0; j < length; j++) {
                long bits = beta.bits(first + j);
                for (int r = 0; r < orbitals; r++) {
                    for (int s = 0; s < orbitals; s++) {
                        // E_rs leads to J from the string that E_sr makes of J.
                        if (OccupationString.allows(bits, s, r)) {
                            codes[entries] = (r * orbitals + s) * length + j;
                            sources[entries] = beta.index(OccupationString.moved(bits, s, r));
                            signs[entries] = OccupationString.sign(bits, s, r);
                            entries++;
                        }
                    }
                }
                work.add(10L * square);
            }
        }

        /** Adds what one alpha string contributes. */
        void add(int i, WorkCounter work) {
            double[] row = vector.row(i);
            for (int k = 0; k < entries; k++) {
                moved[codes[k]] = signs[k] * row[sources[k]];
            }
            long bits = space.alpha().bits(i);
            int count = 0;
            System.arraycopy(row, first, rows, 0, length);
            pairs[count++] = 0;
            for (int p = 1; p < orbitals; p++) {
                for (int q = 0; q < p; q++) {
                    if (OccupationString.allows(bits, p, q)) {
                        int target = space.alpha().index(OccupationString.moved(bits, p, q));
                        double sign = OccupationString.sign(bits, p, q);
                        pairs[count] = p * orbitals + q;
                        Arrays.fill(rows, count * length, (count + 1) * length, 0);
                        DenseRows.addScaled(rows, count * length, sign, vector.row(target), first, length);
                        count++;
                    }
                }
            }
            Arrays.fill(elements, 0, count * square, 0);
            product.add(
                    MatrixBlock.rowMajor(rows, count, length),
                    MatrixBlock.rowMajor(moved, square, length).transposed(),
                    MatrixBlock.rowMajor(elements, count, square),
                    work);
            for (int k = 1; k < count; k++) {
                DenseRows.addScaled(sum, pairs[k] * square, 1, elements, k * square, square);
            }
            for (long rest = bits; rest != 0; rest &= rest - 1) {
                int p = Long.numberOfTrailingZeros(rest);
                DenseRows.addScaled(sum, (p * orbitals + p) * square, 1, elements, 0, square);
            }
            work.add(entries);
        }
    }
}
