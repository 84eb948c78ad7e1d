package dev.groundstate.api.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.groundstate.model.molecule.FcidumpHeader;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcidumpSyntaxTest {
    private static final String HEAD = "&FCI NORB=2,NELEC=2,MS2=0,\n &END\n";

    @Test
    void integrals_energies_of_orbitals_and_the_core_energy_may_stand_in_any_form() {
        assertThat(FcidumpSyntax.check(HEAD + """
                 0.6744887663568382    1   1   1   1

                -1.2524635735648986D+00 1 1 0 0
                -.5 2 0 0 0
                1d-3\t2 1 2 1
                 0.7137539936876182    0   0   0   0
                """)).isEqualTo(new FcidumpHeader(2, 2, 0, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5 1 1 1              | line 3: expected a number and four orbitals",
                "0.5 1 1 1 1 1          | line 3: expected a number and four orbitals",
                "0.5 1 1 1 1~half 1 1 1 1 | line 4: expected a finite real number",
                "NaN 1 1 1 1            | line 3: expected a finite real number",
                "1e999 1 1 1 1          | line 3: expected a finite real number",
                "(0.5,0.1) 1 1 1 1      | line 3: expected a finite real number",
                "0.5 3 1 1 1            | line 3: expected orbitals from 0 to 2",
                "0.5 1 -1 1 1           | line 3: expected orbitals from 0 to 2",
                "0.5 1 1 1 one          | line 3: expected orbitals from 0 to 2",
                "0.5 1 1 1 0            | line 3: expected orbitals p q r s",
                "0.5 0 1 0 0            | line 3: expected orbitals p q r s",
                "0.5 1 2 1 1~0.6 1 1 2 1 | line 4: expected the number of an earlier line for this integral, 0.5",
                "0.5 2 1 0 0~0.6 1 2 0 0 | line 4: expected the number of an earlier line for this integral, 0.5",
                "'~ '                   | line 2: expected lines of integrals"
            })
    void a_line_that_is_wrong_is_told(String lines, String message) {
        assertThatExceptionOfType(InvalidMoleculeException.class)
                .isThrownBy(() -> FcidumpSyntax.check(HEAD + lines.replace('~', '\n')))
                .withMessageContaining(message)
                .satisfies(refusal ->
                        assertThat(refusal.faults().getFirst().field()).isEqualTo("fcidump"));
    }

    @Test
    void lines_that_agree_may_give_an_integral_in_every_order() {
        assertThat(FcidumpSyntax.check(HEAD + """
                 0.5 1 2 1 1
                 0.5 2 1 1 1
                 0.5000000000001 1 1 2 1
                 0.3 2 1 0 0
                 0.3 1 2 0 0
                 0.7 0 0 0 0
                 0.8 0 0 0 0
                """).orbitals()).isEqualTo(2);
    }

    @Test
    void a_line_without_an_end_is_refused() {
        assertThatExceptionOfType(InvalidMoleculeException.class)
                .isThrownBy(() -> FcidumpSyntax.check(HEAD + "0".repeat(1_000_000)))
                .withMessageContaining("at most 300 characters");
    }
}
