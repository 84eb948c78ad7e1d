package dev.groundstate.engine.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class XyzFormatTest {

    @Test
    void symbols_and_coordinates_in_angstrom_make_a_molecule() {
        Molecule water = XyzFormat.molecule(
                "3\nwater, any words\nO  0.0 0.0 0.1178\n h 0 0.7555 -4.7116e-1 0.31\n1\t0 -.7555 -.47116\n\n", 0, 1);
        assertThat(water.atoms()).extracting(Atom::element).containsExactly(Element.O, Element.H, Element.H);
        assertThat(water.atoms().get(1).y() * Atom.BOHR_ANGSTROM).isCloseTo(0.7555, within(1e-15));
        assertThat(water.electrons()).isEqualTo(10);
        assertThat(XyzFormat.molecule("1\r\n\r\nHe 0 0 0\r\n", 0, 1).electrons())
                .isEqualTo(2);
        assertThat(XyzFormat.molecule("1\n\nLi 0 0 0", 1, 1).electrons()).isEqualTo(2);
    }

    @Test
    void broken_texts_are_refused_with_the_line() {
        refused("", "expected the number of atoms in line 1, got ''");
        refused("H 0 0 0", "expected the number of atoms in line 1, got 'H 0 0 0'");
        refused("0\n\n", "expected the number of atoms in line 1, got '0'");
        refused("2\n\nH 0 0 0", "expected 2 lines of atoms after the number of atoms and a comment, got 1");
        refused("1", "expected 1 lines of atoms after the number of atoms and a comment, got 0");
        refused("1\n\nH 0 0 0\nH 0 0 1", "expected 1 lines of atoms after the number of atoms and a comment, got 2");
        refused("1\n\nH 0 0", "expected a symbol and three coordinates in line 3, got 'H 0 0'");
        refused("1\n\nH 0 0 far", "expected three coordinates in ångström in line 3, got 'H 0 0 far'");
        refused("1\n\nXx 0 0 0", "expected the symbol of an element, got 'Xx' in line 3");
        refused("1\n\n0 0 0 0", "expected an atomic number from 1 to 118, got 0 in line 3");
        refused("1\n\nH 0 0 NaN", "expected finite coordinates, got 0.0, 0.0, NaN in line 3");
    }

    @Test
    void a_text_is_a_sensible_molecule_or_refused() {
        refused(
                "2\n\nH 0 0 0\nH 0 0 0",
                "expected nuclei at least 0.1 ångström apart, got 0.0 ångström between atom 1 (H) and atom 2 (H)");
    }

    private static void refused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XyzFormat.molecule(text, 0, 1))
                .withMessage(message);
    }
}
