package dev.groundstate.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Element;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.ChemicalElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The basis sets that are accepted at create are those that the engine has. */
class BasisSetTest {

    private static final BasisLibrary LIBRARY = BasisLibrary.shipped();

    @Test
    void users_are_offered_the_sets_of_the_engine() {
        assertThat(Arrays.stream(BasisSet.values()).map(BasisSet::wireName))
                .containsExactlyInAnyOrderElementsOf(LIBRARY.names());
    }

    @ParameterizedTest
    @EnumSource
    void every_element_has_the_functions_that_were_counted(BasisSet set) {
        for (ChemicalElement element : ChemicalElement.values()) {
            assertThat(functions(set, element, Optional.empty()))
                    .as(element.symbol())
                    .isEqualTo(set.functions(element));
            assertThat(functions(set, element, Optional.of(AngularForm.CARTESIAN)))
                    .as(element.symbol())
                    .isEqualTo(set.functions(element, true));
            assertThat(functions(set, element, Optional.of(AngularForm.SPHERICAL)))
                    .as(element.symbol())
                    .isEqualTo(set.functions(element, false));
        }
    }

    private static OptionalInt functions(BasisSet set, ChemicalElement element, Optional<AngularForm> form) {
        Atom atom = Atom.ofAngstrom(Element.ofSymbol(element.symbol()), 0, 0, 0);
        Molecule molecule = new Molecule(List.of(atom), 0, 1 + element.atomicNumber() % 2);
        try {
            return OptionalInt.of(form.map(asked -> LIBRARY.basis(set.wireName(), molecule, asked))
                    .orElseGet(() -> LIBRARY.basis(set.wireName(), molecule))
                    .functions());
        } catch (IllegalArgumentException lacking) {
            return OptionalInt.empty();
        }
    }
}
