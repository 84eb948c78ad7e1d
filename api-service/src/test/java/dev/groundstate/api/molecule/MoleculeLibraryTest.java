package dev.groundstate.api.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MoleculeLibraryTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final MoleculeLibrary LIBRARY = new MoleculeLibrary();
    private static final MoleculeService SERVICE = new MoleculeService(2, 100, LONG);

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    static Stream<LibraryMolecule> molecules() {
        return LIBRARY.all().stream();
    }

    @ParameterizedTest
    @MethodSource("molecules")
    void every_example_is_what_it_says_and_can_be_computed(LibraryMolecule example) {
        ResolvedMolecule molecule = SERVICE.resolve(example.smiles()).await().atMost(LONG);

        assertThat(molecule.formula()).isEqualTo(example.formula());
        assertThat(molecule.electrons()).isEqualTo(example.electrons());
        assertThat(molecule.multiplicity()).isEqualTo(1);
        BasisSet basis = Choice.of(BasisSet.class, example.recommendedBasis()).orElseThrow();
        CalculationSize size = CalculationSize.of(molecule.atoms(), basis, molecule.charge(), 1, null, false);
        assertThat(MemoryEstimate.fits(Method.HF, size, 1_000_000_000)).isTrue();
        assertThat(shortestDistanceAngstrom(molecule.atoms())).isBetween(0.7, 3.0);
    }

    @Test
    void the_examples_have_ids_of_their_own_and_a_category() {
        assertThat(LIBRARY.all())
                .hasSizeGreaterThanOrEqualTo(20)
                .extracting(LibraryMolecule::id)
                .doesNotHaveDuplicates();
        assertThat(LIBRARY.categories()).containsExactly("diatomic", "small", "organic", "conjugated", "ion");
        assertThat(LIBRARY.categories().stream()
                        .mapToInt(category -> LIBRARY.ofCategory(category).size())
                        .sum())
                .isEqualTo(LIBRARY.all().size());
        assertThat(LIBRARY.ofCategory("Ion")).extracting(LibraryMolecule::id).contains("hydroxide");
    }

    @Test
    void an_example_is_found_by_its_id() {
        assertThat(LIBRARY.find("water")).map(LibraryMolecule::smiles).contains("O");
        assertThat(LIBRARY.find("unobtainium")).isEmpty();
    }

    @Test
    void an_example_with_a_bad_id_or_basis_is_refused() {
        assertThatThrownBy(() -> new LibraryMolecule("A b", "", "O", "", "H2O", 10, "sto-3g", ""))
                .hasMessageContaining("got A b");
        assertThatThrownBy(() -> new LibraryMolecule("water", "", "O", "", "H2O", 10, "cc-pvqz", ""))
                .hasMessageContaining("got cc-pvqz");
    }

    private static double shortestDistanceAngstrom(List<AtomPosition> atoms) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < atoms.size(); i++) {
            for (int j = 0; j < i; j++) {
                double x = atoms.get(i).x() - atoms.get(j).x();
                double y = atoms.get(i).y() - atoms.get(j).y();
                double z = atoms.get(i).z() - atoms.get(j).z();
                shortest = Math.min(shortest, Math.sqrt(x * x + y * y + z * z));
            }
        }
        return shortest;
    }
}
