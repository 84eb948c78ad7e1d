package dev.groundstate.engine.calculation;

/** How the energy of the ground state is found. */
public enum CalculationMethod {
    /**
     * Hartree-Fock with one set of orbitals for both spins, closed shell or open; one iteration is one cycle of the
     * self-consistent field.
     */
    HARTREE_FOCK,
    /** Hartree-Fock with orbitals of their own for each spin. */
    UNRESTRICTED_HARTREE_FOCK,
    /** Variational optimisation of a factorised UCCSD state; one iteration is one accepted optimizer step. */
    VQE,
    /** Full configuration interaction in the active space; one iteration is one Davidson step. */
    FCI;

    /** Returns whether the method ends at one determinant, which correlates nothing. */
    public boolean isSingleDeterminant() {
        return this == HARTREE_FOCK || this == UNRESTRICTED_HARTREE_FOCK;
    }
}
