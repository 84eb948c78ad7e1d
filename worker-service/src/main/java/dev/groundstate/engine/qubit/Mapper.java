package dev.groundstate.engine.qubit;

/** How occupations become bits. */
public enum Mapper {
    /** A qubit holds the occupation of a mode. Jordan and Wigner 1928. */
    JORDAN_WIGNER,
    /** A qubit holds the parity of a stretch of modes of a binary tree. Bravyi and Kitaev 2002. */
    BRAVYI_KITAEV,
    /**
     * A qubit holds the parity of all modes up to its own; the two that hold conserved parities are left out. Seeley,
     * Richard and Love 2012; Bravyi et al. 2017.
     */
    PARITY
}
