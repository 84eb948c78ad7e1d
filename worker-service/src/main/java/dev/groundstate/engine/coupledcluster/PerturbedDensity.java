package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * The one-particle density matrix of second-order perturbation theory for a closed shell, and its natural orbitals.
 *
 * <p>γ_ij = 2 δ_ij − 2 Σ t_ik^ab (2 t_jk^ab − t_jk^ba), γ_ab = 2 Σ t_ij^ac (2 t_ij^bc − t_ij^cb): the expectation value
 * to second order, without the relaxation of the orbitals, so that γ_ia = 0. After A. Szabo and N. S. Ostlund, Modern
 * Quantum Chemistry, 1989.
 */
public final class PerturbedDensity {

    private PerturbedDensity() {}

    /**
     * Natural orbitals that leave the occupied ones among themselves.
     *
     * @param occupations by falling occupation, occupied orbitals before empty ones
     * @param coefficients row-major, orbitals by natural orbitals; not copied
     */
    public record NaturalOrbitals(double[] occupations, double[] coefficients) {}

    /** Returns γ; half of the electrons are of each spin. */
    public static OneParticleDensity of(Amplitudes amplitudes, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        int o = amplitudes.occupied();
        int v = amplitudes.virtual();
        int n = o + v;
        double[] half = new double[n * n];
        double[] t = amplitudes.doubles();
        for (int i = 0; i < o; i++) {
            half[i * n + i] = 1;
            for (int k = 0; k < o; k++) {
                for (int j = 0; j < o; j++) {
                    double sum = 0;
                    int ik = (i * o + k) * v * v;
                    int jk = (j * o + k) * v * v;
                    for (int a = 0; a < v; a++) {
                        for (int b = 0; b < v; b++) {
                            sum += t[ik + a * v + b] * (2 * t[jk + a * v + b] - t[jk + b * v + a]);
                        }
                    }
                    half[i * n + j] -= sum;
                    work.add(3L * v * v);
                }
            }
        }
        for (int ij = 0; ij < o * o; ij++) {
            int first = ij * v * v;
            for (int a = 0; a < v; a++) {
                for (int b = 0; b < v; b++) {
                    double sum = 0;
                    for (int c = 0; c < v; c++) {
                        sum += t[first + a * v + c] * (2 * t[first + b * v + c] - t[first + c * v + b]);
                    }
                    half[(o + a) * n + o + b] += sum;
                }
                work.add(3L * v * v);
            }
        }
        return OneParticleDensity.real(n, half, half);
    }

    /** Returns the eigenvectors of γ. */
    public static NaturalOrbitals naturalOrbitals(Amplitudes amplitudes, RunControl control) {
        double[] gamma = of(amplitudes, control).sum();
        int o = amplitudes.occupied();
        int n = o + amplitudes.virtual();
        double[] occupations = new double[n];
        double[] coefficients = new double[n * n];
        diagonalise(gamma, n, 0, o, occupations, coefficients);
        diagonalise(gamma, n, o, n - o, occupations, coefficients);
        return new NaturalOrbitals(occupations, coefficients);
    }

    private static void diagonalise(
            double[] gamma, int n, int first, int count, double[] occupations, double[] coefficients) {
        double[] block = new double[count * count];
        Arrays.setAll(block, k -> -gamma[(first + k / Math.max(1, count)) * n + first + k % Math.max(1, count)]);
        SymmetricEigenproblem falling = SymmetricEigenproblem.solve(block, count);
        for (int k = 0; k < count; k++) {
            occupations[first + k] = -falling.values()[k];
            for (int p = 0; p < count; p++) {
                coefficients[(first + p) * n + first + k] = falling.vectors()[p * count + k];
            }
        }
    }
}
