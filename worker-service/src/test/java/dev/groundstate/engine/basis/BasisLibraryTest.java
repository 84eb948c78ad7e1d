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

    /** Functions of H, He, Li, … Kr, as the sets are tabulated; potassium is missing from the cc- sets. */
    @Test
    void shipped_sets_cover_hydrogen_to_krypton() {
        assertThat(library.names())
                .containsExactly("sto-3g", "sto-6g", "6-31g", "6-31g*", "6-31g**", "cc-pvdz", "cc-pvtz", "def2-svp");
        assertThat(functions("sto-3g", 1, 2, 3, 10, 11, 18, 19, 21, 31, 36))
                .containsExactly(1, 1, 5, 5, 9, 9, 13, 18, 18, 18);
        assertThat(functions("sto-6g", 1, 10, 18, 36)).containsExactly(1, 5, 9, 18);
        assertThat(functions("6-31g", 1, 2, 3, 10, 11, 18)).containsExactly(2, 2, 9, 9, 13, 13);
        assertThat(functions("6-31g*", 1, 3, 6, 11, 18)).containsExactly(2, 15, 15, 19, 19);
        assertThat(functions("6-31g**", 1, 6, 18)).containsExactly(5, 15, 19);
        assertThat(functions("cc-pvdz", 1, 2, 3, 10, 11, 18, 20, 31, 36))
                .containsExactly(5, 5, 14, 14, 18, 18, 27, 27, 27);
        assertThat(functions("cc-pvtz", 1, 3, 10, 11, 18, 20, 36)).containsExactly(14, 30, 30, 34, 34, 43, 43);
        assertThat(functions("def2-svp", 1, 3, 6, 11, 18, 36)).containsExactly(5, 9, 14, 15, 18, 32);
        for (String name : library.names()) {
            for (int z = 1; z <= 36; z++) {
                if (z != 19 || !name.startsWith("cc-")) {
                    assertThat(functions(name, z)[0]).as("%s %d", name, z).isPositive();
                }
            }
        }
    }

    @Test
    void a_basis_says_which_form_its_functions_have() {
        assertThat(library.basis("6-31g*", WATER).form()).isEqualTo(AngularForm.CARTESIAN);
        assertThat(library.basis("cc-pvdz", WATER).form()).isEqualTo(AngularForm.SPHERICAL);
        assertThat(library.basis("6-31g*", WATER).functions()).isEqualTo(19);
        Basis chosen = library.basis("6-31g*", WATER, AngularForm.SPHERICAL);
        assertThat(chosen.form()).isEqualTo(AngularForm.SPHERICAL);
        assertThat(chosen.functions()).isEqualTo(18);
    }

    @Test
    void a_general_contraction_is_one_group() {
        List<CentredShellGroup> carbon = library.basis("cc-pvdz", new Molecule(List.of(new Atom(6, 0, 0, 0)), 0, 1))
                .groups();
        assertThat(carbon)
                .extracting(group -> group.shells().exponents().length)
                .containsExactly(8, 1, 3, 1, 1);
        assertThat(carbon)
                .extracting(group -> group.shells().contractions().size())
                .containsExactly(2, 1, 1, 1, 1);
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
                .isThrownBy(() -> library.basis("cc-pVQZ", WATER))
                .withMessage(
                        "expected the name of a basis set (sto-3g, sto-6g, 6-31g, 6-31g*, 6-31g**, cc-pvdz, cc-pvtz, def2-svp), got 'cc-pVQZ'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasisLibrary.references("none"))
                .withMessageContaining("def2-svp), got 'none'");
    }

    @Test
    void an_element_without_functions_is_refused() {
        Molecule potassium = new Molecule(List.of(new Atom(19, 0, 0, 0)), 0, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> library.basis("cc-pvtz", potassium))
                .withMessageContaining("the basis set cc-pvtz has functions for (H He Li")
                .withMessageContaining("Cl Ar Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr), got K");
    }

    @Test
    void references_travel_with_the_numbers() {
        assertThat(BasisLibrary.references("STO-3G")).contains("10.1063/1.1672392", "10.1021/acs.jcim.9b00725");
        assertThat(BasisLibrary.references("6-31g")).contains("10.1063/1.1677527");
        assertThat(BasisLibrary.references("cc-pVDZ")).contains("10.1007/s00214-010-0764-0");
        assertThat(BasisLibrary.references("def2-svp")).contains("10.1039/b508541a");
    }

    @Test
    void a_basis_without_gaps_is_expected() {
        ShellGroup group =
                new ShellGroup(new double[] {1}, List.of(new Contraction(0, new double[] {1})), AngularForm.SPHERICAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Basis("x", AngularForm.SPHERICAL, List.of(new CentredShellGroup(group, 0, 1, 0, 0, 0))))
                .withMessage("expected a shell group that starts at function 0, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Basis("x", AngularForm.CARTESIAN, List.of(new CentredShellGroup(group, 0, 0, 0, 0, 0))))
                .withMessage("expected shells in the form CARTESIAN throughout, got SPHERICAL");
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
                .isThrownBy(() -> new ShellGroup(new double[] {-1}, List.of(s), AngularForm.SPHERICAL))
                .withMessage("expected positive exponents, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShellGroup(new double[] {1, 2}, List.of(s), AngularForm.SPHERICAL))
                .withMessage("expected 2 contraction coefficients, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShellGroup(new double[] {1}, List.of(), AngularForm.SPHERICAL))
                .withMessageContaining("got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AngularFunction(List.of()))
                .withMessageContaining("got none");
    }

    private int[] functions(String name, int... atomicNumbers) {
        return IntStream.of(atomicNumbers)
                .map(z -> library.basis(name, new Molecule(List.of(new Atom(z, 0, 0, 0)), z % 2, 1))
                        .functions())
                .toArray();
    }
}
