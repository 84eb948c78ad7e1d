package dev.groundstate.api.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmilesSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C",
                "CC(=O)O",
                "c1ccccc1",
                "[Na+].[Cl-]",
                "F/C=C\\F",
                "C[C@@H](N)C(=O)O",
                "[13CH3:1]O",
                "C%10CCCC%10",
                "[O-][N+](=O)c1ccccc1",
                "[Fe++]",
                "[se]1cccc1",
                "C=1CCCCC=1",
                "ClC(Cl)(Cl)Br",
                "N#N"
            })
    void a_smiles_is_a_smiles(String smiles) {
        assertThat(SmilesSyntax.check(smiles)).isEqualTo(smiles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | The SMILES is empty.",
                "~   ~ | The SMILES is empty.",
                "C(C | The parenthesis at position 2 is not closed.",
                "C)C | Unexpected ')' at position 2 of the SMILES.",
                "C() | Unexpected ')' at position 3 of the SMILES.",
                "(C) | Unexpected '(' at position 1 of the SMILES.",
                "C( | The SMILES ends too early.",
                "C1CC | The ring bond 1 at position 2 is not closed.",
                "C%1 | The SMILES ends too early.",
                "1CC1 | Unexpected '1' at position 1 of the SMILES.",
                "C= | The SMILES ends with '=', which leads to no atom.",
                "=C | Unexpected '=' at position 1 of the SMILES.",
                "C==C | Unexpected '=' at position 3 of the SMILES.",
                "C. | The SMILES ends with '.', which leads to no atom.",
                ".C | Unexpected '.' at position 1 of the SMILES.",
                "[C | The bracket at position 1 is not closed.",
                "[] | '[]' at position 1 is not an atom such as [H], [Na+], [13CH4] or [nH].",
                "C] | Unexpected ']' at position 2 of the SMILES.",
                "[CH100] | '[CH100]' at position 1 is not an atom such as [H], [Na+], [13CH4] or [nH].",
                "[C,N] | '[C,N]' at position 1 is not an atom such as [H], [Na+], [13CH4] or [nH].",
                "[Xx] | 'Xx' at position 1 is not an element from H to Kr.",
                "C[U] | 'U' at position 2 is not an element from H to Kr.",
                "CI | 'I' at position 2 is not an element from H to Kr.",
                "C* | Position 2 holds the wildcard '*', an atom without electrons; name an element.",
                "CC>>CC | Unexpected '>' at position 3 of the SMILES.",
                "C C | Unexpected 'U+0020' at position 2 of the SMILES.",
                "Cé | Unexpected 'U+00E9' at position 2 of the SMILES.",
                "C\u0000C | Unexpected 'U+0000' at position 2 of the SMILES.",
                "[HH] | The hydrogen at position 1 counts hydrogens of its own; write [H][H] for the molecule.",
                "\uD83D\uDE00 | Unexpected 'U+1F600' at position 1 of the SMILES.",
                "'; drop table experiment; -- | Unexpected ''' at position 1 of the SMILES.",
                "${jndi:ldap://x} | Unexpected '$' at position 1 of the SMILES.",
                "<script> | Unexpected '<' at position 1 of the SMILES.",
                "HH | Unexpected 'H' at position 1 of the SMILES."
            })
    void what_is_none_is_refused_with_the_place(String smiles, String sentence) {
        assertThatThrownBy(() -> SmilesSyntax.check(smiles))
                .isInstanceOf(InvalidMoleculeException.class)
                .hasMessage(sentence);
    }

    @Test
    void a_huge_one_is_refused_before_it_is_read() {
        assertThatThrownBy(() -> SmilesSyntax.check("C".repeat(1_000_000)))
                .hasMessage("The SMILES has 1000000 characters; at most 500 are read. Give atoms instead.");
    }

    @Test
    void random_characters_are_a_smiles_or_refused_with_a_sentence() {
        Random random = new Random(7);
        String alphabet = "CNOclBr[]()=#-+123%@/\\.:H*$ \u00e9";
        for (int sample = 0; sample < 20_000; sample++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                SmilesSyntax.check(text.toString());
            } catch (InvalidMoleculeException refusal) {
                assertThat(refusal.getMessage()).endsWith(".").isPrintable();
            }
        }
    }
}
