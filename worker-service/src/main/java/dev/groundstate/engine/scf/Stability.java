package dev.groundstate.engine.scf;

import org.jspecify.annotations.Nullable;

/**
 * What small rotations of the orbitals do to the energy of a self-consistent field.
 *
 * <p>An eigenvalue is half a second derivative of the energy by a rotation of the spin orbitals of length 1, in hartree: the
 * lowest of A + B. It comes out too high: by
 * up to 1e-6 near zero, by some hundredths of itself elsewhere, and by up to a quarter where it is positive and the shell closed. Seeger and Pople, J. Chem. Phys.
 * 66, 3045 (1977).
 *
 * @param internalEigenvalue among determinants of the same type; null where there is nothing to rotate, and for a closed shell
 *     that is stable to separate orbitals, as the other eigenvalue is lower
 * @param externalEigenvalue of a closed shell towards separate orbitals for the spins; null for other types
 * @param timesFollowed how often the field was found unstable within its type and a lower one sought
 * @param products of vectors with the second derivatives, all analyses together
 */
public record Stability(
        @Nullable Double internalEigenvalue, @Nullable Double externalEigenvalue, int timesFollowed, int products) {

    /**
     * Eigenvalues from here on are not negative: those of rotations that leave the energy as it is, such as of the axis of an
     * open shell, come out as 1e-6; one of this size would lower the energy by some 1e-9 hartree.
     */
    static final double LOWEST_STABLE = -1e-5;

    /** Returns whether the determinant is a minimum among those of its type. */
    public boolean internallyStable() {
        return internalEigenvalue == null || internalEigenvalue >= LOWEST_STABLE;
    }

    /** Returns whether no separation of the spins lowers the energy; null for other types than closed shells. */
    public @Nullable Boolean externallyStable() {
        return externalEigenvalue == null ? null : externalEigenvalue >= LOWEST_STABLE;
    }
}
