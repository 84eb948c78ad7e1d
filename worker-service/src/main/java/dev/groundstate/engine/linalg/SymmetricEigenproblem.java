package dev.groundstate.engine.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues and orthonormal eigenvectors of a real symmetric matrix.
 *
 * @param values in rising order
 * @param vectors component i of vector k at {@code i * size + k}
 */
public record SymmetricEigenproblem(double[] values, double[] vectors) {

    /**
     * Solves the problem for a row-major matrix.
     *
     * @throws IllegalStateException when the iteration fails, as it does for entries that are no numbers
     */
    public static SymmetricEigenproblem solve(double[] matrix, int size) {
        EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(size, true, true);
        if (!solver.decompose(new DMatrixRMaj(size, size, true, matrix.clone()))) {
            throw new IllegalStateException(
                    "the eigenvalues of a symmetric matrix of size " + size + " were not found");
        }
        double[] unsorted = new double[size];
        for (int k = 0; k < size; k++) {
            unsorted[k] = solver.getEigenvalue(k).getReal();
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> unsorted[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[size];
        double[] vectors = new double[size * size];
        for (int k = 0; k < size; k++) {
            values[k] = unsorted[order[k]];
            double[] vector = solver.getEigenVector(order[k]).data;
            for (int i = 0; i < size; i++) {
                vectors[i * size + k] = vector[i];
            }
        }
        return new SymmetricEigenproblem(values, vectors);
    }
}
