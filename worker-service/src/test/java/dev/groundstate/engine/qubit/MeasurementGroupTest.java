package dev.groundstate.engine.qubit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.run.FreeControl;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasurementGroupTest {

    @Test
    void hydrogen_takes_five_settings() {
        PauliSum sum = sum(Mapper.JORDAN_WIGNER);

        List<MeasurementGroup> groups = MeasurementGroup.of(sum, new FreeControl());

        assertThat(groups)
                .extracting(group -> group.basis().label(4))
                .containsExactlyInAnyOrder("ZZZZ", "XXXX", "XXYY", "YYXX", "YYYY");
    }

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void every_string_is_measured_once_in_the_letters_it_asks_for(Mapper mapper) {
        PauliSum sum = sum(mapper);

        List<MeasurementGroup> groups = MeasurementGroup.of(sum, new FreeControl());

        for (MeasurementGroup group : groups) {
            for (int k : group.terms()) {
                PauliString string = sum.strings()[k];
                for (int q = 0; q < sum.qubits(); q++) {
                    assertThat(string.letter(q)).isIn('I', group.basis().letter(q));
                }
            }
        }
        assertThat(groups.stream().flatMapToInt(group -> IntStream.of(group.terms())))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(1, sum.terms()).boxed().toList());
    }

    private static PauliSum sum(Mapper mapper) {
        return QubitHamiltonian.of(MolecularHamiltonians.hydrogen(), mapper, new FreeControl())
                .operator();
    }
}
