package dev.groundstate.engine.qubit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Pauli strings as matrices, products of 2 × 2 ones: the slow twin of the masks. */
public final class DensePauli {

    private DensePauli() {}

    /** Returns {real, imaginary} of ⟨row|P|column⟩, letter by letter. */
    public static double[] element(PauliString string, int qubits, long row, long column) {
        double real = 1;
        double imaginary = 0;
        for (int q = 0; q < qubits; q++) {
            int r = (int) (row >>> q) & 1;
            int c = (int) (column >>> q) & 1;
            switch (string.letter(q)) {
                case 'I' -> real = r == c ? real : Double.NaN;
                case 'X' -> real = r != c ? real : Double.NaN;
                case 'Z' -> {
                    real = r == c ? (r == 0 ? real : -real) : Double.NaN;
                    imaginary = r == 0 ? imaginary : -imaginary;
                }
                default -> {
                    double turned = r == 0 ? imaginary : -imaginary;
                    imaginary = r == 0 ? -real : real;
                    real = r != c ? turned : Double.NaN;
                }
            }
            if (Double.isNaN(real)) {
                return new double[2];
            }
        }
        return new double[] {real, imaginary};
    }

    /** Returns the matrix of a sum whose strings have an even number of Y each. */
    public static DMatrixRMaj realMatrix(PauliSum sum) {
        int dimension = 1 << sum.qubits();
        DMatrixRMaj matrix = new DMatrixRMaj(dimension, dimension);
        for (int k = 0; k < sum.terms(); k++) {
            PauliString string = sum.strings()[k];
            for (int column = 0; column < dimension; column++) {
                int row = column ^ (int) string.x();
                matrix.add(row, column, sum.coefficients()[k] * element(string, sum.qubits(), row, column)[0]);
            }
        }
        return matrix;
    }

    /** Returns the eigenvalues of such a sum, rising. */
    public static double[] spectrum(PauliSum sum) {
        DMatrixRMaj matrix = realMatrix(sum);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.getNumRows(), false, true);
        if (!eigen.decompose(matrix)) {
            throw new IllegalStateException("no eigenvalues");
        }
        double[] values = new double[matrix.getNumRows()];
        for (int k = 0; k < values.length; k++) {
            values[k] = eigen.getEigenvalue(k).getReal();
        }
        Arrays.sort(values);
        return values;
    }
}
