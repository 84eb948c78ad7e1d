package dev.groundstate.engine.calculation;

/** How the energy of the ground state is found. */
public enum CalculationMethod {
    /** Restricted Hartree-Fock; one iteration is one cycle of the self-consistent field. */
    HARTREE_FOCK,
    /** Variational optimisation of a factorised UCCSD state; one iteration is one accepted optimizer step. */
    VQE,
    /** Full configuration interaction in the active space; one iteration is one Davidson step. */
    FCI
}
