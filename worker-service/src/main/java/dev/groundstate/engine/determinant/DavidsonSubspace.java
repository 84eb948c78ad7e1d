package dev.groundstate.engine.determinant;

import dev.groundstate.engine.determinant.ModelSpace.Block;
import dev.groundstate.engine.determinant.ModelSpace.Guess;
import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * What a Davidson iteration works on: orthonormal vectors, their products with the operator, and the projected matrix.
 *
 * <p>Each vector belongs to a sector, which is a block of the model space: an exchange symmetry and a symmetry label. The
 * projected matrix falls into a block for each. Not thread-safe.
 */
final class DavidsonSubspace {

    /**
     * Norm of the random part of a start: states of its sector that no determinant of the model space has a part in can
     * come below, at the cost of no iteration, as the rest of the start is further from a solution.
     */
    private static final double PERTURBATION = 1e-3;

    /** Smallest distance between E and what it is divided by, lest one element dominates the correction. */
    private static final double SMALLEST_DENOMINATOR = 1e-3;

    /** Square of the largest coefficient from which on one determinant prevails. */
    private static final double PREVAILING_WEIGHT = 0.8;

    /** Hartree between the lowest two states of the model space from which on their order is not in doubt. */
    private static final double CLEAR_GAP = 0.2;

    /** Residual norm at which the energy of a state is known well enough to say whether it is lower than another. */
    private static final double GUARD_RESIDUAL = 1e-3;

    /** Part of a unit vector below which what is left after orthogonalisation is rounding. */
    private static final double SMALLEST_NEW_PART = 1e-10;

    private final SymmetricOperator operator;
    private final DeterminantSpace space;
    private final RunControl control;
    private final WorkCounter work;
    private final ModelSpace model;
    private final int states;
    private final int followed;
    private final List<CiVector> vectors = new ArrayList<>();
    private final List<CiVector> images = new ArrayList<>();
    private final int[] sectors;
    private final double[][] projected;
    private final double[] diagonal;
    private boolean kept;
    private int size;
    private int products;
    private final double[] eigenvalues;
    private final double[] residualNorms;
    private double[][] ritz;
    private double[][] previousRitz = new double[0][];

    DavidsonSubspace(SymmetricOperator operator, DeterminantSpace space, int states, RunControl control) {
        this.operator = operator;
        this.space = space;
        this.control = control;
        this.work = new WorkCounter(control);
        this.model = new ModelSpace(operator, space, work);
        this.states = states;
        this.followed = states + guards();
        int largest = Davidson.largestSubspace(space.determinants(), states, followed - states);
        this.sectors = new int[largest];
        this.projected = new double[largest][largest];
        this.diagonal = new double[space.beta().count()];
        this.eigenvalues = new double[followed];
        this.residualNorms = new double[followed];
        this.ritz = new double[followed][largest];
    }

    /**
     * Returns how many states beyond those asked for are followed until they are known to lie above: where one determinant
     * does not prevail, the model space may have states in a wrong order.
     */
    private int guards() {
        List<Guess> guesses = model.guesses();
        Guess lowest = guesses.getFirst();
        boolean clear = states == 1
                && lowest.prevailingWeight() >= PREVAILING_WEIGHT
                && (guesses.size() == 1 || guesses.get(1).value() - lowest.value() >= CLEAR_GAP);
        return model.whole() || clear
                ? 0
                : Math.min(Davidson.mostGuards(space.determinants()), guesses.size() - states);
    }

    /** Returns how many states are followed: those asked for, and others that may turn out to be lower. */
    int followed() {
        return followed;
    }

    /** Returns the most vectors that are kept. */
    int largest() {
        return sectors.length;
    }

    /** Returns how many of the states are not settled. */
    int open(double threshold) {
        int open = 0;
        for (int state = 0; state < followed; state++) {
            if (isOpen(state, threshold)) {
                open++;
            }
        }
        return open;
    }

    /** A state asked for is open until it is converged, another one until no eigenvalue near it can be lower than those. */
    private boolean isOpen(int state, double threshold) {
        return state < states
                ? residualNorms[state] > threshold
                : residualNorms[state] > GUARD_RESIDUAL
                        && eigenvalues[state] - residualNorms[state] < eigenvalues[states - 1];
    }

    int size() {
        return size;
    }

    int products() {
        return products;
    }

    double eigenvalue(int state) {
        return eigenvalues[state];
    }

    double residualNorm(int state) {
        return residualNorms[state];
    }

    /**
     * Starts from eigenvectors of the model space: those of the states, the lowest ones of other blocks to guard them, and
     * further ones not far above.
     */
    void start(long seed, int most, double window) {
        List<Guess> guesses = model.guesses();
        SplittableRandom random = new SplittableRandom(seed);
        double highest = guesses.get(states - 1).value() + window;
        List<Guess> chosen = new ArrayList<>(guesses.subList(0, states));
        for (Guess guess : guesses) {
            if (chosen.size() < followed && guess.index() == 0 && !chosen.contains(guess)) {
                chosen.add(guess);
            }
        }
        for (Guess guess : guesses) {
            boolean needed = chosen.size() < followed;
            boolean near = chosen.size() < most && guess.value() <= highest;
            if ((needed || near) && !chosen.contains(guess)) {
                chosen.add(guess);
            }
        }
        for (Guess guess : chosen) {
            reserve(size);
            CiVector vector = vectors.get(size);
            sectors[size] = guess.block().index();
            fill(vector, guess, random);
            if (orthonormalise(vector)) {
                append();
            }
        }
    }

    private void fill(CiVector vector, Guess guess, SplittableRandom random) {
        Block block = guess.block();
        double scale = model.whole() ? 0 : PERTURBATION / Math.sqrt((double) space.determinants() / 3);
        for (int i = 0; i < vector.alphaStrings(); i++) {
            double[] row = vector.row(i);
            int end = block.symmetry() == 0 ? row.length : i + 1;
            for (int j = 0; j < end; j++) {
                double part = scale * random.nextDouble(-1, 1);
                row[j] = operator.label(i, j) == block.label() ? part : 0;
                if (block.symmetry() != 0) {
                    vector.row(j)[i] = block.symmetry() * row[j];
                }
            }
            if (block.symmetry() < 0) {
                row[i] = 0;
            }
            work.add(10L * end);
        }
        double[] coefficients = block.vectors()[guess.index()];
        for (int f = 0; f < coefficients.length; f++) {
            set(vector, block, f, get(vector, block, f) + block.weight(f) * coefficients[f]);
        }
    }

    private static double get(CiVector vector, Block block, int function) {
        return vector.row(block.alpha()[function])[block.beta()[function]];
    }

    /** Sets a coefficient and its mirror image. */
    private static void set(CiVector vector, Block block, int function, double value) {
        if (block.symmetry() != 0) {
            vector.row(block.beta()[function])[block.alpha()[function]] = block.symmetry() * value;
        }
        vector.row(block.alpha()[function])[block.beta()[function]] = value;
    }

    /** Goes on from a state; its vectors are copied. */
    void start(DavidsonState state) {
        for (int k = 0; k < state.vectors().size(); k++) {
            reserve(size);
            copy(state.vectors().get(k), vectors.get(k));
            copy(state.images().get(k), images.get(k));
            sectors[k] = state.sectors()[k];
            size++;
        }
        products = state.products();
        System.arraycopy(state.eigenvalues(), 0, eigenvalues, 0, followed);
        System.arraycopy(state.residualNorms(), 0, residualNorms, 0, followed);
        projectAgain();
    }

    /** Returns the state after {@link #collapse}, in vectors of its own. */
    DavidsonState state(int iteration) {
        List<CiVector> keptVectors = new ArrayList<>();
        List<CiVector> keptImages = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            keptVectors.add(space.vector(work));
            copy(vectors.get(k), keptVectors.getLast());
            keptImages.add(space.vector(work));
            copy(images.get(k), keptImages.getLast());
        }
        return new DavidsonState(
                iteration,
                products,
                eigenvalues.clone(),
                residualNorms.clone(),
                Arrays.copyOf(sectors, size),
                List.copyOf(keptVectors),
                List.copyOf(keptImages));
    }

    private void copy(CiVector from, CiVector to) {
        for (int i = 0; i < from.alphaStrings(); i++) {
            System.arraycopy(from.row(i), 0, to.row(i), 0, from.betaStrings());
            work.add(from.betaStrings());
        }
    }

    /** Takes the vector after the last one in: its product and its row of the projected matrix. */
    private void append() {
        operator.apply(vectors.get(size), images.get(size), control);
        products++;
        projectRow(size);
        size++;
    }

    private void projectRow(int row) {
        for (int k = 0; k <= row; k++) {
            boolean sameBlock = sectors[k] == sectors[row];
            projected[k][row] = sameBlock ? vectors.get(k).dot(images.get(row), work) : 0;
            projected[row][k] = projected[k][row];
        }
    }

    private void projectAgain() {
        for (int row = 0; row < size; row++) {
            projectRow(row);
        }
        for (int k = 0; k < followed; k++) {
            Arrays.fill(ritz[k], 0);
            ritz[k][k] = 1;
        }
        previousRitz = new double[0][];
    }

    /** Finds the Ritz values and vectors of the states, block by block. */
    void project() {
        record Pair(double value, double[] vector) {}

        List<Pair> pairs = new ArrayList<>();
        for (int sector = 0; sector < model.blocks().size(); sector++) {
            int[] members = members(sector);
            if (members.length > 0) {
                DMatrixRMaj matrix = new DMatrixRMaj(members.length, members.length);
                for (int k = 0; k < members.length; k++) {
                    for (int l = 0; l < members.length; l++) {
                        matrix.set(k, l, projected[members[k]][members[l]]);
                    }
                }
                EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(members.length, true, true);
                if (!eigen.decompose(matrix)) {
                    throw new IllegalStateException("the eigenvalues of a " + members.length + " x " + members.length
                            + " matrix were not found");
                }
                for (int k = 0; k < members.length; k++) {
                    double[] vector = new double[projected.length];
                    for (int l = 0; l < members.length; l++) {
                        vector[members[l]] = eigen.getEigenVector(k).get(l);
                    }
                    pairs.add(new Pair(eigen.getEigenvalue(k).getReal(), vector));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::value));
        previousRitz = ritz;
        ritz = new double[followed][];
        for (int k = 0; k < followed; k++) {
            eigenvalues[k] = pairs.get(k).value();
            ritz[k] = pairs.get(k).vector();
        }
    }

    private int[] members(int sector) {
        int[] members = new int[size];
        int count = 0;
        for (int k = 0; k < size; k++) {
            if (sectors[k] == sector) {
                members[count++] = k;
            }
        }
        return Arrays.copyOf(members, count);
    }

    /** Works out H u − E u of each state and its norm; keeps it where the subspace need not shrink before it grows. */
    void measure() {
        kept = size + followed <= projected.length;
        double[] row = new double[space.beta().count()];
        for (int state = 0; state < followed; state++) {
            double sum = 0;
            Combination residual = residual(state);
            if (kept) {
                reserve(size + state);
            }
            for (int i = 0; i < space.alpha().count(); i++) {
                double[] target = kept ? vectors.get(size + state).row(i) : row;
                residual.fill(i, target);
                sum += DenseRows.dot(target, target);
            }
            residualNorms[state] = Math.sqrt(sum);
        }
    }

    private Combination residual(int state) {
        Combination residual = new Combination(2 * size);
        for (int k = 0; k < size; k++) {
            if (ritz[state][k] != 0) {
                residual.add(ritz[state][k], images.get(k));
                residual.add(-ritz[state][k] * eigenvalues[state], vectors.get(k));
            }
        }
        return residual;
    }

    /** A linear combination of vectors, row by row. */
    private final class Combination {
        private final double[] factors;
        private final CiVector[] members;
        private final double[][] rows;
        private int count;

        Combination(int most) {
            this.factors = new double[most];
            this.members = new CiVector[most];
            this.rows = new double[most][];
        }

        void add(double factor, CiVector member) {
            factors[count] = factor;
            members[count] = member;
            count++;
        }

        void fill(int i, double[] target) {
            for (int k = 0; k < count; k++) {
                rows[k] = members[k].row(i);
            }
            Arrays.fill(target, 0);
            DenseRows.addCombination(target, factors, rows, count, target.length);
            work.add((long) (count + 1) * target.length);
        }
    }

    /** Adds the preconditioned residual of each state above a threshold; returns false when nothing new is left. */
    boolean grow(double threshold) {
        int last = size;
        int next = size;
        for (int state = 0; state < followed; state++) {
            if (isOpen(state, threshold)) {
                reserve(next);
                if (kept) {
                    Collections.swap(vectors, next, last + state);
                } else {
                    fillResidual(state, vectors.get(next));
                }
                correct(state, vectors.get(next));
                sectors[next] = sectorOf(ritz[state]);
                next++;
            }
        }
        // Corrections come from the subspace as it was; only now does it grow.
        for (int candidate = last; candidate < next; candidate++) {
            if (candidate != size) {
                vectors.set(size, vectors.set(candidate, vectors.get(size)));
                sectors[size] = sectors[candidate];
            }
            if (orthonormalise(vectors.get(size))) {
                append();
            }
        }
        return size > last;
    }

    /** Has vectors at hand for a member. */
    private void reserve(int index) {
        if (vectors.size() == index) {
            vectors.add(space.vector(work));
            images.add(space.vector(work));
        }
    }

    /** Returns the sector of a combination; its factors in others are zero. */
    private int sectorOf(double[] factors) {
        for (int k = 0; k < size; k++) {
            if (factors[k] != 0) {
                return sectors[k];
            }
        }
        return 0;
    }

    private void fillResidual(int state, CiVector target) {
        Combination residual = residual(state);
        for (int i = 0; i < space.alpha().count(); i++) {
            residual.fill(i, target.row(i));
        }
    }

    /** Makes (E − H₀)⁻¹ (H u − E u) of H u − E u, H₀ being H in the model space and its diagonal elsewhere. */
    private void correct(int state, CiVector correction) {
        double eigenvalue = eigenvalues[state];
        Block block = model.blocks().get(sectorOf(ritz[state]));
        double[] solved = solve(block, correction, eigenvalue);
        for (int i = 0; i < space.alpha().count(); i++) {
            double[] row = correction.row(i);
            operator.diagonal(i, diagonal);
            for (int j = 0; j < row.length; j++) {
                row[j] /= denominator(eigenvalue - diagonal[j]);
            }
            work.add(20L * row.length);
        }
        for (int f = 0; f < solved.length; f++) {
            set(correction, block, f, block.weight(f) * solved[f]);
        }
    }

    private static double denominator(double distance) {
        return Math.abs(distance) < SMALLEST_DENOMINATOR ? Math.copySign(SMALLEST_DENOMINATOR, distance) : distance;
    }

    /** Returns (E − H₀)⁻¹ times a vector, over the functions of a block. */
    private static double[] solve(Block block, CiVector vector, double eigenvalue) {
        int functions = block.alpha().length;
        double[] right = new double[functions];
        for (int f = 0; f < functions; f++) {
            right[f] = get(vector, block, f) / block.weight(f);
        }
        double[] solved = new double[functions];
        for (int k = 0; k < functions; k++) {
            double factor = DenseRows.dot(block.vectors()[k], right) / denominator(eigenvalue - block.values()[k]);
            DenseRows.add(solved, factor, block.vectors()[k], functions);
        }
        return solved;
    }

    /** Takes the subspace out of a vector and normalises what is left; returns false when that is rounding. */
    private boolean orthonormalise(CiVector vector) {
        double norm = vector.norm(work);
        if (norm == 0) {
            return false;
        }
        vector.scale(1 / norm, work);
        // Twice: the first pass leaves rounding errors of the size of what it removed.
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < size; k++) {
                if (sectors[k] == sectors[size]) {
                    vector.addScaled(-vectors.get(k).dot(vector, work), vectors.get(k), work);
                }
            }
            norm = vector.norm(work);
            if (norm < SMALLEST_NEW_PART) {
                return false;
            }
            vector.scale(1 / norm, work);
        }
        return true;
    }

    /**
     * Shrinks the subspace to the Ritz vectors of the states and, as far as they are independent, those of the iteration
     * before, in place, row by row.
     */
    void collapse() {
        List<double[]> both = new ArrayList<>(List.of(ritz));
        for (double[] previous : previousRitz) {
            double[] rest = previous.clone();
            double norm = 1;
            for (int pass = 0; pass < 2 && norm > SMALLEST_NEW_PART; pass++) {
                for (double[] other : both) {
                    DenseRows.add(rest, -DenseRows.dot(other, rest), other, rest.length);
                }
                norm = Math.sqrt(DenseRows.dot(rest, rest));
                for (int k = 0; k < rest.length && norm > 0; k++) {
                    rest[k] /= norm;
                }
            }
            if (norm > SMALLEST_NEW_PART) {
                both.add(rest);
            }
        }
        int[] keptSectors = new int[both.size()];
        for (int r = 0; r < both.size(); r++) {
            keptSectors[r] = sectorOf(both.get(r));
        }
        for (List<CiVector> set : List.of(vectors, images)) {
            combine(set, both);
        }
        size = both.size();
        System.arraycopy(keptSectors, 0, sectors, 0, size);
        kept = false;
        projectAgain();
    }

    private void combine(List<CiVector> set, List<double[]> factors) {
        double[][] combined = new double[factors.size()][space.beta().count()];
        double[][] rows = new double[size][];
        for (int i = 0; i < space.alpha().count(); i++) {
            for (int k = 0; k < size; k++) {
                rows[k] = set.get(k).row(i);
            }
            for (int r = 0; r < combined.length; r++) {
                Arrays.fill(combined[r], 0);
                DenseRows.addCombination(combined[r], factors.get(r), rows, size, combined[r].length);
            }
            for (int r = 0; r < combined.length; r++) {
                System.arraycopy(combined[r], 0, set.get(r).row(i), 0, combined[r].length);
            }
            work.add(2L * size * combined.length * combined[0].length);
        }
    }

    /** Returns the Ritz vectors in place of the first vectors; the subspace is of no use afterwards. */
    List<CiVector> solutions() {
        combine(vectors, List.of(ritz));
        return List.copyOf(vectors.subList(0, states));
    }
}
