package dev.groundstate.engine.run;

/** What a calculation is doing, coarse enough to be shown to a person. */
public enum Phase {
    /** One- and two-electron integrals over the basis functions. */
    INTEGRALS,
    /** The self-consistent field. */
    SCF,
    /** Integrals over the orbitals of the active space. */
    TRANSFORMING,
    /** Steps of a variational optimizer. */
    OPTIMIZING,
    /** Davidson iterations in a determinant space. */
    DIAGONALISING,
    /** Iterations of coupled-cluster amplitudes. */
    AMPLITUDES
}
