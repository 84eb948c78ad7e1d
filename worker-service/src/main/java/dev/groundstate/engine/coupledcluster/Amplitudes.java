package dev.groundstate.engine.coupledcluster;

/**
 * What single and double excitations of a closed shell contribute to a wave function.
 *
 * <p>exp(T) Φ with T = Σ t_i^a E_ai + ½ Σ t_ij^ab E_ai E_bj, E summed over both spins. An alpha-beta pair has the amplitude
 * t_ij^ab = t_ji^ba, a pair of equal spins t_ij^ab − t_ij^ba.
 *
 * @param occupied number of doubly occupied orbitals o
 * @param virtual number of empty orbitals v
 * @param singles t_i^a at {@code i v + a}; not copied
 * @param doubles t_ij^ab at {@code ((i o + j) v + a) v + b}; not copied
 */
public record Amplitudes(int occupied, int virtual, double[] singles, double[] doubles) {

    /** Refuses arrays of the wrong length. */
    public Amplitudes {
        int pairs = occupied * virtual;
        if (singles.length != pairs || doubles.length != pairs * pairs) {
            throw new IllegalArgumentException("expected " + pairs + " single and " + pairs * pairs
                    + " double amplitudes, got " + singles.length + " and " + doubles.length);
        }
    }

    /** Returns t_i^a. */
    public double single(int i, int a) {
        return singles[i * virtual + a];
    }

    /** Returns t_ij^ab. */
    public double pair(int i, int j, int a, int b) {
        return doubles[((i * occupied + j) * virtual + a) * virtual + b];
    }

    /**
     * Returns the T1 diagnostic, ‖t₁‖ / √N for N correlated electrons: above 0.02 one determinant is hardly enough.
     *
     * <p>T. J. Lee and P. R. Taylor, Int. J. Quantum Chem. Symp. 23, 199 (1989).
     */
    public double diagnostic() {
        double squares = 0;
        for (double single : singles) {
            squares += single * single;
        }
        return occupied == 0 ? 0 : Math.sqrt(squares / (2 * occupied));
    }
}
