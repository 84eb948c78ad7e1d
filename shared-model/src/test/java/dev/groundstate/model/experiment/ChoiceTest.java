package dev.groundstate.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.jspecify.annotations.Nullable;
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
                OperatorPool.values(),
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
        assertThat(Choice.available(Method.class)).containsExactly("HF", "UHF", "MP2", "CCSD", "VQE", "FCI");
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
                new ActiveSpaceSize(2, 2, List.of(0, 1)),
                false,
                true,
                true,
                null);
        ExperimentConfiguration configuration = new ExperimentConfiguration(
                Method.VQE,
                Ansatz.UCCSD,
                Optimizer.L_BFGS_B,
                Mapper.JORDAN_WIGNER,
                Backend.CLASSICAL,
                1000,
                1e-6,
                7,
                null,
                1,
                OperatorPool.SINGLES_DOUBLES,
                1e-3,
                null,
                1);

        assertThat(mapper.readValue(mapper.writeValueAsString(molecule), MoleculeSpecification.class))
                .isEqualTo(molecule);
        String json = mapper.writeValueAsString(configuration);
        assertThat(json).contains("\"max_iterations\":1000").doesNotContain("max_seconds");
        assertThat(mapper.readValue(json, ExperimentConfiguration.class)).isEqualTo(configuration);
    }

    @Test
    void a_row_of_an_earlier_release_is_read_with_the_defaults_of_what_it_lacks() throws Exception {
        ObjectMapper mapper = new ObjectMapper();

        ExperimentConfiguration configuration = mapper.readValue("""
                {"method": "VQE", "ansatz": "hardware_efficient", "optimizer": "L-BFGS-B", "mapper": "parity",
                 "backend": "classical", "max_iterations": 10, "conv_threshold": 1e-6, "seed": 7}""", ExperimentConfiguration.class);
        MoleculeSpecification molecule = mapper.readValue("""
                {"atoms": [{"symbol": "He", "x": 0, "y": 0, "z": 0}], "geometry_origin": "given", "basis": "6-31g",
                 "charge": 0, "multiplicity": 1, "active_space": {"electrons": 2, "orbitals": 2},
                 "frozen_core": false}""", MoleculeSpecification.class);

        assertThat(configuration.layers()).isEqualTo(2);
        assertThat(configuration.pool()).isEqualTo(OperatorPool.SINGLES_DOUBLES);
        assertThat(configuration.gradientThreshold()).isEqualTo(1e-3);
        assertThat(configuration.shots()).isNull();
        assertThat(configuration.nStates()).isEqualTo(1);
        assertThat(molecule.activeSpace()).isEqualTo(new ActiveSpaceSize(2, 2));
        assertThat(molecule.naturalOrbitals()).isFalse();
        assertThat(molecule.cartesian()).isNull();
    }

    @Test
    void a_specification_has_atoms_in_a_basis_set_or_a_hamiltonian() {
        List<AtomPosition> helium = List.of(new AtomPosition("He", 0, 0, 0));

        assertThatIllegalArgumentException().isThrownBy(() -> specification(List.of(), BasisSet.STO_3G, null));
        assertThatIllegalArgumentException().isThrownBy(() -> specification(helium, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> specification(helium, BasisSet.STO_3G, "&FCI"));
        assertThatIllegalArgumentException().isThrownBy(() -> specification(List.of(), BasisSet.STO_3G, "&FCI"));
        assertThat(specification(List.of(), null, "&FCI").fcidump()).isEqualTo("&FCI");
    }

    private static MoleculeSpecification specification(
            List<AtomPosition> atoms, @Nullable BasisSet basis, @Nullable String fcidump) {
        return new MoleculeSpecification(null, atoms, "given", basis, 0, 1, null, false, null, false, fcidump);
    }

    @Test
    void an_active_space_of_chosen_orbitals_has_each_once() {
        assertThat(new ActiveSpaceSize(2, 2, List.of(4, 1)).orbitalIndices()).containsExactly(4, 1);
        for (List<Integer> wrong : List.of(List.of(1), List.of(1, 1), List.of(0, -1), List.of(0, 1, 2))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ActiveSpaceSize(2, 2, wrong));
        }
    }
}
