package dev.groundstate.engine.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.FrozenCore;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.molecule.Atom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveSpaceTest {

    private static final List<Atom> WATER = List.of(new Atom(8, 0, 0, 0), new Atom(1, 1, 1, 0), new Atom(1, -1, 1, 0));

    @Test
    void all_electrons_fill_all_orbitals() {
        assertThat(choose(new AllElectrons())).isEqualTo(new ActiveSpace(0, 13, 5, 5));
    }

    @Test
    void a_frozen_core_takes_the_noble_gas_of_every_atom() {
        assertThat(choose(new FrozenCore())).isEqualTo(new ActiveSpace(1, 12, 4, 4));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "3,1", "10,1", "11,5", "18,5", "19,9", "36,9", "37,18", "55,27", "87,43"})
    void the_core_of_an_atom_is_the_noble_gas_before_it(int atomicNumber, int orbitals) {
        assertThat(ActiveSpace.coreOrbitals(atomicNumber)).isEqualTo(orbitals);
    }

    @Test
    void a_core_without_electrons_around_it_is_refused() {
        List<Atom> lithium = List.of(new Atom(3, 0, 0, 0));
        assertThatThrownBy(() -> ActiveSpace.choose(new FrozenCore(), lithium, 1, 1, 5))
                .hasMessage("expected electrons outside the frozen core, got 2 electrons, of which the core takes 2");
    }

    @Test
    void a_window_lies_around_the_fermi_level() {
        ActiveSpace space = choose(new Window(6, 5));
        assertThat(space).isEqualTo(new ActiveSpace(2, 5, 3, 3));
        assertThat(space.electrons()).isEqualTo(6);
    }

    @Test
    void a_window_of_an_open_shell_keeps_the_unpaired_electrons() {
        assertThat(ActiveSpace.choose(new Window(4, 4), WATER, 6, 4, 13)).isEqualTo(new ActiveSpace(3, 4, 3, 1));
        assertThatThrownBy(() -> ActiveSpace.choose(new Window(4, 4), WATER, 8, 2, 13))
                .hasMessageStartingWith("expected 6 to 10 active electrons in steps of 2, got 4");
    }

    @Test
    void a_window_that_is_not_there_is_refused_with_the_largest_one() {
        String largest = "; the largest active space is 10 electrons in 13 orbitals";
        assertThatThrownBy(() -> choose(new Window(12, 12)))
                .hasMessage("expected 2 to 10 active electrons in steps of 2, got 12" + largest);
        assertThatThrownBy(() -> choose(new Window(5, 6)))
                .hasMessage("expected 2 to 10 active electrons in steps of 2, got 5" + largest);
        assertThatThrownBy(() -> choose(new Window(6, 12)))
                .hasMessage("expected at most 11 active orbitals for 6 active electrons, got 12" + largest);
        assertThatThrownBy(() -> ActiveSpace.choose(new Window(4, 2), WATER, 6, 4, 13))
                .hasMessage("expected at least 3 active orbitals for 4 active electrons, got 2" + largest);
    }

    @Test
    void a_window_holds_its_electrons() {
        assertThatThrownBy(() -> new Window(0, 3))
                .hasMessage("expected an active space of at least 1 electron in 1 orbital, got 0 in 3");
        assertThatThrownBy(() -> new Window(5, 2)).hasMessage("2 active orbitals hold at most 4 electrons, got 5");
    }

    @Test
    void an_impossible_space_is_refused() {
        assertThatThrownBy(() -> new ActiveSpace(-1, 4, 1, 1))
                .hasMessage("expected 0 or more frozen orbitals and 1 or more active ones, got -1 and 4");
        assertThatThrownBy(() -> new ActiveSpace(0, 4, 5, 1))
                .hasMessage("expected 0 to 4 electrons of each spin in 4 orbitals, got 5 and 1");
    }

    private static ActiveSpace choose(ActiveSpaceChoice choice) {
        return ActiveSpace.choose(choice, WATER, 5, 5, 13);
    }
}
