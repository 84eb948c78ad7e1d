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
import org.jspecify.annotations.Nullable;

/** A Gaussian basis set of the elements hydrogen to krypton, and the number of its functions on each. */
public enum BasisSet implements Choice {
    /** Minimal, three primitives a function. */
    STO_3G(
            "sto-3g",
            List.of("STO3G"),
            false,
            upTo(He, 1, 1),
            upTo(Ne, 5, 5),
            upTo(Ar, 9, 9),
            upTo(Ca, 13, 13),
            upTo(Kr, 19, 18)),
    /** Minimal, six primitives a function. */
    STO_6G(
            "sto-6g",
            List.of("STO6G"),
            false,
            upTo(He, 1, 1),
            upTo(Ne, 5, 5),
            upTo(Ar, 9, 9),
            upTo(Ca, 13, 13),
            upTo(Kr, 19, 18)),
    /** Split valence; Cartesian d functions from potassium on. */
    B6_31G("6-31g", List.of(), true, upTo(He, 2, 2), upTo(Ne, 9, 9), upTo(Ar, 13, 13), upTo(Kr, 29, 27)),
    /** Split valence, Cartesian d functions on heavy atoms. */
    B6_31G_STAR(
            "6-31g*",
            List.of("6-31g(d)"),
            true,
            upTo(He, 2, 2),
            upTo(Ne, 15, 14),
            upTo(Ar, 19, 18),
            upTo(Ca, 35, 32),
            upTo(Zn, 39, 34),
            upTo(Kr, 35, 32)),
    /** Split valence, polarised on all atoms. */
    B6_31G_STAR_STAR(
            "6-31g**",
            List.of("6-31g(d,p)"),
            true,
            upTo(He, 5, 5),
            upTo(Ne, 15, 14),
            upTo(Ar, 19, 18),
            upTo(Ca, 35, 32),
            upTo(Zn, 39, 34),
            upTo(Kr, 35, 32)),
    /** Correlation consistent, double zeta, spherical; without potassium. */
    CC_PVDZ(
            "cc-pvdz",
            List.of(),
            false,
            upTo(He, 5, 5),
            upTo(Ne, 15, 14),
            upTo(Ar, 19, 18),
            upTo(K, 0, 0),
            upTo(Ca, 29, 27),
            upTo(Zn, 49, 43),
            upTo(Kr, 29, 27)),
    /** Correlation consistent, triple zeta, spherical; without potassium. */
    CC_PVTZ(
            "cc-pvtz",
            List.of(),
            false,
            upTo(He, 15, 14),
            upTo(Ne, 35, 30),
            upTo(Ar, 39, 34),
            upTo(K, 0, 0),
            upTo(Ca, 49, 43),
            upTo(Zn, 84, 68),
            upTo(Kr, 49, 43)),
    /** Split valence, polarised, spherical, of the second family of Ahlrichs and Weigend. */
    DEF2_SVP(
            "def2-svp",
            List.of("def2svp"),
            false,
            upTo(He, 5, 5),
            upTo(Be, 9, 9),
            upTo(Ne, 15, 14),
            upTo(Na, 16, 15),
            upTo(Ar, 19, 18),
            upTo(Ca, 26, 24),
            upTo(Zn, 36, 31),
            upTo(Kr, 35, 32));

    /** Consecutive elements with the same numbers of functions in either form; none where they are 0. */
    private record Stretch(ChemicalElement last, int cartesian, int spherical) {}

    private final Term term;
    private final List<Stretch> stretches;

    private final boolean cartesian;

    BasisSet(String wireName, List<String> aliases, boolean cartesian, Stretch... stretches) {
        this.term = new Term(wireName, true, aliases);
        this.cartesian = cartesian;
        this.stretches = List.of(stretches);
    }

    private static Stretch upTo(ChemicalElement last, int cartesian, int spherical) {
        return new Stretch(last, cartesian, spherical);
    }

    /** Returns the number of basis functions on an atom of the element; empty when the set lacks the element. */
    public OptionalInt functions(ChemicalElement element) {
        return functions(element, cartesian);
    }

    /**
     * Returns the number of basis functions on an atom of the element; empty when the set lacks the element.
     *
     * @param sixD whether d and f functions are six and ten instead of five and seven; null: as the set says
     */
    public OptionalInt functions(ChemicalElement element, @Nullable Boolean sixD) {
        for (Stretch stretch : stretches) {
            if (element.compareTo(stretch.last) <= 0) {
                int functions = (sixD == null ? cartesian : sixD) ? stretch.cartesian : stretch.spherical;
                return functions == 0 ? OptionalInt.empty() : OptionalInt.of(functions);
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
