package dev.groundstate.api.experiment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.api.error.FieldError;
import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.error.InvalidFieldsException;
import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.experiment.ExperimentRequest;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentRequestReaderTest {
    private final ExperimentRequestReader reader = new ExperimentRequestReader(new Random(1));

    private ExperimentRequest read(String body) {
        FieldErrors errors = new FieldErrors();
        ExperimentRequest request = reader.read(body.getBytes(StandardCharsets.UTF_8), errors);
        errors.refuseIfAny();
        return request;
    }

    private List<FieldError> errors(String body) {
        try {
            read(body);
            return List.of();
        } catch (InvalidFieldsException invalid) {
            return invalid.errors();
        }
    }

    @Test
    void what_is_left_out_has_its_default() {
        ExperimentRequest request = read("{\"molecule\":{\"smiles\":\"O\"}}");
        assertThat(request.status()).isEqualTo(ExperimentStatus.PENDING);
        assertThat(request.name()).isNull();
        assertThat(request.molecule().basis()).isEqualTo(BasisSet.STO_3G);
        ExperimentConfiguration configuration = request.configuration();
        assertThat(configuration)
                .isEqualTo(new ExperimentConfiguration(
                        Method.VQE,
                        Ansatz.UCCSD,
                        Optimizer.L_BFGS_B,
                        Mapper.JORDAN_WIGNER,
                        Backend.CLASSICAL,
                        1000,
                        1e-6,
                        configuration.seed(),
                        null,
                        1,
                        OperatorPool.SINGLES_DOUBLES,
                        1e-3,
                        null,
                        1));
        assertThat(configuration.seed()).isBetween(0L, (1L << 53) - 1);
    }

    @Test
    void names_of_choices_are_case_blind_and_know_aliases() {
        ExperimentRequest request = read("""
                {"molecule":{"smiles":"O","basis":"STO-3G"},"execute_immediately":true,
                 "configuration":{"method":"vqe","ansatz":"UCC","optimizer":"l_bfgs_b","mapper":"JW","backend":"Local",
                                  "device":"cpu","n_states":1}}""");
        assertThat(request.status()).isEqualTo(ExperimentStatus.QUEUED);
        assertThat(request.configuration().mapper()).isEqualTo(Mapper.JORDAN_WIGNER);
        assertThat(request.configuration().backend()).isEqualTo(Backend.CLASSICAL);
    }

    @ParameterizedTest
    @CsvSource({
        "L-BFGS-B, L_BFGS_B",
        "lbfgs, L_BFGS_B",
        "bfgs, BFGS",
        "SLSQP, SLSQP",
        "cg, CG",
        "Newton-CG, NEWTON_CG",
        "Adam, ADAM",
        "spsa, SPSA",
        "COBYLA, COBYLA",
        "Nelder-Mead, NELDER_MEAD",
        "NELDER_MEAD, NELDER_MEAD",
        "Powell, POWELL",
        "rotosolve, ROTOSOLVE",
        "NFT, ROTOSOLVE"
    })
    void optimizers_are_called_as_other_libraries_call_them(String name, Optimizer optimizer) {
        ExperimentRequest request =
                read("{\"molecule\":{\"smiles\":\"O\"},\"configuration\":{\"optimizer\":\"" + name + "\"}}");
        assertThat(request.configuration().optimizer()).isEqualTo(optimizer);
    }

    @Test
    void empty_texts_and_arrays_and_null_count_as_absent() {
        ExperimentRequest request = read("""
                {"name":"","tags":[],"callback_url":"","molecule":{"smiles":"O","atoms":[],"basis":null},
                 "configuration":{"backend_name":"","ibm_token":null}}""");
        assertThat(request.name()).isNull();
        assertThat(request.molecule().smiles()).isEqualTo("O");
    }

    @Test
    void atoms_may_carry_what_editors_add_and_call_their_symbol_element() {
        ExperimentRequest request = read("""
                {"molecule":{"atoms":[{"element":"he","x":0,"y":-1,"z":2.5,"id":7,"color":"red","atomicNumber":2}]}}""");
        assertThat(request.molecule().atoms()).containsExactly(new AtomPosition("He", 0, -1, 2.5));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(errors("""
                        {"name":7,"tags":["a",3],"molecule":{"smiles":"O","atoms":[{"symbol":"Xx","x":"1","y":0}]},
                         "configuration":{"method":"VQF","max_iterations":0,"shots":10,"maxIterations":5}}"""))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "name",
                        "tags[1]",
                        "molecule.smiles",
                        "molecule.atoms[0].symbol",
                        "molecule.atoms[0].x",
                        "molecule.atoms[0].z",
                        "configuration.method",
                        "configuration.max_iterations",
                        "configuration.shots",
                        "configuration.maxIterations");
    }

    @Test
    void a_threshold_that_no_run_can_reach_or_that_says_nothing_is_refused() {
        for (String wrong : List.of("1e-13", "0.011", "0")) {
            assertThat(errors("{\"molecule\":{\"smiles\":\"O\"},\"configuration\":{\"conv_threshold\":" + wrong + "}}"))
                    .extracting(FieldError::field)
                    .containsExactly("configuration.conv_threshold");
        }
        for (String right : List.of("1e-12", "0.01")) {
            assertThat(errors("{\"molecule\":{\"smiles\":\"O\"},\"configuration\":{\"conv_threshold\":" + right + "}}"))
                    .isEmpty();
        }
    }

    @Test
    void an_unknown_field_is_told_with_the_nearest_known_one() {
        assertThat(errors("{\"molecule\":{\"smiles\":\"O\",\"bassis\":\"sto-3g\"}}"))
                .containsExactly(new FieldError("molecule.bassis", "This field is not known. Did you mean 'basis'?"));
    }

    @Test
    void what_is_known_and_cannot_be_computed_yet_is_told_as_such() {
        assertThat(errors("""
                        {"callback_url":"http://x","molecule":{"smiles":"O","basis":"cc-pvdz"},
                         "configuration":{"method":"SQD","backend":"ibm_quantum","ansatz":"lucj",
                          "n_states":2,"device":"gpu","ibm_token":"s3cret","samples":3}}"""))
                .hasSize(8)
                .allSatisfy(error -> assertThat(error.message()).contains("not available yet"))
                .noneSatisfy(error -> assertThat(error.message()).contains("s3cret"));
    }

    @Test
    void a_body_that_is_no_json_is_refused_with_its_place() {
        assertThatThrownBy(() -> read("{\"name\": tru}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> read("[".repeat(500))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> read("{} {}")).isInstanceOf(RefusedException.class);
    }
}
