package dev.groundstate.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.InvalidMoleculeException.Fault;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalculationSizeTest {

    @Test
    void all_electrons_of_water_stand_in_all_orbitals() {
        assertThat(water(0, 1, null, false)).isEqualTo(new CalculationSize(7, 0, 7, 5, 5));
    }

    @Test
    void a_frozen_core_takes_its_orbital_and_two_electrons() {
        assertThat(water(0, 1, null, true)).isEqualTo(new CalculationSize(7, 1, 6, 4, 4));
    }

    @Test
    void an_active_space_leaves_the_other_electrons_below() {
        assertThat(water(0, 1, new ActiveSpaceSize(4, 4), true)).isEqualTo(new CalculationSize(7, 3, 4, 2, 2));
    }

    @Test
    void unpaired_electrons_are_alpha() {
        assertThat(water(1, 2, null, false)).isEqualTo(new CalculationSize(7, 0, 7, 5, 4));
        assertThat(water(0, 3, new ActiveSpaceSize(4, 4), false)).isEqualTo(new CalculationSize(7, 3, 4, 3, 1));
    }

    @Test
    void a_specification_says_the_same() {
        MoleculeSpecification molecule = new MoleculeSpecification(
                null,
                atoms("H", "H"),
                "given",
                BasisSet.B6_31G,
                0,
                1,
                new ActiveSpaceSize(2, 3),
                false,
                null,
                false,
                null);

        assertThat(CalculationSize.of(molecule)).isEqualTo(new CalculationSize(4, 0, 3, 1, 1));
    }

    @Test
    void a_hamiltonian_says_how_many_orbitals_and_electrons_it_has() {
        assertThat(hamiltonian("&FCI NORB=4,NELEC=5,MS2=1,&END\n", null)).isEqualTo(new CalculationSize(4, 0, 4, 3, 2));
        assertThat(hamiltonian("&FCI NORB=4,NELEC=4,&END\n", new ActiveSpaceSize(2, 2, List.of(1, 3))))
                .isEqualTo(new CalculationSize(4, 1, 2, 1, 1));
        refuses(
                "active_space",
                "numbered from 0 to 3",
                () -> hamiltonian("&FCI NORB=4,NELEC=4,&END\n", new ActiveSpaceSize(2, 2, List.of(1, 4))));
    }

    @Test
    void chosen_orbitals_hold_what_they_hold_in_the_reference_determinant() {
        String quartet = "&FCI NORB=6,NELEC=5,MS2=1,&END\n";
        assertThat(hamiltonian(quartet, new ActiveSpaceSize(3, 3, List.of(0, 2, 5)))
                        .frozenOrbitals())
                .isEqualTo(1);
        refuses(
                "active_space",
                "The orbitals [1, 2] hold 3 electrons in the Hartree-Fock determinant, not 1.",
                () -> hamiltonian(quartet, new ActiveSpaceSize(1, 2, List.of(1, 2))));
        refuses(
                "active_space",
                "The orbitals 2 to 2 hold one electron each and must be among the active ones.",
                () -> hamiltonian(quartet, new ActiveSpaceSize(3, 3, List.of(0, 1, 5))));
    }

    private static CalculationSize hamiltonian(String fcidump, @Nullable ActiveSpaceSize space) {
        return CalculationSize.of(
                new MoleculeSpecification(null, List.of(), "given", null, 0, 1, space, false, null, false, fcidump));
    }

    @Test
    void an_impossible_charge_is_refused() {
        refuses("charge", "leaves 0 electrons", () -> water(10, 1, null, false));
        refuses("charge", "leaves -2147483637 electrons", () -> water(Integer.MAX_VALUE, 1, null, false));
        refuses("charge", "protons", () -> water(Integer.MIN_VALUE, 1, null, false));
        refuses("basis", "do not hold 15 electrons", () -> water(-5, 2, null, false));
    }

    @Test
    void an_impossible_multiplicity_is_refused_with_the_possible_ones() {
        refuses("multiplicity", "odd multiplicity from 1 to 11, not 2", () -> water(0, 2, null, false));
        refuses("multiplicity", "even multiplicity from 2 to 10, not 1", () -> water(1, 1, null, false));
        refuses("multiplicity", "not 13", () -> water(0, 13, null, false));
        refuses("multiplicity", "not 0", () -> water(0, 0, null, false));
        refuses("multiplicity", "not -2147483648", () -> water(0, Integer.MIN_VALUE, null, false));
        refuses("basis", "do not hold 10 electrons with multiplicity 9", () -> water(0, 9, null, false));
    }

    @Test
    void an_impossible_active_space_is_refused() {
        refuses("active_space", "more than the 10 electrons", () -> water(0, 1, new ActiveSpaceSize(12, 7), false));
        refuses("active_space", "odd number", () -> water(0, 1, new ActiveSpaceSize(3, 4), false));
        refuses("active_space", "7 orbitals", () -> water(0, 1, new ActiveSpaceSize(4, 5), false));
        refuses("active_space", "3 unpaired", () -> water(1, 4, new ActiveSpaceSize(1, 4), false));
        refuses("active_space", "one spin", () -> water(0, 5, new ActiveSpaceSize(6, 3), false));
    }

    @Test
    void a_core_that_takes_all_electrons_is_refused() {
        refuses("frozen_core", "too few", () -> CalculationSize.of(atoms("Li"), BasisSet.STO_3G, 1, 1, null, true));
    }

    @Test
    void every_atom_the_basis_lacks_is_named() {
        assertThatThrownBy(() -> CalculationSize.of(atoms("K", "H", "Xx"), BasisSet.CC_PVDZ, 0, 1, null, false))
                .asInstanceOf(type(InvalidMoleculeException.class))
                .extracting(InvalidMoleculeException::faults)
                .isEqualTo(List.of(
                        new Fault("atoms[0].symbol", "The basis set cc-pvdz does not have K."),
                        new Fault("atoms[2].symbol", "The basis set cc-pvdz does not have Xx.")));
    }

    @Test
    void impossible_sizes_are_refused() {
        assertThatThrownBy(() -> new CalculationSize(4, 3, 2, 1, 1)).hasMessageContaining("got 3 and 2");
        assertThatThrownBy(() -> new CalculationSize(4, 0, 2, 3, 1)).hasMessageContaining("alpha 3");
        assertThatThrownBy(() -> new CalculationSize(4, 0, 2, 1, 2)).hasMessageContaining("beta 2");
    }

    private static void refuses(String field, String words, Runnable size) {
        assertThatThrownBy(size::run)
                .asInstanceOf(type(InvalidMoleculeException.class))
                .satisfies(exception -> {
                    assertThat(exception.faults()).extracting(Fault::field).containsExactly(field);
                    assertThat(exception).hasMessageContaining(words);
                });
    }

    private static CalculationSize water(
            int charge, int multiplicity, @Nullable ActiveSpaceSize activeSpace, boolean frozenCore) {
        return CalculationSize.of(atoms("O", "H", "H"), BasisSet.STO_3G, charge, multiplicity, activeSpace, frozenCore);
    }

    private static List<AtomPosition> atoms(String... symbols) {
        return Stream.of(symbols)
                .map(symbol -> new AtomPosition(symbol, 0, 0, 0))
                .toList();
    }
}
