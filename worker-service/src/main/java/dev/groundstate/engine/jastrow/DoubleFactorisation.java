package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.coupledcluster.Amplitudes;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the double amplitudes of a closed shell as Jastrow factors: t_ij^ab = i Σ_l Σ_pq J^l_pq W^l_ap W^l*_ip W^l_bq W^l*_jq.
 *
 * <p>t, a matrix of pairs ia, is Σ_m τ_m x_m x_mᵀ. Each x_m gives two factors, s = ±1, with the Hermitian matrix whose elements
 * ai are ½ (1 − is) x_ia: W has its eigenvectors, and J_pq = s τ_m λ_p λ_q its eigenvalues. With diagonal phases of the empty
 * orbitals it is the real matrix ((0, x), (xᵀ, 0)) / √2, so that two real eigenproblems do. Factors come by falling |τ|. After
 * M. Motta et al., Phys. Chem. Chem. Phys. 26, 30044 (2024).
 */
final class DoubleFactorisation {

    private DoubleFactorisation() {}

    /**
     * Returns the first factors, padded with ones that do nothing.
     *
     * @param amplitudes of excitations from the first orbitals to the last ones; there may be others between
     * @param pairs the elements of J that are kept
     */
    static List<JastrowFactor> of(Amplitudes amplitudes, int orbitals, int factors, InteractingPairs pairs) {
        int o = amplitudes.occupied();
        int v = amplitudes.virtual();
        int size = o * v;
        double[] matrix = new double[size * size];
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                for (int a = 0; a < v; a++) {
                    for (int b = 0; b < v; b++) {
                        matrix[(i * v + a) * size + j * v + b] = amplitudes.pair(i, j, a, b);
                    }
                }
            }
        }
        List<JastrowFactor> found = new ArrayList<>();
        if (size > 0) {
            SymmetricEigenproblem outer = SymmetricEigenproblem.solve(matrix, size);
            Integer[] order = new Integer[size];
            Arrays.setAll(order, m -> m);
            Arrays.sort(order, Comparator.comparingDouble(m -> -Math.abs(outer.values()[m])));
            for (int k = 0; k < size && found.size() < factors; k++) {
                double[] vector = new double[size];
                for (int ia = 0; ia < size; ia++) {
                    vector[ia] = outer.vectors()[ia * size + order[k]];
                }
                for (int sign = 1; sign >= -1 && found.size() < factors; sign -= 2) {
                    found.add(factor(vector, outer.values()[order[k]], sign, o, v, orbitals, pairs));
                }
            }
        }
        while (found.size() < factors) {
            found.add(new JastrowFactor(ComplexMatrix.identity(orbitals), new double[pairs.count()]));
        }
        return found;
    }

    private static JastrowFactor factor(
            double[] vector, double eigenvalue, int sign, int o, int v, int orbitals, InteractingPairs pairs) {
        int n = orbitals;
        double[] matrix = new double[n * n];
        for (int i = 0; i < o; i++) {
            for (int a = 0; a < v; a++) {
                double element = Math.sqrt(0.5) * vector[i * v + a];
                matrix[i * n + n - v + a] = element;
                matrix[(n - v + a) * n + i] = element;
            }
        }
        SymmetricEigenproblem inner = SymmetricEigenproblem.solve(matrix, n);
        ComplexMatrix rotation = ComplexMatrix.zeros(n);
        for (int p = 0; p < n; p++) {
            for (int k = 0; k < n; k++) {
                double element = inner.vectors()[p * n + k];
                rotation.re()[p * n + k] = p < n - v ? element : Math.sqrt(0.5) * element;
                rotation.im()[p * n + k] = p < n - v ? 0 : -sign * Math.sqrt(0.5) * element;
            }
        }
        double[] angles = new double[pairs.count()];
        int next = 0;
        for (int[][] kind : List.of(pairs.sameSpin(), pairs.oppositeSpin())) {
            for (int[] pair : kind) {
                angles[next++] = sign * eigenvalue * inner.values()[pair[0]] * inner.values()[pair[1]];
            }
        }
        return new JastrowFactor(rotation, angles);
    }
}
