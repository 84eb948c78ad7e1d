package dev.groundstate.engine.determinant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccupationStringsTest {

    @ParameterizedTest
    @CsvSource({"1,0,1", "1,1,1", "4,2,6", "6,0,1", "6,6,1", "10,3,120", "63,1,63", "63,61,1953", "63,63,1"})
    void lists_each_string_once_by_rising_bits_and_knows_its_place(int orbitals, int electrons, int count) {
        OccupationStrings strings = new OccupationStrings(orbitals, electrons);

        assertThat(strings.count()).isEqualTo(count);
        assertThat(strings.spatialOrbitals()).isEqualTo(orbitals);
        assertThat(strings.electrons()).isEqualTo(electrons);
        for (int index = 0; index < count; index++) {
            assertThat(Long.bitCount(strings.bits(index))).isEqualTo(electrons);
            assertThat(strings.bits(index) >>> orbitals).isZero();
            assertThat(strings.index(strings.bits(index))).isEqualTo(index);
            if (index > 0) {
                assertThat(strings.bits(index)).isGreaterThan(strings.bits(index - 1));
            }
        }
    }

    @Test
    void the_sign_of_a_replacement_is_the_parity_between() {
        assertThat(OccupationString.sign(0b10110, 3, 4)).isEqualTo(1);
        assertThat(OccupationString.sign(0b10110, 0, 4)).isEqualTo(1);
        assertThat(OccupationString.sign(0b10110, 0, 2)).isEqualTo(-1);
        assertThat(OccupationString.sign(0b10110, 3, 1)).isEqualTo(-1);
        assertThat(OccupationString.sign(1L << 62 | 1, 61, 0)).isEqualTo(1);
    }

    @Test
    void an_electron_moves_only_from_an_occupied_orbital_to_an_empty_one() {
        assertThat(OccupationString.allows(0b101, 1, 0)).isTrue();
        assertThat(OccupationString.allows(0b101, 0, 0)).isTrue();
        assertThat(OccupationString.allows(0b101, 2, 0)).isFalse();
        assertThat(OccupationString.allows(0b101, 0, 1)).isFalse();
        assertThat(OccupationString.moved(0b101, 1, 0)).isEqualTo(0b110);
    }

    /** E_ai E_bj = −E_bi E_aj for different orbitals: electrons are exchanged. */
    @Test
    void exchanging_what_two_electrons_are_moved_to_changes_the_sign() {
        OccupationStrings strings = new OccupationStrings(6, 3);
        ExcitationPairs direct = ExcitationPairs.twofold(strings, 3, 0, 5, 1);
        ExcitationPairs exchanged = ExcitationPairs.twofold(strings, 5, 0, 3, 1);

        assertThat(direct.count()).isEqualTo(2);
        assertThat(exchanged.source()).isEqualTo(direct.source());
        assertThat(exchanged.target()).isEqualTo(direct.target());
        for (int k = 0; k < direct.count(); k++) {
            assertThat(exchanged.sign()[k]).isEqualTo(-direct.sign()[k]);
        }
    }

    @Test
    void sizes_are_exact_or_refused() {
        SpaceSize size = SpaceSize.of(16, 5, 5);
        assertThat(size.alphaStrings()).isEqualTo(4368);
        assertThat(size.determinants()).isEqualTo(19_079_424);
        assertThat(size.vectorBytes()).isEqualTo(19_079_424L * 8 + 4368 * 24);
        assertThat(SpaceSize.of(63, 60, 0).alphaStrings()).isEqualTo(39_711);
        SpaceSize huge = SpaceSize.of(50, 25, 25);
        assertThatThrownBy(huge::determinants).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void strings_of_both_spins_are_over_the_same_orbitals() {
        OccupationStrings four = new OccupationStrings(4, 1);
        OccupationStrings five = new OccupationStrings(5, 1);
        assertThatThrownBy(() -> new DeterminantSpace(four, five))
                .hasMessage("expected strings over the same orbitals, got 4 and 5");
    }

    @Test
    void a_vector_has_a_row_for_each_alpha_string() {
        WorkCounter work = new WorkCounter(new FreeControl());
        DeterminantSpace space = DeterminantSpace.of(5, 2, 1);
        CiVector x = space.vector(work);
        assertThat(x.alphaStrings()).isEqualTo(10);
        assertThat(x.betaStrings()).isEqualTo(5);
        x.row(3)[4] = 3;
        x.row(9)[0] = 4;
        assertThat(x.norm(work)).isEqualTo(5);
        CiVector y = space.vector(work);
        y.addScaled(2, x, work);
        y.scale(0.5, work);
        assertThat(y.dot(x, work)).isEqualTo(25);
        y.clear(work);
        assertThat(y.norm(work)).isZero();
    }
}
