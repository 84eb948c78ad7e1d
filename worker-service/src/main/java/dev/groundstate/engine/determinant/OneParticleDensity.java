package dev.groundstate.engine.determinant;

import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;

/**
 * The one-particle density matrices of a state over its active orbitals: all that expectation values of one-electron
 * operators depend on.
 *
 * <p>γ^σ_pq = ⟨E^σ_pq⟩ at {@code p * n + q}, of a complex state its real part, which real operators depend on alone. The imaginary
 * part is antisymmetric. Immutable by convention: arrays are not copied.
 *
 * @param spatialOrbitals n
 * @param alpha γ of the electrons of spin up, n² numbers
 * @param beta γ of the electrons of spin down
 * @param imaginary imaginary part of γ summed over both spins; no numbers where it is zero
 */
public record OneParticleDensity(int spatialOrbitals, double[] alpha, double[] beta, double[] imaginary) {

    /** Refuses arrays of the wrong length. */
    public OneParticleDensity {
        int square = spatialOrbitals * spatialOrbitals;
        if (alpha.length != square || beta.length != square || (imaginary.length != 0 && imaginary.length != square)) {
            throw new IllegalArgumentException("expected " + square + " elements of each spin for " + spatialOrbitals
                    + " orbitals, got " + alpha.length + " and " + beta.length + ", and " + imaginary.length
                    + " imaginary ones");
        }
    }

    /** Returns the density of a real state. */
    public static OneParticleDensity real(int spatialOrbitals, double[] alpha, double[] beta) {
        return new OneParticleDensity(spatialOrbitals, alpha, beta, new double[0]);
    }

    /** Returns the density of the determinant that fills the first orbitals. */
    public static OneParticleDensity ofDeterminant(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        double[] alpha = new double[spatialOrbitals * spatialOrbitals];
        double[] beta = new double[alpha.length];
        for (int p = 0; p < alphaElectrons; p++) {
            alpha[p * spatialOrbitals + p] = 1;
        }
        for (int p = 0; p < betaElectrons; p++) {
            beta[p * spatialOrbitals + p] = 1;
        }
        return real(spatialOrbitals, alpha, beta);
    }

    /**
     * Natural orbitals, by falling occupation.
     *
     * @param occupations from 2 to 0
     * @param coefficients row-major, active orbitals by natural orbitals
     */
    public record NaturalOrbitals(double[] occupations, double[] coefficients) {}

    /** Returns γ summed over both spins. */
    public double[] sum() {
        double[] sum = alpha.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += beta[k];
        }
        return sum;
    }

    /** Returns the number of electrons, the trace of γ. */
    public double electrons() {
        double trace = 0;
        for (int p = 0; p < spatialOrbitals; p++) {
            trace += alpha[p * spatialOrbitals + p] + beta[p * spatialOrbitals + p];
        }
        return trace;
    }

    /** Returns the density of the parts of a state that no one-electron operator connects: real and imaginary, or sectors. */
    public OneParticleDensity plus(OneParticleDensity other) {
        double[] up = alpha.clone();
        double[] down = beta.clone();
        for (int k = 0; k < up.length; k++) {
            up[k] += other.alpha[k];
            down[k] += other.beta[k];
        }
        return new OneParticleDensity(spatialOrbitals, up, down, plus(imaginary, other.imaginary));
    }

    private static double[] plus(double[] left, double[] right) {
        if (left.length == 0 || right.length == 0) {
            return left.length == 0 ? right : left;
        }
        double[] sum = left.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += right[k];
        }
        return sum;
    }

    /**
     * Returns the natural occupations, the eigenvalues of γ, by falling size; from 2 to 0.
     *
     * <p>Those of a complex Hermitian matrix A + iB are those of the real symmetric (A, −B; B, A), each once for every two.
     */
    public double[] naturalOccupations() {
        if (imaginary.length == 0) {
            return naturalOrbitals().occupations();
        }
        int n = spatialOrbitals;
        double[] gamma = sum();
        double[] negative = new double[4 * n * n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                double real = -0.5 * (gamma[p * n + q] + gamma[q * n + p]);
                double imaginaryPart = -0.5 * (imaginary[p * n + q] - imaginary[q * n + p]);
                negative[p * 2 * n + q] = real;
                negative[(n + p) * 2 * n + n + q] = real;
                negative[p * 2 * n + n + q] = -imaginaryPart;
                negative[(n + p) * 2 * n + q] = imaginaryPart;
            }
        }
        double[] twice = SymmetricEigenproblem.solve(negative, 2 * n).values();
        double[] occupations = new double[n];
        for (int k = 0; k < n; k++) {
            occupations[k] = -0.5 * (twice[2 * k] + twice[2 * k + 1]);
        }
        return occupations;
    }

    /** Returns the eigenvectors of the real part of γ. */
    public NaturalOrbitals naturalOrbitals() {
        int n = spatialOrbitals;
        double[] gamma = sum();
        double[] negative = new double[n * n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                negative[p * n + q] = -0.5 * (gamma[p * n + q] + gamma[q * n + p]);
            }
        }
        SymmetricEigenproblem falling = SymmetricEigenproblem.solve(negative, n);
        double[] occupations = falling.values();
        for (int k = 0; k < n; k++) {
            occupations[k] = -occupations[k];
        }
        return new NaturalOrbitals(occupations, falling.vectors());
    }

    /**
     * Returns γ over all orbitals of the molecule: 2 on the diagonal of the frozen ones, then the active ones, then zeros.
     *
     * @param frozenOrbitals doubly occupied orbitals below the active ones
     * @param orbitals number of all orbitals
     */
    public OneElectronIntegrals overAllOrbitals(int frozenOrbitals, int orbitals) {
        if (frozenOrbitals < 0 || frozenOrbitals + spatialOrbitals > orbitals) {
            throw new IllegalArgumentException("expected at most " + orbitals + " orbitals, got " + frozenOrbitals
                    + " frozen and " + spatialOrbitals + " active ones");
        }
        double[] gamma = sum();
        double[] all = new double[orbitals * orbitals];
        for (int i = 0; i < frozenOrbitals; i++) {
            all[i * orbitals + i] = 2;
        }
        for (int p = 0; p < spatialOrbitals; p++) {
            int to = (frozenOrbitals + p) * orbitals + frozenOrbitals;
            System.arraycopy(gamma, p * spatialOrbitals, all, to, spatialOrbitals);
        }
        return new OneElectronIntegrals(orbitals, all);
    }

    /**
     * Returns the expectation value of a one-electron operator, the frozen electrons included.
     *
     * @param operator over all orbitals of the molecule
     * @param frozenOrbitals doubly occupied orbitals below the active ones
     */
    public double expectation(OneElectronIntegrals operator, int frozenOrbitals) {
        OneElectronIntegrals density = overAllOrbitals(frozenOrbitals, operator.size());
        double sum = 0;
        for (int k = 0; k < density.values().length; k++) {
            sum += density.values()[k] * operator.values()[k];
        }
        return sum;
    }
}
