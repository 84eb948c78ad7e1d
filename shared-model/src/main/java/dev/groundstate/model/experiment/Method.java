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
