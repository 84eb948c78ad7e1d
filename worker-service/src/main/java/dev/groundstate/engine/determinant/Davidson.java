package dev.groundstate.engine.determinant;

import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Lowest eigenvalue and eigenvector of a symmetric operator, by projection on a growing subspace.
 *
 * <p>With the Ritz pair (E, u) of the subspace and the residual r = H u − E u, the subspace grows by r divided by E less
 * the diagonal. When it is full it shrinks to its two lowest Ritz vectors. After E. R. Davidson, J. Comput. Phys. 17, 87
 * (1975). Deterministic.
 *
 * @param residualThreshold norm of r at which the pair is converged; the error of E is at most its square over the gap
 *     to the next state
 * @param maxIterations most iterations
 * @param seed of the perturbation of the starting vector
 */
public record Davidson(double residualThreshold, int maxIterations, long seed) {

    /** Determinants up to which memory is no concern. */
    private static final long SMALL_SPACE = 1_000_000;

    /**
     * Norm of the random part of the starting vector. Large enough for the residual to stay above any threshold until
     * states of every symmetry had their chance to come below; small enough to cost an iteration or two.
     */
    private static final double PERTURBATION = 1e-2;

    /** Smallest distance between E and the diagonal to divide by, lest one element dominates the correction. */
    private static final double SMALLEST_DENOMINATOR = 1e-3;

    /** Part of a unit vector below which what is left after orthogonalisation is rounding. */
    private static final double SMALLEST_NEW_PART = 1e-10;

    /**
     * What was found.
     *
     * @param eigenvalue the lowest Ritz value
     * @param vector its normalised vector
     * @param residualNorm norm of H u − E u
     * @param iterations iterations made
     * @param converged whether the residual came below the threshold
     */
    public record Solution(
            double eigenvalue, CiVector vector, double residualNorm, int iterations, boolean converged) {}

    /** Returns how many pairs of vectors, u and H u, are kept at most for a space. */
    static int largestSubspace(long determinants) {
        return determinants <= SMALL_SPACE ? 12 : 5;
    }

    /** Returns the bytes of all vectors, for a space that is not there yet. */
    public static long bytes(SpaceSize size) {
        long vectors = 2L * largestSubspace(size.determinants());
        return Math.multiplyExact(vectors, size.vectorBytes());
    }

    /**
     * Finds the lowest eigenpair.
     *
     * @param constantEnergy added to the eigenvalue in every iteration reported
     */
    public Solution solve(
            SymmetricOperator operator,
            DeterminantSpace space,
            double constantEnergy,
            RunControl control,
            IterationListener listener) {
        control.enter(Phase.DIAGONALISING);
        Subspace subspace = new Subspace(operator, space, control);
        subspace.start(seed);
        for (int iteration = 1; ; iteration++) {
            double eigenvalue = subspace.project();
            double residualNorm = subspace.residual(eigenvalue);
            listener.iteration(
                    new Iteration(iteration, constantEnergy + eigenvalue, residualNorm, subspace.products),
                    () -> new byte[0]);
            boolean converged = residualNorm <= residualThreshold;
            if (converged || iteration == maxIterations || !subspace.grow(eigenvalue)) {
                return new Solution(eigenvalue, subspace.lowest(), residualNorm, iteration, converged);
            }
        }
    }

    /** Orthonormal vectors, their products with the operator, and the projected matrix. */
    private static final class Subspace {
        private final SymmetricOperator operator;
        private final DeterminantSpace space;
        private final RunControl control;
        private final WorkCounter work;
        private final int largest;
        private final List<CiVector> vectors = new ArrayList<>();
        private final List<CiVector> images = new ArrayList<>();
        private final double[] diagonal;
        private final double[][] projected;
        private int size;
        private int products;
        private double[][] ritz = new double[0][];

        Subspace(SymmetricOperator operator, DeterminantSpace space, RunControl control) {
            this.operator = operator;
            this.space = space;
            this.control = control;
            this.work = new WorkCounter(control);
            this.largest = largestSubspace(space.determinants());
            this.diagonal = new double[space.beta().count()];
            this.projected = new double[largest][largest];
        }

        /** Starts from the determinant of lowest diagonal element, slightly perturbed. */
        void start(long seed) {
            reserve();
            CiVector first = vectors.getFirst();
            SplittableRandom random = new SplittableRandom(seed);
            double scale = PERTURBATION / Math.sqrt((double) space.determinants() / 3);
            double lowest = Double.POSITIVE_INFINITY;
            int lowestAlpha = 0;
            int lowestBeta = 0;
            for (int i = 0; i < first.alphaStrings(); i++) {
                operator.diagonal(i, diagonal);
                double[] row = first.row(i);
                for (int j = 0; j < row.length; j++) {
                    row[j] = scale * random.nextDouble(-1, 1);
                    if (diagonal[j] < lowest) {
                        lowest = diagonal[j];
                        lowestAlpha = i;
                        lowestBeta = j;
                    }
                }
                work.add(20L * row.length);
            }
            first.row(lowestAlpha)[lowestBeta] += 1;
            first.scale(1 / first.norm(work), work);
            append();
        }

        /** Has vectors at hand for one more member. */
        private void reserve() {
            if (vectors.size() == size) {
                vectors.add(space.vector(work));
                images.add(space.vector(work));
            }
        }

        /** Takes the vector after the last one in: its product and its row of the projected matrix. */
        private void append() {
            operator.apply(vectors.get(size), images.get(size), control);
            products++;
            for (int k = 0; k <= size; k++) {
                projected[k][size] = vectors.get(k).dot(images.get(size), work);
                projected[size][k] = projected[k][size];
            }
            size++;
        }

        /** Returns the lowest Ritz value; keeps all Ritz vectors by rising value. */
        double project() {
            DMatrixRMaj matrix = new DMatrixRMaj(size, size);
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    matrix.set(k, l, projected[k][l]);
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
            if (!eigen.decompose(matrix)) {
                throw new IllegalStateException(
                        "the eigenvalues of a " + size + " x " + size + " matrix were not found");
            }
            Integer[] order = new Integer[size];
            for (int k = 0; k < size; k++) {
                order[k] = k;
            }
            Arrays.sort(order, Comparator.comparingDouble(k -> eigen.getEigenvalue(k)
                    .getReal()));
            ritz = new double[size][];
            for (int k = 0; k < size; k++) {
                ritz[k] = eigen.getEigenVector(order[k]).getData();
            }
            return eigen.getEigenvalue(order[0]).getReal();
        }

        /** Returns the norm of H u − E u. */
        double residual(double eigenvalue) {
            double[] residual = new double[space.beta().count()];
            double sum = 0;
            for (int i = 0; i < space.alpha().count(); i++) {
                residualRow(i, eigenvalue, residual);
                for (double element : residual) {
                    sum += element * element;
                }
            }
            return Math.sqrt(sum);
        }

        private void residualRow(int i, double eigenvalue, double[] residual) {
            Arrays.fill(residual, 0);
            for (int k = 0; k < size; k++) {
                double factor = ritz[0][k];
                double[] image = images.get(k).row(i);
                double[] vector = vectors.get(k).row(i);
                for (int j = 0; j < residual.length; j++) {
                    residual[j] += factor * (image[j] - eigenvalue * vector[j]);
                }
            }
            work.add(4L * size * residual.length);
        }

        /** Adds the preconditioned residual; returns false when nothing new is left of it. */
        boolean grow(double eigenvalue) {
            if (size == largest) {
                collapse();
            }
            reserve();
            CiVector correction = vectors.get(size);
            for (int i = 0; i < space.alpha().count(); i++) {
                double[] row = correction.row(i);
                residualRow(i, eigenvalue, row);
                operator.diagonal(i, diagonal);
                for (int j = 0; j < row.length; j++) {
                    double denominator = eigenvalue - diagonal[j];
                    if (Math.abs(denominator) < SMALLEST_DENOMINATOR) {
                        denominator = Math.copySign(SMALLEST_DENOMINATOR, denominator);
                    }
                    row[j] /= denominator;
                }
                work.add(20L * row.length);
            }
            double norm = correction.norm(work);
            if (norm == 0) {
                return false;
            }
            correction.scale(1 / norm, work);
            if (orthogonalise(correction) < SMALLEST_NEW_PART) {
                return false;
            }
            // Once more: the first pass leaves rounding errors of the size of what it removed.
            orthogonalise(correction);
            append();
            return true;
        }

        /** Takes the subspace out of a vector and normalises the rest; returns the norm of the rest. */
        private double orthogonalise(CiVector vector) {
            for (int k = 0; k < size; k++) {
                vector.addScaled(-vectors.get(k).dot(vector, work), vectors.get(k), work);
            }
            double norm = vector.norm(work);
            if (norm > 0) {
                vector.scale(1 / norm, work);
            }
            return norm;
        }

        /** Shrinks the subspace to its two lowest Ritz vectors, in place, row by row. */
        private void collapse() {
            int kept = Math.min(2, size - 1);
            for (List<CiVector> set : List.of(vectors, images)) {
                double[][] combined = new double[kept][space.beta().count()];
                for (int i = 0; i < space.alpha().count(); i++) {
                    for (int r = 0; r < kept; r++) {
                        combine(set, i, ritz[r], combined[r]);
                    }
                    for (int r = 0; r < kept; r++) {
                        System.arraycopy(combined[r], 0, set.get(r).row(i), 0, combined[r].length);
                    }
                }
            }
            size = kept;
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    projected[k][l] = vectors.get(k).dot(images.get(l), work);
                }
            }
            ritz = new double[size][size];
            for (int k = 0; k < size; k++) {
                ritz[k][k] = 1;
            }
        }

        private void combine(List<CiVector> set, int i, double[] factors, double[] row) {
            Arrays.fill(row, 0);
            for (int k = 0; k < size; k++) {
                double factor = factors[k];
                double[] from = set.get(k).row(i);
                for (int j = 0; j < row.length; j++) {
                    row[j] += factor * from[j];
                }
            }
            work.add(2L * size * row.length);
        }

        /** Returns the lowest Ritz vector in place of the first vector; the subspace is of no use afterwards. */
        CiVector lowest() {
            CiVector lowest = vectors.getFirst();
            double[] row = new double[space.beta().count()];
            for (int i = 0; i < space.alpha().count(); i++) {
                combine(vectors, i, ritz[0], row);
                System.arraycopy(row, 0, lowest.row(i), 0, row.length);
            }
            return lowest;
        }
    }
}
