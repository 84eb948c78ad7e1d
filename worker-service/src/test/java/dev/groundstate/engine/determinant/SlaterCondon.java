package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * The Hamiltonian by second quantisation itself: annihilators and creators applied to spin-orbital masks one by one. The
 * slow twin of {@link HamiltonianOperator}, for spaces of a few hundred determinants.
 *
 * <p>Spin orbital p of alpha is bit p, of beta bit n + p, so that a string of operators of both spins in pairs E_pq has
 * no sign between the spins.
 */
public final class SlaterCondon implements SymmetricOperator {

    private final DeterminantSpace space;
    private final double[][] matrix;

    /** Works out the matrix. */
    public SlaterCondon(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space) {
        this.space = space;
        int dimension = (int) space.determinants();
        int n = space.spatialOrbitals();
        this.matrix = new double[dimension][dimension];
        for (int column = 0; column < dimension; column++) {
            long ket = mask(column);
            for (int p = 0; p < 2 * n; p++) {
                for (int q = 0; q < 2 * n; q++) {
                    if (p / n == q / n) {
                        add(column, ket, hamiltonian.oneElectron().get(p % n, q % n), p, q);
                    }
                    for (int r = 0; r < 2 * n; r++) {
                        for (int s = 0; s < 2 * n; s++) {
                            if (p / n == q / n && r / n == s / n) {
                                double integral =
                                        0.5 * hamiltonian.twoElectron().get(p % n, q % n, r % n, s % n);
                                add(column, ket, integral, p, r, s, q);
                            }
                        }
                    }
                }
            }
        }
    }

    private long mask(int determinant) {
        int betaStrings = space.beta().count();
        return space.alpha().bits(determinant / betaStrings)
                | (space.beta().bits(determinant % betaStrings) << space.spatialOrbitals());
    }

    /** Adds value times the product: the first half of the operators create, the second half annihilate. */
    private void add(int column, long ket, double value, int... operators) {
        long bits = ket;
        int sign = 1;
        for (int k = operators.length - 1; k >= 0; k--) {
            boolean annihilates = k >= operators.length / 2;
            long bit = 1L << operators[k];
            if (((bits & bit) != 0) != annihilates) {
                return;
            }
            if ((Long.bitCount(bits & (bit - 1)) & 1) == 1) {
                sign = -sign;
            }
            bits ^= bit;
        }
        int n = space.spatialOrbitals();
        long alphaBits = bits & ((1L << n) - 1);
        int row = space.alpha().index(alphaBits) * space.beta().count()
                + space.beta().index(bits >>> n);
        matrix[row][column] += sign * value;
    }

    /** Returns the matrix, determinant (I, J) at I times the number of beta strings plus J. */
    public double[][] matrix() {
        return matrix;
    }

    @Override
    public void apply(CiVector x, CiVector y, RunControl control) {
        int betaStrings = space.beta().count();
        y.clear(new WorkCounter(control));
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                y.row(row / betaStrings)[row % betaStrings] +=
                        matrix[row][column] * x.row(column / betaStrings)[column % betaStrings];
            }
        }
    }

    @Override
    public void diagonal(int alphaString, double[] row) {
        for (int j = 0; j < row.length; j++) {
            int index = alphaString * row.length + j;
            row[j] = matrix[index][index];
        }
    }

    @Override
    public double element(int i, int j, int k, int l) {
        int betaStrings = space.beta().count();
        return matrix[i * betaStrings + j][k * betaStrings + l];
    }
}
