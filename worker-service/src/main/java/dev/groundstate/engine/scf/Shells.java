package dev.groundstate.engine.scf;

/**
 * What sets the kinds of Hartree-Fock apart: how many densities there are, and which Fock matrix each set of orbitals
 * diagonalises.
 *
 * <p>All matrices are square over orthonormal functions. P_σ projects on the occupied orbitals of spin σ. A closed shell has
 * one density that stands for both spins.
 *
 * @param type of the determinant
 * @param alphaElectrons no fewer than {@code betaElectrons}
 * @param betaElectrons electrons of spin down
 */
record Shells(HartreeFockType type, int alphaElectrons, int betaElectrons) {

    /** Refuses electrons that the type cannot hold. */
    Shells {
        if (betaElectrons < 0 || alphaElectrons < betaElectrons) {
            throw new IllegalArgumentException("expected at least as many electrons of spin up as of spin down, got "
                    + alphaElectrons + " and " + betaElectrons);
        }
        if (type == HartreeFockType.RESTRICTED && alphaElectrons != betaElectrons) {
            throw new IllegalArgumentException("expected as many electrons of spin up as of spin down for a closed"
                    + " shell, got " + alphaElectrons + " and " + betaElectrons);
        }
    }

    /** Returns how many densities differ. */
    int densities() {
        return type == HartreeFockType.RESTRICTED ? 1 : 2;
    }

    /** Returns how many sets of orbitals there are. */
    int sets() {
        return type == HartreeFockType.UNRESTRICTED ? 2 : 1;
    }

    /** Returns how many electrons an orbital of a density holds. */
    int electronsAnOrbital() {
        return 3 - densities();
    }

    /** Returns how many electrons an orbital of a set holds at most. */
    int mostElectronsAnOrbital() {
        return 3 - sets();
    }

    /** Returns the set that a density's orbitals are from. */
    int setOf(int density) {
        return sets() == 1 ? 0 : density;
    }

    /** Returns how many orbitals a density fills. */
    int occupied(int density) {
        return density == 0 ? alphaElectrons : betaElectrons;
    }

    /** Returns how many orbitals of a set, from the lowest, are as full as can be. */
    int full(int set) {
        return sets() == 2 ? occupied(set) : betaElectrons;
    }

    /** Returns how many orbitals of a set, after the full ones, hold one of two electrons. */
    int open() {
        return sets() == 2 ? 0 : alphaElectrons - betaElectrons;
    }

    /** Returns the occupation matrix N of a set: P_σ, or the sum of both. */
    double[] occupation(int set, double[][] projectors) {
        if (type == HartreeFockType.UNRESTRICTED) {
            return projectors[set];
        }
        double[] other = projectors[projectors.length - 1];
        double[] sum = projectors[0].clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    /**
     * Returns the matrix whose eigenvectors a set's orbitals are.
     *
     * <p>For an open shell F = F_c − P_c Δ P_o + P_o Δ P_v + transposes, with F_c = (F_α + F_β)/2, Δ = (F_α − F_β)/2 and
     * projectors on the full, half-full and empty orbitals: its blocks between these vanish with the gradient of the energy.
     * Roothaan, Rev. Mod. Phys. 32, 179 (1960); Guest and Saunders, Mol. Phys. 28, 819 (1974).
     */
    double[] effectiveFock(int set, double[][] focks, double[][] projectors, int size) {
        if (type != HartreeFockType.RESTRICTED_OPEN) {
            return focks[set];
        }
        int length = size * size;
        double[] mean = new double[length];
        double[] half = new double[length];
        double[] singly = new double[length];
        double[] balance = new double[length];
        for (int i = 0; i < length; i++) {
            mean[i] = 0.5 * (focks[0][i] + focks[1][i]);
            half[i] = 0.5 * (focks[0][i] - focks[1][i]);
            singly[i] = projectors[0][i] - projectors[1][i];
            balance[i] = (i % (size + 1) == 0 ? 1 : 0) - projectors[0][i] - projectors[1][i];
        }
        double[] product =
                DenseProduct.multiply(DenseProduct.multiply(singly, half, size, size, size), balance, size, size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                mean[i * size + j] += product[i * size + j] + product[j * size + i];
            }
        }
        return mean;
    }

    /** Returns ⟨S²⟩ = S_z (S_z + 1) + N_β − tr P_α P_β. Szabo and Ostlund, Modern Quantum Chemistry, equation 2.271. */
    double spinSquared(double[][] projectors) {
        double projection = 0.5 * (alphaElectrons - betaElectrons);
        if (type != HartreeFockType.UNRESTRICTED) {
            return projection * (projection + 1);
        }
        return projection * (projection + 1) + betaElectrons - DenseProduct.dot(projectors[0], projectors[1]);
    }
}
