package dev.groundstate.model.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcidumpHeaderTest {

    @Test
    void the_numbers_of_orbitals_and_electrons_are_read_however_they_are_spread_over_lines() {
        assertThat(FcidumpHeader.read(" &FCI NORB=2,NELEC=2,MS2=0,\n  ORBSYM=1,5,\n  ISYM=1,\n &END\n 0.5 1 1 1 1\n"))
                .isEqualTo(new FcidumpHeader(2, 2, 0, 4));
        assertThat(FcidumpHeader.read("$fci norb = 3 nelec = 3, ms2=1 iuhf=0 /\n"))
                .isEqualTo(new FcidumpHeader(3, 3, 1, 1));
        assertThat(FcidumpHeader.read("&FCI NELEC=4,NORB=6,UHF=.FALSE.\n&END"))
                .isEqualTo(new FcidumpHeader(6, 4, 0, 2));
        assertThat(FcidumpHeader.read("&FCI NORB=3,NELEC=3,MS2=1 &END").multiplicity())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing                                  | line 1: expected '&FCI'",
                "&FCI NORB=2,NELEC=2                      | line 1: expected the head to end",
                "&FCI NELEC=2,~&END                       | line 2: expected NORB",
                "&FCI NORB=2,~&END                        | line 2: expected NELEC",
                "&FCI~NORB=two,NELEC=2,~&END              | line 2: expected NORB from 1 to 63",
                "&FCI NORB=64,NELEC=2,~&END               | line 1: expected NORB from 1 to 63",
                "&FCI NORB=99999999999,NELEC=2,~&END      | line 1: expected NORB from 1 to 63",
                "&FCI NORB=2,~~NELEC=5,&END               | line 3: expected NELEC from 1 to 4",
                "&FCI NORB=2,NELEC=2,MS2=-2 &END          | line 1: expected MS2 from 0 to 2",
                "&FCI NORB=2,NELEC=2,MS2=1~&END           | line 2: 2 electrons in 2 orbitals do not have MS2=1",
                "&FCI NORB=2,NELEC=4,MS2=4~&END           | line 2: 4 electrons in 2 orbitals do not have MS2=4",
                "&FCI NORB=2,NELEC=2,~IUHF=1 &END         | line 2: expected the same orbitals",
                "&FCI NORB=2,NELEC=2,~UHF=.TRUE., &END    | line 2: expected the same orbitals"
            })
    void what_is_no_head_is_refused_with_the_line(String text, String message) {
        assertThatExceptionOfType(InvalidMoleculeException.class)
                .isThrownBy(() -> FcidumpHeader.read(text.replace('~', '\n')))
                .withMessageContaining(message)
                .satisfies(refusal ->
                        assertThat(refusal.faults().getFirst().field()).isEqualTo("fcidump"));
    }
}
