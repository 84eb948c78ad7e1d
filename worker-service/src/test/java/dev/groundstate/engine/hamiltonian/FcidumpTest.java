package dev.groundstate.engine.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcidumpTest {

    private final FreeControl control = new FreeControl();

    /** H2 / STO-3G at 1.4 bohr, four digits: Szabo and Ostlund (1989); orders and exponents as different writers have them. */
    private static final String HYDROGEN = """
             &FCI NORB=  2,NELEC= 2,MS2=0,
              ORBSYM=1,
                     5, ISYM=1,
             &END
              0.6746       1    1    1    1
              6.975D-01    2    2    2    2
              0.6636       1    1    2    2
              0.1813       1    2    2    1
             -1.2528       1    1    0    0
             -0.4756       2    2    0    0
             -0.5782       1    0    0    0
              0.7142857    0    0    0    0
            """;

    @Test
    void reads_the_integrals_wherever_they_stand() {
        Fcidump dump = Fcidump.parse(HYDROGEN, control);

        ActiveSpaceHamiltonian expected = SampleHamiltonians.hydrogenMolecule();
        assertThat(dump.hamiltonian().oneElectron().values())
                .isEqualTo(expected.oneElectron().values());
        assertThat(dump.hamiltonian().twoElectron().packed())
                .isEqualTo(expected.twoElectron().packed());
        assertThat(dump.hamiltonian().coreEnergy()).isCloseTo(1 / 1.4, within(1e-7));
        assertThat(dump.hamiltonian().alphaElectrons()).isEqualTo(1);
        assertThat(dump.hamiltonian().betaElectrons()).isEqualTo(1);
        assertThat(dump.orbitalSymmetries()).containsExactly(1, 5);
        assertThat(dump.wavefunctionSymmetry()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "4,2,2", "5,3,1", "5,2,4"})
    void reads_what_it_wrote_to_the_last_bit(int orbitals, int alpha, int beta) {
        Fcidump written = Fcidump.of(SampleHamiltonians.random(orbitals, alpha, beta, 3));

        Fcidump read = Fcidump.parse(written.text(control), control);

        assertThat(read.hamiltonian().oneElectron().values())
                .isEqualTo(written.hamiltonian().oneElectron().values());
        assertThat(read.hamiltonian().twoElectron().packed())
                .isEqualTo(written.hamiltonian().twoElectron().packed());
        assertThat(read.hamiltonian().coreEnergy())
                .isEqualTo(written.hamiltonian().coreEnergy());
        assertThat(read.hamiltonian().alphaElectrons()).isEqualTo(alpha);
        assertThat(read.hamiltonian().betaElectrons()).isEqualTo(beta);
        assertThat(read.orbitalSymmetries()).isEqualTo(written.orbitalSymmetries());
    }

    @Test
    void the_head_may_end_with_a_slash_and_leave_out_what_can_be_guessed() {
        Fcidump dump = Fcidump.parse("&FCI NORB=3 NELEC=3 MS2=1 ORBSYM=2*1,4 /\n 0.5 3 3 0 0\n", control);

        assertThat(dump.hamiltonian().alphaElectrons()).isEqualTo(2);
        assertThat(dump.orbitalSymmetries()).isEqualTo(List.of(1, 1, 4));
        assertThat(dump.hamiltonian().oneElectron().get(2, 2)).isEqualTo(0.5);
        assertThat(dump.hamiltonian().coreEnergy()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1.0 1 1 1                                    | expected an FCIDUMP to start with &FCI, got 1.0 1 1 1
                    &FCI NORB=2,NELEC=2                          | expected the head of an FCIDUMP to end with &END or /, got none
                    &FCI NELEC=2 /                               | expected NORB at the head of an FCIDUMP, got NELEC
                    &FCI NORB=two,NELEC=2 /                      | expected NORB to be a whole number, got two
                    &FCI NORB=64,NELEC=2 /                       | expected NORB from 1 to 63, got 64
                    &FCI NORB=2,NELEC=3 /                        | expected NELEC and MS2 both even or both odd, MS2 at most NELEC, got 3 and 0
                    &FCI NORB=2,NELEC=6 /                        | expected 0 to 2 electrons of each spin, got 3 and 3
                    &FCI NORB=2,NELEC=2,ORBSYM=1 /               | expected 2 numbers after ORBSYM, got 1
                    &FCI NORB=2,NELEC=2,UHF=.TRUE. /             | expected an FCIDUMP with the same orbitals for both spins, got UHF=.TRUE.
                    &FCI NORB=2,NELEC=2 /~1.0 1 1 1              | FCIDUMP, line 2: expected a number and four orbitals, got 1.0 1 1 1
                    &FCI NORB=2,NELEC=2 /~1.0 1 3 1 1            | FCIDUMP, line 2: expected an orbital from 0 to 2, got 3
                    &FCI NORB=2,NELEC=2 /~1.0 1 x 1 1            | FCIDUMP, line 2: expected an orbital, got x
                    &FCI NORB=2,NELEC=2 /~one 1 1 1 1            | FCIDUMP, line 2: expected a number, got one
                    &FCI NORB=2,NELEC=2 /~NaN 1 1 1 1            | FCIDUMP, line 2: expected a finite number, got NaN
                    &FCI NORB=2,NELEC=2 /~(1.0,0.0) 1 1 1 1      | FCIDUMP, line 2: expected real integrals, got (1.0,0.0)
                    &FCI NORB=2,NELEC=2 /~1.0 1 1 1 0            | FCIDUMP, line 2: expected orbitals p q r s, p q 0 0 or 0 0 0 0, got 1.0 1 1 1 0
                    &FCI NORB=2,NELEC=2 /~1.0 1 2 1 1~2.0 2 1 1 1 | FCIDUMP, line 3: expected integrals over real orbitals, the same for each of eight orders of p q r s, here 1.0, got 2.0
                    """)
    void says_what_is_wrong_and_where(String text, String message) {
        assertThatThrownBy(() -> Fcidump.parse(text.replace('~', '\n'), control))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void symmetries_that_the_integrals_have_not_are_left_out() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(2, 1, 1, 4);

        assertThat(Fcidump.of(hamiltonian, List.of(1, 5), control).orbitalSymmetries())
                .containsExactly(1, 1);
        assertThat(Fcidump.of(hamiltonian, List.of(5, 5), control).orbitalSymmetries())
                .containsExactly(5, 5);
        assertThat(Fcidump.of(hamiltonian, List.of(0, 0), control).orbitalSymmetries())
                .containsExactly(1, 1);
    }

    @Test
    void a_long_text_is_read_with_checks() {
        int[] checks = {0};
        String text = Fcidump.of(SampleHamiltonians.random(8, 2, 2, 3)).text(control);

        Fcidump.parse(text, new RunControl() {
            @Override
            public void check() {
                checks[0]++;
            }

            @Override
            public void enter(Phase phase) {}
        });

        assertThat(checks[0]).isGreaterThan(15);
    }

    @Test
    void refuses_symmetries_of_other_orbitals() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hydrogenMolecule();
        List<Integer> one = List.of(1);
        assertThatThrownBy(() -> new Fcidump(hamiltonian, 1, one))
                .hasMessage("expected the symmetry of each of 2 orbitals, got 1");
    }
}
