package dev.groundstate.model.molecule;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.groundstate.model.experiment.Choice;
import java.util.List;

/** A Gaussian basis set. */
public enum BasisSet implements Choice {
    /** Minimal, three primitives a function. */
    STO_3G("sto-3g", true, "STO3G"),
    /** Split valence. */
    B6_31G("6-31g", true),
    /** Split valence, Cartesian d functions on heavy atoms. */
    B6_31G_STAR("6-31g*", false, "6-31g(d)"),
    /** Split valence, polarised on all atoms. */
    B6_31G_STAR_STAR("6-31g**", false, "6-31g(d,p)"),
    /** Correlation consistent, double zeta. */
    CC_PVDZ("cc-pvdz", false),
    /** Correlation consistent, triple zeta. */
    CC_PVTZ("cc-pvtz", false);

    private final Term term;

    BasisSet(String wireName, boolean available, String... aliases) {
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
