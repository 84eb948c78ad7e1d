package dev.groundstate.engine.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MoleculeTest {

    private static final Atom PROTON = new Atom(1, 0, 0, 0);
    private static final Atom NEIGHBOUR = new Atom(1, 0, 0, 1.4);

    @Test
    void electrons_are_nuclear_charges_less_the_charge() {
        assertThat(new Molecule(List.of(PROTON, NEIGHBOUR), 0, 1).electrons()).isEqualTo(2);
        assertThat(new Molecule(List.of(PROTON, NEIGHBOUR), 1, 2).electrons()).isEqualTo(1);
        assertThat(new Molecule(List.of(PROTON), 1, 1).electrons()).isZero();
    }

    @Test
    void electrons_of_each_spin_follow_from_the_multiplicity() {
        Molecule oxygen = new Molecule(List.of(new Atom(8, 0, 0, 0), new Atom(8, 0, 0, 2.3)), 0, 3);
        assertThat(oxygen.alphaElectrons()).isEqualTo(9);
        assertThat(oxygen.betaElectrons()).isEqualTo(7);
    }

    @Test
    void nuclear_repulsion_is_the_sum_over_pairs() {
        Molecule bent = new Molecule(List.of(new Atom(8, 0, 0, 0), new Atom(1, 3, 0, 0), new Atom(1, 0, 4, 0)), 0, 1);
        assertThat(bent.nuclearRepulsionEnergy()).isCloseTo(8.0 / 3 + 8.0 / 4 + 1.0 / 5, within(1e-15));
    }

    @Test
    void a_molecule_without_atoms_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Molecule(List.of(), 0, 1))
                .withMessage("expected at least one atom, got none");
    }

    @Test
    void a_charge_above_the_nuclear_charges_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Molecule(List.of(PROTON), 2, 1))
                .withMessage("expected a charge of at most 1, the sum of the nuclear charges, got 2");
    }

    @Test
    void a_multiplicity_that_the_electrons_cannot_have_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Molecule(List.of(PROTON, NEIGHBOUR), 0, 2))
                .withMessage("expected an odd multiplicity from 1 to 3 for 2 electrons, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Molecule(List.of(PROTON, NEIGHBOUR), 0, 5))
                .withMessageContaining("got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Molecule(List.of(PROTON), 0, 1))
                .withMessage("expected an even multiplicity from 2 to 2 for 1 electrons, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Molecule(List.of(PROTON, NEIGHBOUR), 0, -1))
                .withMessageContaining("got -1");
    }

    @Test
    void coincident_nuclei_are_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Molecule(List.of(NEIGHBOUR, PROTON, new Atom(8, 0, 0, 0.1)), 0, 1))
                .withMessageContaining("expected nuclei at least 0.1 ångström apart, got 0.0529177210903 ångström")
                .withMessageContaining("between atom 2 (H) and atom 3 (O)");
    }

    @Test
    void nuclei_absurdly_far_apart_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Molecule(List.of(PROTON, new Atom(1, 0, 0, 2000)), 0, 1))
                .withMessage("expected nuclei at most 1000.0 ångström apart, got 1058.354421806 ångström"
                        + " between atom 1 (H) and atom 2 (H)");
    }

    @Test
    void coordinates_in_angstrom_become_bohr() {
        Atom atom = Atom.ofAngstrom(Element.C, 0.529177210903, 0, -1.058354421806);
        assertThat(atom.atomicNumber()).isEqualTo(6);
        assertThat(atom.element()).isEqualTo(Element.C);
        assertThat(atom.x()).isCloseTo(1, within(1e-15));
        assertThat(atom.z()).isCloseTo(-2, within(1e-15));
    }

    @Test
    void an_atom_needs_an_element_and_a_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Atom(0, 0, 0, 0))
                .withMessage("expected an atomic number from 1 to 118, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Atom(119, 0, 0, 0))
                .withMessageContaining("got 119");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Atom(1, 0, Double.NaN, 0))
                .withMessage("expected finite coordinates, got 0.0, NaN, 0.0");
    }
}
