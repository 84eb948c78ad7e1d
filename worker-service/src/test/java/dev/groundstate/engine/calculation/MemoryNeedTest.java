package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.FCI;
import static dev.groundstate.engine.calculation.Methods.HARTREE_FOCK;
import static dev.groundstate.engine.calculation.Methods.VQE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryNeedTest {

    @Test
    void hartree_fock_needs_the_packed_integrals() {
        MemoryNeed need = MemoryNeed.of(HARTREE_FOCK, 114, new ActiveSpace(0, 114, 21, 21));

        assertThat(need.determinants()).isEqualTo(1);
        assertThat(need.parameters()).isZero();
        assertThat(need.peakBytes()).isGreaterThan(8L * 21_487_290).isLessThan(8L * 23_000_000);
    }

    /** Three vectors of a VQE, fourteen of a large Davidson, and less than as much again besides. */
    @Test
    void vectors_over_determinants_are_most_of_a_large_space() {
        ActiveSpace space = new ActiveSpace(2, 16, 5, 5);
        long vector = 8L * 19_079_424;

        MemoryNeed vqe = MemoryNeed.of(VQE, 18, space);
        MemoryNeed fci = MemoryNeed.of(FCI, 18, space);

        assertThat(vqe.determinants()).isEqualTo(19_079_424);
        assertThat(vqe.parameters()).isEqualTo(3025 + 2 * 550 + 2 * 55);
        assertThat(fci.parameters()).isZero();
        assertThat(vqe.peakBytes()).isBetween(3 * vector, 4 * vector);
        assertThat(fci.peakBytes()).isBetween(14 * vector, 15 * vector);
    }

    /** Eight matrices over the parameters, of 143 MB each, are more than the L-BFGS needs in all. */
    @Test
    void an_optimizer_that_keeps_matrices_needs_room_for_them() {
        ActiveSpace space = new ActiveSpace(2, 16, 5, 5);
        long plain = MemoryNeed.of(VQE, 18, space).peakBytes();
        long square = MemoryNeed.of(
                        new CalculationMethod.Variational(
                                new AnsatzChoice.FactorisedCoupledCluster(), OptimizationMethod.COBYLA),
                        18,
                        space)
                .peakBytes();

        assertThat(square - 64L * 4235 * 4235).isBetween(plain / 2, plain);
    }

    static List<Arguments> countless() {
        return List.of(Arguments.of(VQE, 63, 31), Arguments.of(FCI, 63, 31), Arguments.of(VQE, 40, 20));
    }

    @ParameterizedTest
    @MethodSource("countless")
    void what_no_number_counts_does_not_fit_anywhere(CalculationMethod method, int orbitals, int pairs) {
        ActiveSpace space = new ActiveSpace(0, orbitals, pairs, pairs);

        assertThat(MemoryNeed.of(method, orbitals, space).peakBytes()).isGreaterThan(1L << 60);
        assertThatThrownBy(() -> MemoryNeed.requireFits(method, orbitals, space, 1L << 40))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the largest active space that fits is ");
    }

    @Test
    void the_space_it_names_fits_and_one_orbital_more_does_not() {
        ActiveSpace asked = new ActiveSpace(2, 16, 5, 5);
        long limit = 150_000_000;
        assertThatThrownBy(() -> MemoryNeed.requireFits(VQE, 18, asked, limit))
                .hasMessageEndingWith("the largest active space that fits is 10 electrons in 14 orbitals");

        assertThatCode(() -> MemoryNeed.requireFits(VQE, 18, new ActiveSpace(2, 14, 5, 5), limit))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> MemoryNeed.requireFits(VQE, 18, new ActiveSpace(2, 15, 5, 5), limit))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void says_when_no_space_helps() {
        assertThatThrownBy(() -> MemoryNeed.requireFits(FCI, 200, new ActiveSpace(0, 10, 5, 5), 1_000_000_000))
                .hasMessageEndingWith("no active space fits, take a smaller basis set");
    }

    @Test
    void more_orbitals_than_a_string_has_bits_do_not_fit() {
        assertThatThrownBy(() -> MemoryNeed.requireFits(FCI, 70, new ActiveSpace(0, 70, 1, 1), 1L << 40))
                .hasMessageEndingWith("the largest active space that fits is 2 electrons in 63 orbitals");
    }

    @Test
    void a_davidson_keeps_fewer_vectors_of_a_large_space() {
        assertThat(Davidson.bytes(SpaceSize.of(16, 5, 5), 1)).isEqualTo(14 * (19_079_424L * 8 + 4368 * 24));
        assertThat(Davidson.bytes(SpaceSize.of(10, 5, 5), 1)).isEqualTo((34 + 16) * (63_504L * 8 + 252 * 24));
    }
}
