package dev.groundstate.model.molecule;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.groundstate.model.experiment.Choice;
import java.util.List;
import java.util.OptionalInt;

/** A Gaussian basis set of the elements hydrogen to argon. */
public enum BasisSet implements Choice {
    /** Minimal, three primitives a function. */
    STO_3G("sto-3g", true, 1, 5, 9, "STO3G"),
    /** Split valence. */
    B6_31G("6-31g", true, 2, 9, 13),
    /** Split valence, Cartesian d functions on heavy atoms. */
    B6_31G_STAR("6-31g*", false, 2, 15, 19, "6-31g(d)"),
    /** Split valence, polarised on all atoms. */
    B6_31G_STAR_STAR("6-31g**", false, 5, 15, 19, "6-31g(d,p)"),
    /** Correlation consistent, double zeta. */
    CC_PVDZ("cc-pvdz", false, 5, 14, 18),
    /** Correlation consistent, triple zeta. */
    CC_PVTZ("cc-pvtz", false, 14, 30, 34);

    private final Term term;
    private final int functionsOfFirstRow;
    private final int functionsOfSecondRow;
    private final int functionsOfThirdRow;

    BasisSet(
            String wireName,
            boolean available,
            int functionsOfFirstRow,
            int functionsOfSecondRow,
            int functionsOfThirdRow,
            String... aliases) {
        this.term = new Term(wireName, available, List.of(aliases));
        this.functionsOfFirstRow = functionsOfFirstRow;
        this.functionsOfSecondRow = functionsOfSecondRow;
        this.functionsOfThirdRow = functionsOfThirdRow;
    }

    /** Returns the number of basis functions on an atom of the element; empty when the set lacks the element. */
    public OptionalInt functions(ChemicalElement element) {
        int atomicNumber = element.atomicNumber();
        if (atomicNumber > ChemicalElement.Ar.atomicNumber()) {
            return OptionalInt.empty();
        }
        if (atomicNumber > ChemicalElement.Ne.atomicNumber()) {
            return OptionalInt.of(functionsOfThirdRow);
        }
        return OptionalInt.of(
                atomicNumber > ChemicalElement.He.atomicNumber() ? functionsOfSecondRow : functionsOfFirstRow);
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
