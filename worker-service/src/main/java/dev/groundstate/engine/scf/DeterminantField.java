package dev.groundstate.engine.scf;

/**
 * A determinant with its energy and its distance from self-consistency; matrices are square over orthonormal functions.
 *
 * @param orbitals of each set, as columns: full ones, half-full ones, empty ones
 * @param occupied projectors on the occupied orbitals, one for each density
 * @param focks F_σ, one for each density
 * @param effective Fock matrices of all sets, one after another
 * @param errors their commutators with the matrices of occupations, one after another
 * @param electronicEnergy hartree
 */
record DeterminantField(
        double[][] orbitals,
        double[][] occupied,
        double[][] focks,
        double[] effective,
        double[] errors,
        double electronicEnergy) {

    /** Builds the Fock matrices of a determinant. */
    static DeterminantField of(FieldEquations equations, Shells shells, double[][] orbitals) {
        int size = equations.size();
        double[][] occupied = new double[shells.densities()][];
        for (int d = 0; d < occupied.length; d++) {
            occupied[d] = projector(orbitals[shells.setOf(d)], shells.occupied(d), size);
        }
        FieldEquations.Field field = equations.field(occupied);
        double[] effective = new double[shells.sets() * size * size];
        double[] errors = new double[effective.length];
        for (int set = 0; set < shells.sets(); set++) {
            double[] fock = shells.effectiveFock(set, field.focks(), occupied, size);
            double[] error = DenseProduct.commutator(fock, shells.occupation(set, occupied), size);
            System.arraycopy(fock, 0, effective, set * fock.length, fock.length);
            System.arraycopy(error, 0, errors, set * fock.length, fock.length);
        }
        return new DeterminantField(orbitals, occupied, field.focks(), effective, errors, field.electronicEnergy());
    }

    /** Returns the same determinant with canonical orbitals, and its Fock matrices as they are. */
    DeterminantField canonical(FieldEquations equations, Shells shells) {
        double[][] canonical = new double[orbitals.length][];
        for (int set = 0; set < canonical.length; set++) {
            canonical[set] =
                    CanonicalOrbitals.of(equations, shells, set, this, true).vectors();
        }
        return new DeterminantField(canonical, occupied, focks, effective, errors, electronicEnergy);
    }

    /** Returns the largest entry of the commutators, hartree. */
    double residual() {
        return DenseProduct.largest(errors);
    }

    /** Returns the projector on the first of some orthonormal orbitals. */
    private static double[] projector(double[] orbitals, int count, int size) {
        double[] projector = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < count; k++) {
                    sum += orbitals[i * size + k] * orbitals[j * size + k];
                }
                projector[i * size + j] = sum;
                projector[j * size + i] = sum;
            }
        }
        return projector;
    }
}
