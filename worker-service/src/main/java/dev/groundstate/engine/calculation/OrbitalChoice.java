package dev.groundstate.engine.calculation;

/** In which orbitals electrons are correlated. */
public enum OrbitalChoice {
    /** Those of Hartree-Fock, by rising energy. */
    CANONICAL,
    /**
     * Natural orbitals of second-order perturbation theory, by falling occupation; occupied and empty ones do not mix, so
     * that the reference determinant is that of Hartree-Fock. Closed shells only.
     */
    MP2_NATURAL
}
