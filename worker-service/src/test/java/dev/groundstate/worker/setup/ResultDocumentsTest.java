package dev.groundstate.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.engine.calculation.Calculation;
import dev.groundstate.engine.calculation.CalculationInput;
import dev.groundstate.engine.calculation.CalculationMethod;
import dev.groundstate.engine.calculation.CalculationResult;
import dev.groundstate.engine.calculation.QuantumSystem;
import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Element;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultDocumentsTest {

    private final ObjectMapper mapper = new ObjectMapper();
    private final CalculationResult result = new Calculation(1L << 30)
            .run(
                    new CalculationInput(
                            new QuantumSystem.MoleculeInBasis(chain(6), "sto-3g"),
                            new CalculationMethod.FullConfigurationInteraction(1),
                            new ActiveSpaceChoice.AllElectrons(),
                            100,
                            1e-6,
                            1),
                    new byte[0],
                    RunControl.unlimited(1),
                    (iteration, checkpoint) -> {});
    private int checks;

    private static Molecule chain(int atoms) {
        return new Molecule(
                IntStream.range(0, atoms)
                        .mapToObj(k -> Atom.ofAngstrom(Element.H, 0, 0, 0.9 * k))
                        .toList(),
                0,
                1);
    }

    @Test
    void documents_of_a_result_are_its_density_matrices_and_its_hamiltonian() throws IOException {
        List<Attachment> documents = new ResultDocuments(mapper).attachments(result, RunControl.unlimited(1));

        assertThat(documents).extracting(Attachment::name).containsExactly("density_matrices.json", "fcidump");
        JsonNode json = mapper.readTree(documents.getFirst().content());
        DensityMatrices densities = result.densities().orElseThrow();
        assertThat(json.path("spatial_orbitals").asInt()).isEqualTo(6);
        assertThat(json.path("definition").asText()).startsWith("one_particle: <a+_p a_q>");
        assertThat(mapper.treeToValue(json.path("one_particle").path("alpha"), double[].class))
                .isEqualTo(densities.alpha());
        assertThat(mapper.treeToValue(json.path("one_particle").path("beta"), double[].class))
                .isEqualTo(densities.beta());
        assertThat(mapper.treeToValue(json.path("two_particle"), double[].class))
                .isEqualTo(densities.twoParticle());
        assertThat(new String(documents.getLast().content(), StandardCharsets.UTF_8))
                .startsWith(" &FCI NORB=6,NELEC=6,MS2=0,\n  ORBSYM=1,5,1,5,1,5,\n  ISYM=1,\n &END\n");
    }

    @Test
    void documents_are_written_with_checks() {
        new ResultDocuments(mapper).attachments(result, new RunControl() {
            @Override
            public void check() {
                checks++;
            }

            @Override
            public void enter(Phase phase) {}
        });

        // Some 1,300 numbers and two times 250 lines.
        assertThat(checks).isGreaterThanOrEqualTo(15);
    }
}
