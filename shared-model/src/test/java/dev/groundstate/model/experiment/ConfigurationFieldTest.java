package dev.groundstate.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFieldTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HF   | uccsd     | max_iterations conv_threshold",
                "UHF  | adapt     | max_iterations conv_threshold",
                "MP2  | uccsd     | ''",
                "CCSD | lucj      | max_iterations conv_threshold",
                "FCI  | uccsd     | n_states max_iterations seed",
                "VQE  | uccsd     | ansatz optimizer mapper shots max_iterations conv_threshold seed",
                "VQE  | two_local | ansatz optimizer mapper layers shots max_iterations conv_threshold seed",
                "VQE  | adapt     | ansatz optimizer mapper pool gradient_threshold shots max_iterations conv_threshold seed"
            })
    void a_calculation_depends_on_its_own_fields(String method, String ansatz, String expected) {
        List<String> used = Arrays.stream(ConfigurationField.values())
                .filter(field -> field.isUsedBy(
                        Choice.of(Method.class, method).orElseThrow(),
                        Choice.of(Ansatz.class, ansatz).orElseThrow()))
                .map(ConfigurationField::wireName)
                .toList();
        assertThat(String.join(" ", used)).isEqualTo(expected);
    }

    @Test
    void each_is_a_field_of_a_configuration() {
        JsonNode configuration = new ObjectMapper()
                .valueToTree(new ExperimentConfiguration(
                        Method.VQE,
                        Ansatz.UCCSD,
                        Optimizer.SPSA,
                        Mapper.PARITY,
                        Backend.CLASSICAL,
                        1,
                        1e-6,
                        0,
                        null,
                        1,
                        OperatorPool.QUBIT,
                        1e-3,
                        10,
                        1));
        for (ConfigurationField field : ConfigurationField.values()) {
            assertThat(configuration.has(field.wireName())).as(field.wireName()).isTrue();
        }
    }

    @Test
    void an_optimizer_that_nobody_chose_suits_every_ansatz() {
        for (Ansatz ansatz : Ansatz.values()) {
            for (boolean measured : new boolean[] {false, true}) {
                assertThat(Optimizer.byDefault(measured).suits(ansatz, measured))
                        .as(ansatz.wireName())
                        .isTrue();
            }
        }
    }

    @Test
    void the_energy_of_a_step_towards_an_answer_is_no_best_energy() {
        assertThat(Arrays.stream(Method.values()).filter(Method::everyIterationIsAState))
                .containsExactly(Method.VQE, Method.FCI, Method.SQD);
    }
}
