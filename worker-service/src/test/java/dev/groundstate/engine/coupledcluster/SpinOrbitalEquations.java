package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;

/**
 * The slow twin of {@link AmplitudeEquations}: CCSD over spin orbitals by plain loops, orbital 2p + spin.
 *
 * <p>J. F. Stanton, J. Gauss, J. D. Watts and R. J. Bartlett, J. Chem. Phys. 94, 4334 (1991), equations 1 to 13, with the
 * diagonal of the Fock matrix left in: both sides then differ by what is left of the equations.
 */
final class SpinOrbitalEquations {

    private final int o;
    private final int v;
    private final double[][] f;
    private final double[][][][] w;
    private final double[][] t1;
    private final double[][][][] t2;

    SpinOrbitalEquations(ActiveSpaceHamiltonian hamiltonian, Amplitudes amplitudes) {
        o = 2 * amplitudes.occupied();
        v = 2 * amplitudes.virtual();
        int n = o + v;
        w = new double[n][n][n][n];
        f = new double[n][n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                for (int r = 0; r < n; r++) {
                    for (int s = 0; s < n; s++) {
                        w[p][q][r][s] = repulsion(hamiltonian, p, r, q, s) - repulsion(hamiltonian, p, s, q, r);
                    }
                }
            }
        }
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                f[p][q] = p % 2 == q % 2 ? hamiltonian.oneElectron().get(p / 2, q / 2) : 0;
                for (int k = 0; k < o; k++) {
                    f[p][q] += w[p][k][q][k];
                }
            }
        }
        t1 = new double[o][v];
        t2 = new double[o][o][v][v];
        for (int i = 0; i < o; i++) {
            for (int a = 0; a < v; a++) {
                t1[i][a] = i % 2 == a % 2 ? amplitudes.single(i / 2, a / 2) : 0;
                for (int j = 0; j < o; j++) {
                    for (int b = 0; b < v; b++) {
                        double same =
                                i % 2 == a % 2 && j % 2 == b % 2 ? amplitudes.pair(i / 2, j / 2, a / 2, b / 2) : 0;
                        double crossed =
                                i % 2 == b % 2 && j % 2 == a % 2 ? amplitudes.pair(i / 2, j / 2, b / 2, a / 2) : 0;
                        t2[i][j][a][b] = same - crossed;
                    }
                }
            }
        }
    }

    private static double repulsion(ActiveSpaceHamiltonian hamiltonian, int p, int q, int r, int s) {
        return p % 2 == q % 2 && r % 2 == s % 2 ? hamiltonian.twoElectron().get(p / 2, q / 2, r / 2, s / 2) : 0;
    }

    /** Returns Σ f_ia t_i^a + ¼ Σ ⟨ij||ab⟩ τ_ij^ab. */
    double correlationEnergy() {
        double energy = 0;
        for (int i = 0; i < o; i++) {
            for (int a = 0; a < v; a++) {
                energy += f[i][o + a] * t1[i][a];
                for (int j = 0; j < o; j++) {
                    for (int b = 0; b < v; b++) {
                        energy += 0.25 * w[i][j][o + a][o + b] * tau(i, j, a, b, 1);
                    }
                }
            }
        }
        return energy;
    }

    /** Returns what is left of the equation of t_i^a: equation 1. */
    double single(int i, int a) {
        double left = f[i][o + a];
        for (int e = 0; e < v; e++) {
            left += t1[i][e] * fieldVv(a, e);
        }
        for (int m = 0; m < o; m++) {
            left -= t1[m][a] * fieldOo(m, i);
            for (int e = 0; e < v; e++) {
                left += t2[i][m][a][e] * fieldOv(m, e) - t1[m][e] * w[m][o + a][i][o + e];
                for (int g = 0; g < v; g++) {
                    left -= 0.5 * t2[i][m][e][g] * w[m][o + a][o + e][o + g];
                }
                for (int n = 0; n < o; n++) {
                    left -= 0.5 * t2[m][n][a][e] * w[n][m][o + e][i];
                }
            }
        }
        return left;
    }

    /** Returns what is left of the equation of t_ij^ab: equation 2. */
    double pair(int i, int j, int a, int b) {
        double left = w[i][j][o + a][o + b]
                + virtualField(i, j, a, b)
                - virtualField(i, j, b, a)
                - occupiedField(i, j, a, b)
                + occupiedField(j, i, a, b)
                + ring(i, j, a, b)
                - ring(j, i, a, b)
                - ring(i, j, b, a)
                + ring(j, i, b, a);
        for (int m = 0; m < o; m++) {
            left += -t1[m][a] * w[m][o + b][i][j] + t1[m][b] * w[m][o + a][i][j];
            for (int n = 0; n < o; n++) {
                left += 0.5 * tau(m, n, a, b, 1) * dressedOccupied(m, n, i, j);
            }
        }
        for (int e = 0; e < v; e++) {
            left += t1[i][e] * w[o + a][o + b][o + e][j] - t1[j][e] * w[o + a][o + b][o + e][i];
            for (int g = 0; g < v; g++) {
                left += 0.5 * tau(i, j, e, g, 1) * dressedVirtual(a, b, e, g);
            }
        }
        return left;
    }

    private double virtualField(int i, int j, int a, int b) {
        double sum = 0;
        for (int e = 0; e < v; e++) {
            double field = fieldVv(b, e);
            for (int m = 0; m < o; m++) {
                field -= 0.5 * t1[m][b] * fieldOv(m, e);
            }
            sum += t2[i][j][a][e] * field;
        }
        return sum;
    }

    private double occupiedField(int i, int j, int a, int b) {
        double sum = 0;
        for (int m = 0; m < o; m++) {
            double field = fieldOo(m, j);
            for (int e = 0; e < v; e++) {
                field += 0.5 * t1[j][e] * fieldOv(m, e);
            }
            sum += t2[i][m][a][b] * field;
        }
        return sum;
    }

    private double ring(int i, int j, int a, int b) {
        double sum = 0;
        for (int m = 0; m < o; m++) {
            for (int e = 0; e < v; e++) {
                sum += t2[i][m][a][e] * dressedRing(m, b, e, j) - t1[i][e] * t1[m][a] * w[m][o + b][o + e][j];
            }
        }
        return sum;
    }

    /** Equations 9 and 10: τ with factor 1, τ̃ with factor ½. */
    private double tau(int i, int j, int a, int b, double factor) {
        return t2[i][j][a][b] + factor * (t1[i][a] * t1[j][b] - t1[i][b] * t1[j][a]);
    }

    /** Equation 3. */
    private double fieldVv(int a, int e) {
        double field = f[o + a][o + e];
        for (int m = 0; m < o; m++) {
            field -= 0.5 * f[m][o + e] * t1[m][a];
            for (int g = 0; g < v; g++) {
                field += t1[m][g] * w[m][o + a][o + g][o + e];
                for (int n = 0; n < o; n++) {
                    field -= 0.5 * tau(m, n, a, g, 0.5) * w[m][n][o + e][o + g];
                }
            }
        }
        return field;
    }

    /** Equation 4. */
    private double fieldOo(int m, int i) {
        double field = f[m][i];
        for (int e = 0; e < v; e++) {
            field += 0.5 * t1[i][e] * f[m][o + e];
            for (int n = 0; n < o; n++) {
                field += t1[n][e] * w[m][n][i][o + e];
                for (int g = 0; g < v; g++) {
                    field += 0.5 * tau(i, n, e, g, 0.5) * w[m][n][o + e][o + g];
                }
            }
        }
        return field;
    }

    /** Equation 5. */
    private double fieldOv(int m, int e) {
        double field = f[m][o + e];
        for (int n = 0; n < o; n++) {
            for (int g = 0; g < v; g++) {
                field += t1[n][g] * w[m][n][o + e][o + g];
            }
        }
        return field;
    }

    /** Equation 6. */
    private double dressedOccupied(int m, int n, int i, int j) {
        double sum = w[m][n][i][j];
        for (int e = 0; e < v; e++) {
            sum += t1[j][e] * w[m][n][i][o + e] - t1[i][e] * w[m][n][j][o + e];
            for (int g = 0; g < v; g++) {
                sum += 0.25 * tau(i, j, e, g, 1) * w[m][n][o + e][o + g];
            }
        }
        return sum;
    }

    /** Equation 7. */
    private double dressedVirtual(int a, int b, int e, int g) {
        double sum = w[o + a][o + b][o + e][o + g];
        for (int m = 0; m < o; m++) {
            sum += -t1[m][b] * w[o + a][m][o + e][o + g] + t1[m][a] * w[o + b][m][o + e][o + g];
            for (int n = 0; n < o; n++) {
                sum += 0.25 * tau(m, n, a, b, 1) * w[m][n][o + e][o + g];
            }
        }
        return sum;
    }

    /** Equation 8. */
    private double dressedRing(int m, int b, int e, int j) {
        double sum = w[m][o + b][o + e][j];
        for (int g = 0; g < v; g++) {
            sum += t1[j][g] * w[m][o + b][o + e][o + g];
        }
        for (int n = 0; n < o; n++) {
            sum -= t1[n][b] * w[m][n][o + e][j];
            for (int g = 0; g < v; g++) {
                sum -= (0.5 * t2[j][n][g][b] + t1[j][g] * t1[n][b]) * w[m][n][o + e][o + g];
            }
        }
        return sum;
    }
}
