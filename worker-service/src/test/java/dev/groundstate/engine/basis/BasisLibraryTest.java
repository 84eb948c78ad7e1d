package dev.groundstate.engine.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Molecule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BasisLibraryTest {

    private static final Molecule WATER =
            new Molecule(List.of(new Atom(8, 0, 0, 0), new Atom(1, 0, 1.4, 1.1), new Atom(1, 0, -1.4, 1.1)), 0, 1);

    private final BasisLibrary library = BasisLibrary.shipped();

    @Test
    void shipped_sets_cover_hydrogen_to_argon() {
        assertThat(library.names()).containsExactly("sto-3g", "6-31g");
        int[] minimal =
                IntStream.rangeClosed(1, 18).map(z -> functions("sto-3g", z)).toArray();
        int[] split =
                IntStream.rangeClosed(1, 18).map(z -> functions("6-31g", z)).toArray();
        assertThat(minimal).containsExactly(1, 1, 5, 5, 5, 5, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9, 9, 9);
        assertThat(split).containsExactly(2, 2, 9, 9, 9, 9, 9, 9, 9, 9, 13, 13, 13, 13, 13, 13, 13, 13);
    }

    @Test
    void names_are_known_in_any_case() {
        assertThat(library.basis("STO-3G", WATER).name()).isEqualTo("sto-3g");
        assertThat(library.basis("6-31g", WATER).functions()).isEqualTo(13);
    }

    @Test
    void functions_are_counted_by_atom_then_by_shell() {
        Basis basis = library.basis("6-31G", WATER);
        assertThat(basis.groups()).extracting(CentredShellGroup::firstFunction).containsExactly(0, 1, 5, 9, 10, 11, 12);
        assertThat(basis.groups()).extracting(CentredShellGroup::atom).containsExactly(0, 0, 0, 1, 1, 2, 2);
        assertThat(basis.groups().get(5).y()).isEqualTo(-1.4);
    }

    @Test
    void an_unknown_set_is_refused_with_those_known() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> library.basis("cc-pVDZ", WATER))
                .withMessage("expected the name of a basis set (sto-3g, 6-31g), got 'cc-pVDZ'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasisLibrary.references("none"))
                .withMessage("expected the name of a basis set (sto-3g, 6-31g), got 'none'");
    }

    @Test
    void an_element_without_functions_is_refused() {
        Molecule calcium = new Molecule(List.of(new Atom(20, 0, 0, 0)), 0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> library.basis("6-31g", calcium))
                .withMessageContaining("the basis set 6-31g has functions for (H He Li")
                .withMessageContaining("Cl Ar), got Ca");
    }

    @Test
    void references_travel_with_the_numbers() {
        assertThat(BasisLibrary.references("STO-3G")).contains("10.1063/1.1672392", "10.1021/acs.jcim.9b00725");
        assertThat(BasisLibrary.references("6-31g")).contains("10.1063/1.1677527");
    }

    @Test
    void a_basis_without_gaps_is_expected() {
        ShellGroup group = new ShellGroup(new double[] {1}, List.of(new Contraction(0, new double[] {1})));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Basis("x", List.of(new CentredShellGroup(group, 0, 1, 0, 0, 0))))
                .withMessage("expected a shell group that starts at function 0, got 1");
    }

    @Test
    void malformed_shells_are_refused() {
        Contraction s = new Contraction(0, new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contraction(-1, new double[] {1}))
                .withMessageContaining("got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contraction(0, new double[0]))
                .withMessageContaining("got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShellGroup(new double[] {-1}, List.of(s)))
                .withMessage("expected positive exponents, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShellGroup(new double[] {1, 2}, List.of(s)))
                .withMessage("expected 2 contraction coefficients, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShellGroup(new double[] {1}, List.of()))
                .withMessageContaining("got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AngularFunction(List.of()))
                .withMessageContaining("got none");
    }

    private int functions(String name, int atomicNumber) {
        Molecule atom = new Molecule(List.of(new Atom(atomicNumber, 0, 0, 0)), atomicNumber % 2, 1);
        return library.basis(name, atom).functions();
    }
}
