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
import dev.groundstate.model.molecule.ActiveSpaceSize;
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
                         "configuration":{"method":"VQF","max_iterations":0,"shots":0,"maxIterations":5}}"""))
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
                         "configuration":{"method":"SQD","backend":"ibm_quantum",
                          "device":"gpu","ibm_token":"s3cret","samples":3}}"""))
                .hasSize(6)
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

    /** What is wrong with a body whatever can be computed by now. */
    private List<String> wrongFields(String molecule, String configuration) {
        return errors("{\"molecule\":" + molecule + ",\"configuration\":" + configuration + "}").stream()
                .filter(error -> !error.message().contains("not available yet"))
                .map(FieldError::field)
                .toList();
    }

    private List<String> wrongMolecule(String molecule) {
        return wrongFields(molecule, "{}");
    }

    private List<String> wrongConfiguration(String configuration) {
        return wrongFields("{\"smiles\":\"O\"}", configuration);
    }

    private ExperimentRequest readWhatever(String molecule, String configuration) {
        String body = "{\"molecule\":" + molecule + ",\"configuration\":" + configuration + "}";
        return reader.read(body.getBytes(StandardCharsets.UTF_8), new FieldErrors());
    }

    @Test
    void what_belongs_to_a_method_is_read() {
        String molecule = "{\"smiles\":\"O\",\"cartesian\":true,\"natural_orbitals\":true}";
        ExperimentConfiguration sampled =
                readWhatever(molecule, "{\"shots\":1000}").configuration();
        assertThat(sampled.shots()).isEqualTo(1000);
        assertThat(readWhatever(molecule, "{\"method\":\"FCI\",\"n_states\":20}")
                        .configuration()
                        .nStates())
                .isEqualTo(20);
        ExperimentConfiguration grown = readWhatever(
                        molecule, "{\"ansatz\":\"adapt\",\"pool\":\"Qubit\",\"gradient_threshold\":0.01,\"layers\":3}")
                .configuration();
        assertThat(grown.pool()).isEqualTo(OperatorPool.QUBIT);
        assertThat(grown.gradientThreshold()).isEqualTo(0.01);
        assertThat(grown.layers()).isEqualTo(3);
        assertThat(readWhatever(molecule, "{}").molecule().cartesian()).isTrue();
        assertThat(readWhatever(molecule, "{}").molecule().naturalOrbitals()).isTrue();
        assertThat(wrongFields(molecule, "{\"ansatz\":\"adapt\",\"pool\":\"qubit\",\"gradient_threshold\":1}"))
                .isEmpty();
        assertThat(wrongFields(
                        molecule,
                        "{\"ansatz\":\"k-upccgsd\",\"layers\":100,\"shots\":10000000,\"optimizer\":\"SPSA\"}"))
                .isEmpty();
        assertThat(wrongFields(molecule, "{\"method\":\"FCI\",\"n_states\":20}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"method\":\"HF\",\"shots\":10}                     | configuration.shots",
                "{\"method\":\"FCI\",\"layers\":2}                    | configuration.layers",
                "{\"method\":\"FCI\",\"pool\":\"qubit\"}              | configuration.pool",
                "{\"method\":\"FCI\",\"gradient_threshold\":0.1}      | configuration.gradient_threshold",
                "{\"method\":\"VQE\",\"n_states\":2}                  | configuration.n_states",
                "{\"n_states\":2}                                     | configuration.n_states",
                "{\"method\":\"FCI\",\"n_states\":21}                 | configuration.n_states",
                "{\"method\":\"FCI\",\"n_states\":0}                  | configuration.n_states",
                "{\"layers\":2}                                       | configuration.layers",
                "{\"ansatz\":\"ucc\",\"layers\":1}                    | configuration.layers",
                "{\"layers\":0}                                       | configuration.layers",
                "{\"ansatz\":\"lucj\",\"layers\":101}                 | configuration.layers",
                "{\"pool\":\"qubit\"}                                 | configuration.pool",
                "{\"ansatz\":\"adapt\",\"pool\":\"pauli\"}            | configuration.pool",
                "{\"ansatz\":\"adapt\",\"gradient_threshold\":0}      | configuration.gradient_threshold",
                "{\"gradient_threshold\":0.1}                         | configuration.gradient_threshold",
                "{\"shots\":0}                                        | configuration.shots",
                "{\"shots\":10000001}                                 | configuration.shots",
                "{\"shots\":10,\"optimizer\":\"BFGS\"}                | configuration.optimizer",
                "{\"shots\":10,\"optimizer\":\"ADAM\",\"ansatz\":\"ucj\"} | configuration.optimizer",
                "{\"shots\":10,\"optimizer\":\"SPSA\",\"ansatz\":\"adapt\"} | configuration.ansatz",
                "{\"shots\":10,\"ansatz\":\"exact_uccsd\"}           | configuration.ansatz",
                "{\"optimizer\":\"ROTOSOLVE\",\"ansatz\":\"exact_uccsd\"} | configuration.optimizer",
                "{\"shots\":1.5}                                      | configuration.shots"
            })
    void what_the_method_or_the_ansatz_would_ignore_is_refused(String configuration, String field) {
        assertThat(wrongConfiguration(configuration)).containsOnly(field);
    }

    @Test
    void who_measures_and_names_no_optimizer_gets_one_that_withstands_noise() {
        assertThat(wrongConfiguration("{\"shots\":10}")).isEmpty();
        assertThat(readWhatever("{\"smiles\":\"O\"}", "{\"shots\":10}")
                        .configuration()
                        .optimizer())
                .isEqualTo(Optimizer.SPSA);
        assertThat(readWhatever("{\"smiles\":\"O\"}", "{\"shots\":10,\"optimizer\":\"cobyla\"}")
                        .configuration()
                        .optimizer())
                .isEqualTo(Optimizer.COBYLA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"shots\":10,\"optimizer\":\"BFGS\"} | choose ADAM, SPSA, COBYLA, NELDER-MEAD or ROTOSOLVE.",
                "{\"shots\":10,\"optimizer\":\"ADAM\",\"ansatz\":\"lucj\"} | choose SPSA, COBYLA or NELDER-MEAD.",
                "{\"optimizer\":\"ROTOSOLVE\",\"ansatz\":\"ucj\"} | choose L-BFGS-B, BFGS, SLSQP, CG, NEWTON-CG, ADAM, SPSA,",
                "{\"shots\":10,\"ansatz\":\"adapt\"} | choose uccsd, k-upccgsd, ucj, lucj, hardware_efficient or two_local.",
                "{\"layers\":2} | those that have are k-upccgsd, ucj, lucj, hardware_efficient and two_local."
            })
    void a_refusal_names_what_would_do(String configuration, String sentence) {
        assertThat(errors("{\"molecule\":{\"smiles\":\"O\"},\"configuration\":" + configuration + "}"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"method\":\"VQE\",\"ansatz\":\"ucc\",\"optimizer\":\"COBYLA\",\"mapper\":\"jw\",\"seed\":1} | ",
                "{\"method\":\"HF\",\"max_iterations\":100,\"conv_threshold\":1e-7,\"n_states\":1} | ",
                "{\"method\":\"HF\",\"ansatz\":\"ucj\"} | HF makes no use of ansatz.",
                "{\"method\":\"CCSD\",\"ansatz\":\"ucc\",\"optimizer\":\"BFGS\",\"mapper\":\"jw\"} | CCSD makes no use of ansatz, optimizer and mapper.",
                "{\"method\":\"FCI\",\"conv_threshold\":1e-7,\"seed\":1} | FCI makes no use of conv_threshold.",
                "{\"method\":\"MP2\",\"max_iterations\":9} | MP2 makes no use of max_iterations."
            })
    void what_clients_send_along_whatever_the_method_is_accepted_and_said(String configuration, String warning) {
        assertThat(wrongConfiguration(configuration)).isEmpty();
        assertThat(readWhatever("{\"smiles\":\"O\"}", configuration).warnings())
                .isEqualTo(warning == null ? List.of() : List.of(warning));
    }

    @Test
    void who_correlates_nothing_is_told_that_a_space_makes_no_difference() {
        String space = "{\"smiles\":\"O\",\"active_space\":{\"electrons\":2,\"orbitals\":2}}";
        String core = "{\"smiles\":\"O\",\"frozen_core\":true}";
        for (String method : List.of("HF", "UHF")) {
            String configuration = "{\"method\":\"" + method + "\"}";
            assertThat(readWhatever(space, configuration).warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning).startsWith(method + " makes no use of active_space"));
            assertThat(readWhatever(core, configuration).warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning).contains("frozen_core"));
        }
        assertThat(readWhatever(space, "{\"method\":\"MP2\"}").warnings()).isEmpty();
    }

    @Test
    void forms_and_methods_that_a_sentence_names_can_be_had() {
        assertThat(errors("{}")).first().satisfies(error -> assertThat(error.message())
                .isEqualTo("Expected a molecule: an object with one of 'smiles', 'atoms', 'xyz' or 'fcidump'."));
        assertThat(errors("{\"molecule\":{\"smiles\":\"O\",\"natural_orbitals\":true},"
                        + "\"configuration\":{\"method\":\"HF\"}}"))
                .singleElement()
                .satisfies(error -> assertThat(error.message())
                        .isEqualTo("The natural orbitals of MP2 are for VQE and FCI, not for HF."));
    }

    @Test
    void natural_orbitals_need_a_method_that_correlates_an_active_space() {
        String molecule = "{\"smiles\":\"O\",\"natural_orbitals\":true}";
        assertThat(wrongFields(molecule, "{\"method\":\"HF\"}")).containsExactly("molecule.natural_orbitals");
        assertThat(wrongFields(molecule, "{\"method\":\"UHF\"}")).containsExactly("molecule.natural_orbitals");
        assertThat(wrongFields(molecule, "{\"method\":\"FCI\"}")).isEmpty();
    }

    @Test
    void a_text_in_the_xyz_format_becomes_atoms() {
        String xyz = "{\"xyz\":\"2\\r\\nlithium hydride\\r\\nli 0 0 0\\r\\nH\\t0 0 1.6\\r\\n\"}";
        assertThat(wrongMolecule(xyz)).isEmpty();
        assertThat(readWhatever(xyz, "{}").molecule().atoms())
                .containsExactly(new AtomPosition("Li", 0, 0, 0), new AtomPosition("H", 0, 0, 1.6));
    }

    @Test
    void a_hamiltonian_has_orbitals_and_needs_none() {
        for (String method : List.of("HF", "UHF")) {
            assertThat(wrongFields("{" + FCIDUMP + "}", "{\"method\":\"" + method + "\"}"))
                    .containsExactly("configuration.method");
        }
        assertThat(wrongFields(
                        "{" + FCIDUMP + ",\"frozen_core\":false,\"natural_orbitals\":false}", "{\"method\":\"FCI\"}"))
                .isEmpty();
    }

    private static final String FCIDUMP = "\"fcidump\":\"&FCI NORB=1,NELEC=2,&END\\n 0.5 1 1 1 1\\n\"";

    @Test
    void a_hamiltonian_is_kept_as_it_was_written() {
        assertThat(wrongMolecule("{" + FCIDUMP + ",\"charge\":0,\"multiplicity\":1}"))
                .isEmpty();
        assertThat(readWhatever("{" + FCIDUMP + "}", "{}").molecule().fcidump())
                .isEqualTo("&FCI NORB=1,NELEC=2,&END\n 0.5 1 1 1 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"smiles\":\"O\",\"xyz\":\"1\\n\\nHe 0 0 0\"}             | molecule.smiles",
                "{\"smiles\":\"O\",FCIDUMP}                             | molecule.smiles",
                "{\"xyz\":\"1\\n\\nHe 0 0 0\",FCIDUMP}                  | molecule.xyz",
                "{\"xyz\":\"1\\n\\nXx 0 0 0\"}                          | molecule.xyz",
                "{\"xyz\":\"He 0 0 0\"}                                 | molecule.xyz",
                "{\"xyz\":7}                                            | molecule.xyz",
                "{FCIDUMP,\"basis\":\"sto-3g\"}                         | molecule.basis",
                "{FCIDUMP,\"cartesian\":true}                           | molecule.cartesian",
                "{FCIDUMP,\"frozen_core\":true}                         | molecule.frozen_core",
                "{FCIDUMP,\"natural_orbitals\":true}                    | molecule.natural_orbitals",
                "{FCIDUMP,\"charge\":1}                                 | molecule.charge",
                "{\"fcidump\":[]}                                       | molecule.smiles",
                "{\"fcidump\":{}}                                       | molecule.fcidump",
                "{\"smiles\":\"O\",\"cartesian\":\"yes\"}               | molecule.cartesian",
                "{\"smiles\":\"O\",\"natural_orbitals\":1}              | molecule.natural_orbitals"
            })
    void a_molecule_has_one_form_and_what_belongs_to_it(String molecule, String field) {
        assertThat(wrongMolecule(molecule.replace("FCIDUMP", FCIDUMP))).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"electrons\":2}'                                            | orbitals",
                "'{\"orbital_indices\":[1,2]}'                                  | electrons",
                "'{\"electrons\":2,\"orbitals\":3,\"orbital_indices\":[1,2]}'   | orbital_indices",
                "'{\"electrons\":2,\"orbital_indices\":[1,1]}'                  | orbital_indices[1]",
                "'{\"electrons\":2,\"orbital_indices\":[-1]}'                   | orbital_indices[0]",
                "'{\"electrons\":2,\"orbital_indices\":[0,1.5]}'                | orbital_indices[1]",
                "'{\"electrons\":2,\"orbital_indices\":[0,\"1\"]}'              | orbital_indices[1]",
                "'{\"electrons\":2,\"orbital_indices\":3}'                      | orbital_indices",
                "'{\"electrons\":3,\"orbital_indices\":[4]}'                    | electrons"
            })
    void an_active_space_of_chosen_orbitals_names_each_once(String space, String field) {
        assertThat(wrongMolecule("{\"smiles\":\"O\",\"active_space\":" + space + "}"))
                .contains("molecule.active_space." + field);
    }

    @Test
    void chosen_orbitals_say_how_many_they_are() {
        String molecule = "{\"smiles\":\"O\",\"active_space\":{\"electrons\":2,\"orbital_indices\":[3,5]}}";
        assertThat(wrongMolecule(molecule)).isEmpty();
        assertThat(readWhatever(molecule, "{}").molecule().activeSpace())
                .isEqualTo(new ActiveSpaceSize(2, 2, List.of(3, 5)));
    }
}
