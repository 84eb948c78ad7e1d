package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** How the energy is computed. */
public enum Method implements Choice {
    /** Hartree-Fock with one set of orbitals for both spins: RHF of a closed shell, ROHF of an open one. */
    HF("HF", true, "RHF", "ROHF"),
    /** Hartree-Fock with orbitals of their own for each spin. */
    UHF("UHF", true),
    /** Second-order perturbation theory on top of Hartree-Fock. */
    MP2("MP2", true),
    /** Coupled cluster with singles and doubles. */
    CCSD("CCSD", true),
    /** Variational quantum eigensolver. */
    VQE("VQE", true),
    /** Full configuration interaction in the active space. */
    FCI("FCI", true, "CASCI"),
    /** Sample-based quantum diagonalization. */
    SQD("SQD", false);

    private final Term term;

    Method(String wireName, boolean available, String... aliases) {
        this.term = new Term(wireName, available, List.of(aliases));
    }

    /**
     * Returns whether each iteration has the energy of a state, of which the lowest is the best. The others, on their way
     * to an answer, may be below it; their best is the last.
     */
    public boolean everyIterationIsAState() {
        return switch (this) {
            case HF, UHF, MP2, CCSD -> false;
            case VQE, FCI, SQD -> true;
        };
    }

    /** Returns whether it has but one determinant, so that no orbitals are correlated. */
    public boolean isSingleDeterminant() {
        return this == HF || this == UHF;
    }

    @Override
    public Term term() {
        return term;
    }

    @JsonValue
    @Override
    public String wireName() {
        return term.wireName();
    }
}
