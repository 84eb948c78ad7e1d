package dev.groundstate.engine.scf;

/** Which orbitals the electrons of a Hartree-Fock determinant share. */
public enum HartreeFockType {
    /** Closed shell: each orbital holds two electrons. */
    RESTRICTED("RHF"),
    /** High-spin open shell: both spins share one set of orbitals, of which some hold one electron. */
    RESTRICTED_OPEN("ROHF"),
    /** Each spin has orbitals of its own. */
    UNRESTRICTED("UHF");

    private final String abbreviation;

    HartreeFockType(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    /** Returns the abbreviation that the field uses. */
    public String abbreviation() {
        return abbreviation;
    }

    /** Returns the restricted type for some electrons. */
    public static HartreeFockType restricted(int alphaElectrons, int betaElectrons) {
        return alphaElectrons == betaElectrons ? RESTRICTED : RESTRICTED_OPEN;
    }
}
