package dev.groundstate.engine.scf;

import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.run.RunControl;

/**
 * Fock matrices and energies of projectors on occupied orbitals, all over orthonormal combinations of the basis functions.
 *
 * <p>F_σ = H + Σ_τ J(P_τ) − K(P_σ), E = ½ Σ_σ tr P_σ (H + F_σ). Not for two callers at a time.
 */
final class FieldEquations {

    private final AtomicOrbitalIntegrals integrals;
    private final Shells shells;
    private final RunControl control;
    private final FockBuilder fockBuilder;
    private final int functions;

    /** Number of independent combinations of functions. */
    private final int size;

    /** X with XᵀSX = 1, functions × size. */
    private final double[] orthonormal;

    private final double[] orthonormalTransposed;
    private final double[] core;
    private int evaluations;

    FieldEquations(AtomicOrbitalIntegrals integrals, Shells shells, double linearDependence, RunControl control) {
        this.integrals = integrals;
        this.shells = shells;
        this.control = control;
        this.functions = integrals.functions();
        control.check();
        this.orthonormal = OrthonormalFunctions.canonical(integrals.overlap().values(), functions, linearDependence);
        this.size = orthonormal.length / functions;
        this.orthonormalTransposed = DenseProduct.transpose(orthonormal, functions, size);
        if (shells.alphaElectrons() > size) {
            throw new IllegalArgumentException("expected at most " + size + " electrons of one spin for " + size
                    + " independent basis functions, got " + shells.alphaElectrons());
        }
        this.fockBuilder = new FockBuilder(integrals.twoElectron(), shells.densities());
        this.core = toOrthonormal(integrals.coreHamiltonian().values());
    }

    /**
     * The field of some projectors.
     *
     * @param focks F_σ, one for each density
     * @param electronicEnergy hartree
     */
    record Field(double[][] focks, double electronicEnergy) {}

    /** Asks the caller whether to go on. */
    void check() {
        control.check();
    }

    /** Returns the number of independent functions. */
    int size() {
        return size;
    }

    /** Returns the number of basis functions. */
    int functions() {
        return functions;
    }

    /** Returns how many densities' Fock matrices were built, both spins together counting as one. */
    int evaluations() {
        return evaluations;
    }

    /** Returns the field of occupied orbitals. */
    Field field(double[][] projectors) {
        double[][] focks = response(projectors);
        double energy = 0;
        for (int d = 0; d < focks.length; d++) {
            for (int i = 0; i < core.length; i++) {
                energy += 0.5 * shells.electronsAnOrbital() * projectors[d][i] * (2 * core[i] + focks[d][i]);
                focks[d][i] += core[i];
            }
        }
        return new Field(focks, energy);
    }

    /** Returns the field of the free atoms, the same for both spins. */
    double[] atomicField() {
        double[] density = AtomicDensities.superpose(integrals, control);
        fockBuilder.build(control, density);
        evaluations++;
        double[] repulsion = new double[density.length];
        for (int i = 0; i < repulsion.length; i++) {
            repulsion[i] = fockBuilder.coulomb(0)[i] - 0.5 * fockBuilder.exchange(0)[i];
        }
        double[] fock = toOrthonormal(repulsion);
        for (int i = 0; i < fock.length; i++) {
            fock[i] += core[i];
        }
        return fock;
    }

    /** Returns the change of each F_σ with symmetric changes of the P_σ: Σ_τ J(P_τ) − K(P_σ). */
    private double[][] response(double[][] changes) {
        double[][] densities = new double[changes.length][];
        for (int d = 0; d < changes.length; d++) {
            densities[d] = toFunctions(changes[d]);
        }
        double[][] response = repulsion(densities, false);
        evaluations++;
        for (int d = 0; d < changes.length; d++) {
            response[d] = toOrthonormal(response[d]);
        }
        return response;
    }

    /**
     * Returns Σ_τ J(D_τ) − K(D_σ) of symmetric densities, all over the basis functions.
     *
     * @param opposite whether D of the other spin is the negative, so that J cancels; for one density that stands for both
     */
    double[][] repulsion(double[][] densities, boolean opposite) {
        control.check();
        fockBuilder.build(control, densities);
        double[][] repulsion = new double[densities.length][functions * functions];
        for (int d = 0; d < densities.length; d++) {
            double[] exchange = fockBuilder.exchange(d);
            for (int i = 0; i < exchange.length; i++) {
                double coulomb = 0;
                for (int other = 0; other < densities.length && !opposite; other++) {
                    coulomb += fockBuilder.coulomb(other)[i];
                }
                repulsion[d][i] = shells.electronsAnOrbital() * coulomb - exchange[i];
            }
        }
        return repulsion;
    }

    /** Returns the coefficients of orbitals over the basis functions. */
    double[] coefficients(double[] orbitals) {
        return DenseProduct.multiply(orthonormal, orbitals, functions, size, size);
    }

    /** Returns Xᵀ A X, symmetrised. */
    private double[] toOrthonormal(double[] matrix) {
        double[] half = DenseProduct.multiply(matrix, orthonormal, functions, functions, size);
        return symmetrised(DenseProduct.multiply(orthonormalTransposed, half, size, functions, size), size);
    }

    /** Returns X A Xᵀ, symmetrised. */
    private double[] toFunctions(double[] matrix) {
        double[] half = DenseProduct.multiply(orthonormal, matrix, functions, size, size);
        return symmetrised(DenseProduct.multiply(half, orthonormalTransposed, functions, size, functions), functions);
    }

    private static double[] symmetrised(double[] matrix, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < i; j++) {
                double mean = 0.5 * (matrix[i * rows + j] + matrix[j * rows + i]);
                matrix[i * rows + j] = mean;
                matrix[j * rows + i] = mean;
            }
        }
        return matrix;
    }
}
