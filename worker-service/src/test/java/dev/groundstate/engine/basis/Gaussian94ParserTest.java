package dev.groundstate.engine.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.molecule.Element;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class Gaussian94ParserTest {

    @Test
    void an_sp_block_becomes_one_group_of_two_contractions() {
        ShellGroup group = only("Li 0\nSP 2 1.00\n 0.5D+00 0.4D0 0.6\n 1.5d-1 0.3 .2\n****\n", Element.Li);
        assertThat(group.exponents()).containsExactly(0.5, 0.15);
        assertThat(group.contractions())
                .extracting(Contraction::angularMomentum)
                .containsExactly(0, 1);
        assertThat(group.functions()).isEqualTo(4);
    }

    @Test
    void shells_with_equal_exponents_are_merged_wherever_they_stand() {
        List<ShellGroup> groups =
                groups("C 0\nS 2 1.00\n 9. .1\n 1. .2\nS 1 1.0\n .1 1.\nS 2 1.00\n 9. -.1\n 1. .7\n****\n", Element.C);
        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst().contractions()).hasSize(2);
        assertThat(groups.getFirst().functions()).isEqualTo(2);
    }

    @Test
    void the_scale_factor_enters_the_exponents_squared() {
        assertThat(only("H 0\nS 1 1.24\n 0.5 1.0\n****\n", Element.H).exponents()[0])
                .isCloseTo(0.5 * 1.24 * 1.24, within(1e-15));
    }

    @Test
    void comments_empty_lines_and_dashes_before_symbols_do_not_matter() {
        Map<Element, List<ShellGroup>> elements = Gaussian94Parser.parse(
                "! set\n****\n\n-H 0\n! shell\nS 1\n\n 0.5 1.0\n****\nHE 0\nS 1 1.\n 1 1\n****\n",
                AngularForm.CARTESIAN);
        assertThat(elements).containsOnlyKeys(Element.H, Element.He);
    }

    @Test
    void contractions_have_norm_one_whatever_the_scale_of_their_coefficients() {
        Contraction once = Contraction.ofPublished(1, new double[] {2, .3}, new double[] {.4, .5});
        Contraction twice = Contraction.ofPublished(1, new double[] {2, .3}, new double[] {.8, 1.});
        assertThat(twice.coefficients()).containsExactly(once.coefficients(), within(1e-14));
        double norm = 0;
        double[] exponents = {2, .3};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double p = exponents[i] + exponents[j];
                norm += once.coefficients()[i] * once.coefficients()[j] * Math.pow(Math.PI / p, 1.5) / (2 * p);
            }
        }
        assertThat(norm).isCloseTo(1, within(1e-14));
    }

    @Test
    void broken_texts_are_refused_with_the_line() {
        refused("H 1\n", "expected an element symbol followed by 0 in line 1, got 'H 1'");
        refused("Xx 0\n", "expected an element symbol followed by 0 in line 1, got 'Xx 0'");
        refused("H 0\nS 1 1.0\n 1. 1.\n", "expected a line of asterisks after an element, got the end of the text");
        refused("H 0\nS\n", "expected a shell type, a number of primitives and a scale factor in line 2, got 'S'");
        refused("H 0\nQ 1 1.0\n", "expected a shell type of the letters SPDFGHIKLM in line 2, got 'Q 1 1.0'");
        refused("H 0\nS 2 1.0\n 1. 1.\n", "expected an exponent and 1 coefficients in line 4, got the end of the text");
        refused("H 0\nS 1 1.0\n 1. 1. 1.\n", "expected an exponent and 1 coefficients in line 3, got ' 1. 1. 1.'");
        refused("H 0\nS 1 1.0\n 1. one\n", "expected a number instead of 'one' in line 3, got ' 1. one'");
        refused("H 0\n****\nH 0\n****\n", "expected each element once, got H again");
        refused("H 0\nS 1 1.0\n 1. 0.\n****\n", "expected a contraction of positive norm, got 0.0");
    }

    private static ShellGroup only(String text, Element element) {
        List<ShellGroup> groups = groups(text, element);
        assertThat(groups).hasSize(1);
        return groups.getFirst();
    }

    private static List<ShellGroup> groups(String text, Element element) {
        return Objects.requireNonNull(
                Gaussian94Parser.parse(text, AngularForm.CARTESIAN).get(element));
    }

    private static void refused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gaussian94Parser.parse(text, AngularForm.CARTESIAN))
                .withMessage(message);
    }
}
