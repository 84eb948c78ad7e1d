package dev.groundstate.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    @Test
    void a_name_and_its_aliases_are_found_whatever_their_case() {
        assertThat(Choice.of(Method.class, "vqe")).contains(Method.VQE);
        assertThat(Choice.of(Ansatz.class, "UCC")).contains(Ansatz.UCCSD);
        assertThat(Choice.of(BasisSet.class, "STO-3G")).contains(BasisSet.STO_3G);
        assertThat(Choice.of(Optimizer.class, "Nelder-Mead")).contains(Optimizer.NELDER_MEAD);
        assertThat(Choice.of(Optimizer.class, "newton_cg")).contains(Optimizer.NEWTON_CG);
        assertThat(Choice.of(Backend.class, "local")).contains(Backend.CLASSICAL);
        assertThat(Choice.of(Method.class, "DMRG")).isEmpty();
    }

    @Test
    void no_two_choices_of_a_list_share_a_name() {
        for (Choice[] choices : List.<Choice[]>of(
                Method.values(),
                Ansatz.values(),
                Optimizer.values(),
                Mapper.values(),
                Backend.values(),
                BasisSet.values())) {
            Set<String> names = new HashSet<>();
            for (Choice choice : choices) {
                Stream.concat(
                                Stream.of(choice.wireName()),
                                choice.term().aliases().stream()
                                        .filter(alias -> !alias.equalsIgnoreCase(choice.wireName())))
                        .forEach(name -> assertThat(names.add(name.toLowerCase(Locale.ROOT)))
                                .as(name)
                                .isTrue());
            }
        }
    }

    @Test
    void only_what_can_be_computed_is_offered() {
        assertThat(Choice.available(Method.class)).containsExactly("HF", "UHF", "VQE", "FCI");
        assertThat(Choice.available(Optimizer.class))
                .containsExactly(
                        "L-BFGS-B",
                        "BFGS",
                        "SLSQP",
                        "CG",
                        "NEWTON-CG",
                        "ADAM",
                        "SPSA",
                        "COBYLA",
                        "NELDER-MEAD",
                        "POWELL",
                        "ROTOSOLVE");
    }

    @Test
    void a_specification_survives_its_way_through_json() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        MoleculeSpecification molecule = new MoleculeSpecification(
                "[H][H]",
                List.of(new AtomPosition("H", 0, 0, 0), new AtomPosition("H", 0, 0, 0.741)),
                "table of experimental bond lengths",
                BasisSet.STO_3G,
                0,
                1,
                new ActiveSpaceSize(2, 2),
                false);
        ExperimentConfiguration configuration = new ExperimentConfiguration(
                Method.VQE,
                Ansatz.UCCSD,
                Optimizer.L_BFGS_B,
                Mapper.JORDAN_WIGNER,
                Backend.CLASSICAL,
                1000,
                1e-6,
                7,
                null);

        assertThat(mapper.readValue(mapper.writeValueAsString(molecule), MoleculeSpecification.class))
                .isEqualTo(molecule);
        String json = mapper.writeValueAsString(configuration);
        assertThat(json).contains("\"max_iterations\":1000").doesNotContain("max_seconds");
        assertThat(mapper.readValue(json, ExperimentConfiguration.class)).isEqualTo(configuration);
    }
}
