package dev.groundstate.engine.scf;

/**
 * Orthonormal real orbitals as combinations of basis functions: full ones, half-full ones, empty ones, each by rising energy.
 *
 * @param functions number of basis functions
 * @param size number of orbitals, at most {@code functions}
 * @param coefficients C of function mu in orbital p at {@code mu * size + p}; not copied
 * @param orbitalEnergies {@code size} entries, hartree
 * @param occupied full orbitals, the first ones: doubly occupied, or singly where the spins have their own orbitals
 */
public record MolecularOrbitals(
        int functions, int size, double[] coefficients, double[] orbitalEnergies, int occupied) {

    /** Coefficients within this of the largest count as equal to it, lest rounding choose among symmetric ones. */
    private static final double TIE = 1e-6;

    /** Refuses arrays of the wrong length. */
    public MolecularOrbitals {
        if (coefficients.length != functions * size || orbitalEnergies.length != size || occupied > size) {
            throw new IllegalArgumentException("expected " + functions + " x " + size + " coefficients, " + size
                    + " energies and at most " + size + " occupied orbitals, got " + coefficients.length + ", "
                    + orbitalEnergies.length + " and " + occupied);
        }
    }

    /** Returns orthonormal functions as orbitals of their own. */
    public static MolecularOrbitals identity(int size, int occupied) {
        double[] coefficients = new double[size * size];
        for (int p = 0; p < size; p++) {
            coefficients[p * size + p] = 1;
        }
        return new MolecularOrbitals(size, size, coefficients, new double[size], occupied);
    }

    /**
     * Returns the same orbitals in another order.
     *
     * @param order number of the orbital that comes first, second, and so on
     */
    public MolecularOrbitals reordered(int[] order) {
        double[] moved = new double[coefficients.length];
        double[] energies = new double[size];
        for (int p = 0; p < size; p++) {
            energies[p] = orbitalEnergies[order[p]];
            for (int mu = 0; mu < functions; mu++) {
                moved[mu * size + p] = coefficients[mu * size + order[p]];
            }
        }
        return new MolecularOrbitals(functions, size, moved, energies, occupied);
    }

    /**
     * Returns combinations of some of the orbitals in their place.
     *
     * @param first of the orbitals to combine
     * @param combinations row-major square: orbitals by combinations
     * @param energies of the combinations
     */
    public MolecularOrbitals combined(int first, double[] combinations, double[] energies) {
        int count = energies.length;
        double[] rotated = coefficients.clone();
        double[] allEnergies = orbitalEnergies.clone();
        System.arraycopy(energies, 0, allEnergies, first, count);
        for (int mu = 0; mu < functions; mu++) {
            for (int k = 0; k < count; k++) {
                double sum = 0;
                for (int p = 0; p < count; p++) {
                    sum += coefficients[mu * size + first + p] * combinations[p * count + k];
                }
                rotated[mu * size + first + k] = sum;
            }
        }
        return new MolecularOrbitals(functions, size, rotated, allEnergies, occupied);
    }

    /** Returns these orbitals, the largest coefficient of each positive: the first one of several that are equally large. */
    public MolecularOrbitals withSigns() {
        double[] signed = coefficients.clone();
        for (int k = 0; k < size; k++) {
            double largest = 0;
            for (int p = 0; p < functions; p++) {
                largest = Math.max(largest, Math.abs(signed[p * size + k]));
            }
            int decisive = 0;
            while (Math.abs(signed[decisive * size + k]) < (1 - TIE) * largest) {
                decisive++;
            }
            if (signed[decisive * size + k] < 0) {
                for (int p = 0; p < functions; p++) {
                    signed[p * size + k] = -signed[p * size + k];
                }
            }
        }
        return new MolecularOrbitals(functions, size, signed, orbitalEnergies, occupied);
    }
}
