package dev.groundstate.engine.scf;

/** What is done about the stability of a converged field. */
public enum StabilityCheck {
    /** Nothing. */
    OMITTED,
    /** It is computed and reported. */
    REPORTED,
    /** It is computed; a field that is unstable within its type is followed to a lower one. */
    FOLLOWED
}
