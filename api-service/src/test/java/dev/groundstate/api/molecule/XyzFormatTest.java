package dev.groundstate.api.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import org.junit.jupiter.api.Test;

class XyzFormatTest {

    @Test
    void symbols_and_coordinates_in_angstrom_make_atoms() {
        assertThat(XyzFormat.atoms(
                        "3\nwater, any words\nO  0.0 0.0 0.1178\n h 0 0.7555 -4.7116e-1 0.31\n1\t0 -.7555 -.47116\n\n"))
                .containsExactly(
                        new AtomPosition("O", 0, 0, 0.1178),
                        new AtomPosition("H", 0, 0.7555, -0.47116),
                        new AtomPosition("H", 0, -0.7555, -0.47116));
        assertThat(XyzFormat.atoms("1\r\n\r\nHe 0 0 0\r\n")).containsExactly(new AtomPosition("He", 0, 0, 0));
        assertThat(XyzFormat.atoms("1\n\nLi 0 0 0")).hasSize(1);
    }

    @Test
    void broken_texts_are_refused_with_the_line() {
        refused("", "Line 1: expected the number of atoms.");
        refused("H 0 0 0", "Line 1: expected the number of atoms.");
        refused("0\n\n", "Line 1: expected the number of atoms.");
        refused("2\n\nH 0 0 0", "Expected 2 lines of atoms after the number of atoms and a comment, got 1.");
        refused("1", "Expected 1 lines of atoms after the number of atoms and a comment, got 0.");
        refused("1\n\nH 0 0 0\nH 0 0 1", "Expected 1 lines of atoms after the number of atoms and a comment, got 2.");
        refused("1\n\nH 0 0", "Line 3: expected a symbol and three coordinates.");
        refused("1\n\nH 0 0 far", "Line 3: expected three coordinates in ångström.");
        refused("1\n\nXx 0 0 0", "Line 3: expected an element from H to Kr.");
        refused("1\n\n0 0 0 0", "Line 3: expected an element from H to Kr.");
        refused("1\n\nH 0 0 NaN", "Line 3: expected three coordinates in ångström.");
    }

    private static void refused(String text, String message) {
        assertThatExceptionOfType(InvalidMoleculeException.class)
                .isThrownBy(() -> XyzFormat.atoms(text))
                .withMessage(message)
                .satisfies(refusal ->
                        assertThat(refusal.faults().getFirst().field()).isEqualTo("xyz"));
    }
}
