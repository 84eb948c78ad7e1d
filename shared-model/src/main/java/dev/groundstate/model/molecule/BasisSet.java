package dev.groundstate.model.molecule;

import static dev.groundstate.model.molecule.ChemicalElement.Ar;
import static dev.groundstate.model.molecule.ChemicalElement.Be;
import static dev.groundstate.model.molecule.ChemicalElement.Ca;
import static dev.groundstate.model.molecule.ChemicalElement.He;
import static dev.groundstate.model.molecule.ChemicalElement.K;
import static dev.groundstate.model.molecule.ChemicalElement.Kr;
import static dev.groundstate.model.molecule.ChemicalElement.Na;
import static dev.groundstate.model.molecule.ChemicalElement.Ne;
import static dev.groundstate.model.molecule.ChemicalElement.Zn;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.groundstate.model.experiment.Choice;
import java.util.List;
import java.util.OptionalInt;

/** A Gaussian basis set of the elements hydrogen to krypton, and the number of its functions on each. */
public enum BasisSet implements Choice {
    /** Minimal, three primitives a function. */
    STO_3G("sto-3g", List.of("STO3G"), upTo(He, 1), upTo(Ne, 5), upTo(Ar, 9), upTo(Ca, 13), upTo(Kr, 18)),
    /** Minimal, six primitives a function. */
    STO_6G("sto-6g", List.of("STO6G"), upTo(He, 1), upTo(Ne, 5), upTo(Ar, 9), upTo(Ca, 13), upTo(Kr, 18)),
    /** Split valence; Cartesian d functions from potassium on. */
    B6_31G("6-31g", List.of(), upTo(He, 2), upTo(Ne, 9), upTo(Ar, 13), upTo(Kr, 29)),
    /** Split valence, Cartesian d functions on heavy atoms. */
    B6_31G_STAR(
            "6-31g*",
            List.of("6-31g(d)"),
            upTo(He, 2),
            upTo(Ne, 15),
            upTo(Ar, 19),
            upTo(Ca, 35),
            upTo(Zn, 39),
            upTo(Kr, 35)),
    /** Split valence, polarised on all atoms. */
    B6_31G_STAR_STAR(
            "6-31g**",
            List.of("6-31g(d,p)"),
            upTo(He, 5),
            upTo(Ne, 15),
            upTo(Ar, 19),
            upTo(Ca, 35),
            upTo(Zn, 39),
            upTo(Kr, 35)),
    /** Correlation consistent, double zeta, spherical; without potassium. */
    CC_PVDZ(
            "cc-pvdz",
            List.of(),
            upTo(He, 5),
            upTo(Ne, 14),
            upTo(Ar, 18),
            upTo(K, 0),
            upTo(Ca, 27),
            upTo(Zn, 43),
            upTo(Kr, 27)),
    /** Correlation consistent, triple zeta, spherical; without potassium. */
    CC_PVTZ(
            "cc-pvtz",
            List.of(),
            upTo(He, 14),
            upTo(Ne, 30),
            upTo(Ar, 34),
            upTo(K, 0),
            upTo(Ca, 43),
            upTo(Zn, 68),
            upTo(Kr, 43)),
    /** Split valence, polarised, spherical, of the second family of Ahlrichs and Weigend. */
    DEF2_SVP(
            "def2-svp",
            List.of("def2svp"),
            upTo(He, 5),
            upTo(Be, 9),
            upTo(Ne, 14),
            upTo(Na, 15),
            upTo(Ar, 18),
            upTo(Ca, 24),
            upTo(Zn, 31),
            upTo(Kr, 32));

    /** Consecutive elements with one number of functions; none where it is 0. */
    private record Stretch(ChemicalElement last, int functions) {}

    private final Term term;
    private final List<Stretch> stretches;

    BasisSet(String wireName, List<String> aliases, Stretch... stretches) {
        this.term = new Term(wireName, true, aliases);
        this.stretches = List.of(stretches);
    }

    private static Stretch upTo(ChemicalElement last, int functions) {
        return new Stretch(last, functions);
    }

    /** Returns the number of basis functions on an atom of the element; empty when the set lacks the element. */
    public OptionalInt functions(ChemicalElement element) {
        for (Stretch stretch : stretches) {
            if (element.compareTo(stretch.last) <= 0) {
                return stretch.functions == 0 ? OptionalInt.empty() : OptionalInt.of(stretch.functions);
            }
        }
        return OptionalInt.empty();
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
