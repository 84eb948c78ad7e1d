package dev.groundstate.engine.scf;

import dev.groundstate.engine.linalg.SymmetricEigenproblem;

/** Eigenvectors of the effective Fock matrix of a set: full orbitals first, then half-full, then empty ones. */
final class CanonicalOrbitals {

    private CanonicalOrbitals() {}

    /**
     * Returns the eigenvectors over orthonormal functions with their energies.
     *
     * @param separated whether orbitals of different occupation are kept apart; without, the lowest ones are taken for the
     *     full ones, and what is left of the commutator is used for a last improvement
     */
    static SymmetricEigenproblem of(
            FieldEquations equations, Shells shells, int set, DeterminantField field, boolean separated) {
        double[] orbitals = field.orbitals()[set];
        int size = equations.size();
        equations.check();
        double[] fock = new double[orbitals.length];
        System.arraycopy(field.effective(), set * fock.length, fock, 0, fock.length);
        if (!separated) {
            return SymmetricEigenproblem.solve(fock, size);
        }
        double apart = 1 + 2 * largestRowSum(fock, size);
        double[] transposed = DenseProduct.transpose(orbitals, size, size);
        double[] half = DenseProduct.multiply(fock, orbitals, size, size, size);
        double[] blocks = DenseProduct.multiply(transposed, half, size, size, size);
        for (int p = 0; p < size; p++) {
            for (int q = 0; q < size; q++) {
                if (electrons(shells, set, p) != electrons(shells, set, q)) {
                    blocks[p * size + q] = 0;
                }
            }
            blocks[p * (size + 1)] -= apart * electrons(shells, set, p);
        }
        equations.check();
        half = DenseProduct.multiply(orbitals, blocks, size, size, size);
        double[] separate = DenseProduct.multiply(half, transposed, size, size, size);
        equations.check();
        SymmetricEigenproblem eigen = SymmetricEigenproblem.solve(separate, size);
        equations.check();
        double[] energies = eigen.values().clone();
        for (int p = 0; p < size; p++) {
            energies[p] += apart * electrons(shells, set, p);
        }
        return new SymmetricEigenproblem(energies, eigen.vectors());
    }

    private static int electrons(Shells shells, int set, int orbital) {
        if (orbital < shells.full(set)) {
            return 2;
        }
        return orbital < shells.full(set) + shells.open() ? 1 : 0;
    }

    /** Returns the largest Σ_j |a_ij|, which no eigenvalue exceeds. */
    private static double largestRowSum(double[] matrix, int size) {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += Math.abs(matrix[i * size + j]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
