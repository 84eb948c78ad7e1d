package dev.groundstate.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.InvalidMoleculeException.Fault;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MemoryEstimateTest {

    private static final long GIGABYTE = 1_000_000_000;

    @Test
    void the_determinants_are_the_product_of_two_binomial_coefficients() {
        assertThat(MemoryEstimate.determinants(new CalculationSize(2, 0, 2, 1, 1)))
                .isEqualTo(4);
        assertThat(MemoryEstimate.determinants(new CalculationSize(12, 0, 12, 6, 6)))
                .isEqualTo(853_776);
        assertThat(MemoryEstimate.determinants(new CalculationSize(16, 0, 16, 5, 5)))
                .isEqualTo(19_079_424);
        assertThat(MemoryEstimate.determinants(new CalculationSize(7, 0, 7, 5, 4)))
                .isEqualTo(21 * 35);
        assertThat(MemoryEstimate.determinants(new CalculationSize(3, 0, 3, 3, 0)))
                .isEqualTo(1);
    }

    @Test
    void determinants_too_many_to_count_are_the_largest_number() {
        assertThat(MemoryEstimate.determinants(new CalculationSize(300, 0, 300, 150, 150)))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(MemoryEstimate.of(Method.FCI, new CalculationSize(300, 0, 300, 150, 150))
                        .totalBytes())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void hartree_fock_needs_the_packed_integrals_and_some_matrices() {
        MemoryEstimate estimate = MemoryEstimate.of(Method.HF, new CalculationSize(114, 0, 114, 21, 21));

        assertThat(estimate.determinants()).isEqualTo(1);
        assertThat(estimate.solverBytes()).isZero();
        // n^4 / 8 numbers of 8 bytes, for large n
        assertThat(estimate.totalBytes()).isCloseTo(114L * 114 * 114 * 114, Percentage.withPercentage(10));
    }

    @Test
    void a_large_space_needs_its_vectors_and_little_else() {
        CalculationSize size = new CalculationSize(28, 0, 14, 7, 7);
        double vectorBytes = 8.0 * 3432 * 3432;

        // State, adjoint state and the state transposed; seven Davidson vectors and their images.
        assertThat(MemoryEstimate.of(Method.VQE, size).totalBytes() / vectorBytes)
                .isBetween(3.2, 4.0);
        assertThat(MemoryEstimate.of(Method.FCI, size).totalBytes() / vectorBytes)
                .isBetween(15.4, 16.5);
    }

    @Test
    void a_small_space_affords_a_larger_davidson_subspace() {
        double vectorBytes = 8.0 * 853_776;

        assertThat(MemoryEstimate.of(Method.FCI, new CalculationSize(12, 0, 12, 6, 6))
                                .totalBytes()
                        / vectorBytes)
                .isBetween(37.0, 41.0);
    }

    @Test
    void integrals_over_many_functions_outweigh_a_small_space() {
        CalculationSize size = new CalculationSize(114, 36, 6, 3, 3);

        assertThat(MemoryEstimate.of(Method.VQE, size).totalBytes())
                .isBetween(
                        MemoryEstimate.of(Method.HF, size).totalBytes(),
                        2 * MemoryEstimate.of(Method.HF, size).totalBytes());
    }

    @Test
    void what_fits_is_not_refused() {
        MemoryEstimate.requireFits(
                CalculationKind.of(Method.VQE, Optimizer.L_BFGS_B), new CalculationSize(28, 2, 12, 5, 5), GIGABYTE);
        MemoryEstimate.requireFits(
                CalculationKind.of(Method.HF, Optimizer.L_BFGS_B), new CalculationSize(114, 0, 114, 21, 21), GIGABYTE);
    }

    @Test
    void what_does_not_fit_is_refused_with_its_bytes_and_the_largest_that_does() {
        CalculationSize asked = new CalculationSize(28, 0, 28, 7, 7);
        assertThatThrownBy(() -> MemoryEstimate.requireFits(
                        CalculationKind.of(Method.VQE, Optimizer.L_BFGS_B), asked, 4 * GIGABYTE))
                .asInstanceOf(type(InvalidMoleculeException.class))
                .satisfies(exception -> {
                    assertThat(exception.faults()).extracting(Fault::field).containsExactly("active_space");
                    assertThat(exception)
                            .hasMessageContaining(
                                    "VQE of 14 electrons in 28 orbitals has 1,401,950,721,600 determinants")
                            .hasMessageContaining("a worker has 4,000,000,000 bytes (4.00 GB) in each of its slots: ")
                            .hasMessageContaining("the largest active space that fits is 10 electrons in 19 orbitals");
                });
    }

    /** 4,235 parameters: eight matrices of 143 MB each. */
    @Test
    void an_optimizer_that_keeps_matrices_needs_room_for_them() {
        CalculationSize size = new CalculationSize(18, 2, 16, 5, 5);
        long plain = MemoryEstimate.of(Method.VQE, size).totalBytes();
        long square = MemoryEstimate.of(CalculationKind.of(Method.VQE, Optimizer.COBYLA), size)
                .totalBytes();

        assertThat((double) (square - plain)).isCloseTo(64.0 * 4235 * 4235, Percentage.withPercentage(11));
        MemoryEstimate.requireFits(CalculationKind.of(Method.VQE, Optimizer.SPSA), size, plain);
        assertThatThrownBy(
                        () -> MemoryEstimate.requireFits(CalculationKind.of(Method.VQE, Optimizer.COBYLA), size, plain))
                .isInstanceOf(InvalidMoleculeException.class)
                .hasMessageContaining("COBYLA keeps matrices over the parameters")
                .hasMessageContaining("choose the optimizer L-BFGS-B");
    }

    @Test
    void too_many_basis_functions_are_refused_whatever_the_active_space() {
        CalculationSize asked = new CalculationSize(300, 0, 2, 1, 1);
        assertThatThrownBy(() ->
                        MemoryEstimate.requireFits(CalculationKind.of(Method.FCI, Optimizer.L_BFGS_B), asked, GIGABYTE))
                .asInstanceOf(type(InvalidMoleculeException.class))
                .satisfies(exception -> {
                    assertThat(exception.faults()).extracting(Fault::field).containsExactly("basis");
                    assertThat(exception)
                            .hasMessageContaining("300 basis functions")
                            .hasMessageContaining("holds at most 176 functions");
                });
    }

    @Test
    void no_memory_makes_room_for_more_than_an_array_or_a_string_can_index() {
        assertThat(MemoryEstimate.fits(Method.HF, new CalculationSize(361, 0, 361, 1, 1), Long.MAX_VALUE))
                .isTrue();
        assertThat(MemoryEstimate.fits(Method.HF, new CalculationSize(362, 0, 362, 1, 1), Long.MAX_VALUE))
                .isFalse();
        assertThat(MemoryEstimate.fits(Method.FCI, new CalculationSize(63, 0, 63, 1, 1), Long.MAX_VALUE))
                .isTrue();
        assertThat(MemoryEstimate.fits(Method.FCI, new CalculationSize(64, 0, 64, 1, 1), Long.MAX_VALUE))
                .isFalse();
        assertThat(MemoryEstimate.fits(Method.FCI, new CalculationSize(63, 0, 63, 30, 30), Long.MAX_VALUE))
                .isFalse();
        assertThat(MemoryEstimate.largestActiveSpaceThatFits(
                        Method.FCI, new CalculationSize(64, 0, 64, 1, 1), Long.MAX_VALUE))
                .contains(new ActiveSpaceSize(2, 63));
    }

    @Test
    void the_largest_space_that_fits_fits_and_the_next_does_not() {
        CalculationSize asked = new CalculationSize(20, 0, 20, 6, 4);
        ActiveSpaceSize largest = MemoryEstimate.largestActiveSpaceThatFits(Method.FCI, asked, GIGABYTE)
                .orElseThrow();

        assertThat(largest.electrons()).isEqualTo(8);
        assertThat(MemoryEstimate.fits(Method.FCI, new CalculationSize(20, 1, largest.orbitals(), 5, 3), GIGABYTE))
                .isTrue();
        assertThat(MemoryEstimate.fits(Method.FCI, new CalculationSize(20, 1, largest.orbitals() + 1, 5, 3), GIGABYTE))
                .isFalse();
    }

    @Test
    void the_largest_space_for_several_kinds_is_the_largest_for_the_one_that_needs_most() {
        CalculationSize asked = new CalculationSize(28, 0, 14, 7, 7);
        CalculationKind variational = CalculationKind.of(Method.VQE);
        CalculationKind full = CalculationKind.of(Method.FCI);
        assertThat(MemoryEstimate.fits(variational, asked, GIGABYTE)).isTrue();
        assertThat(MemoryEstimate.fits(full, asked, GIGABYTE)).isFalse();

        assertThat(MemoryEstimate.largestActiveSpaceThatFits(List.of(variational, full), asked, GIGABYTE))
                .isEqualTo(MemoryEstimate.largestActiveSpaceThatFits(full, asked, GIGABYTE))
                .isNotEqualTo(Optional.of(new ActiveSpaceSize(14, 14)))
                .isPresent();
    }

    @Test
    void the_largest_space_within_another_has_the_most_determinants() {
        CalculationSize ethane = new CalculationSize(16, 0, 16, 9, 9);
        long allButOne = MemoryEstimate.of(Method.VQE, ethane).totalBytes() - 1;

        assertThat(MemoryEstimate.largestActiveSpaceThatFits(Method.VQE, ethane, allButOne))
                .contains(new ActiveSpaceSize(16, 15));
        assertThat(MemoryEstimate.largestActiveSpaceThatFits(Method.VQE, ethane, 1000))
                .isEmpty();
        assertThatThrownBy(() -> MemoryEstimate.requireFits(
                        CalculationKind.of(Method.FCI),
                        new CalculationSize(100, 0, 100, 20, 20),
                        MemoryEstimate.of(Method.HF, new CalculationSize(100, 0, 100, 20, 20))
                                .totalBytes()))
                .hasMessageContaining("no active space fits; choose the method HF")
                .hasMessageContaining("more than 9e18");
    }

    /** Benzene in cc-pVDZ, whose 114 orbitals hold more determinants than anybody counts. */
    @Test
    void perturbation_theory_and_coupled_cluster_do_not_list_determinants() {
        CalculationSize benzene = new CalculationSize(114, 0, 114, 21, 21);
        long integralsOfVirtuals = 8L * 93 * 93 * 93 * 93;

        assertThat(MemoryEstimate.of(Method.MP2, benzene).determinants()).isEqualTo(1);
        assertThat(MemoryEstimate.of(Method.MP2, benzene).totalBytes()).isLessThan(1_000_000_000);
        assertThat(MemoryEstimate.of(Method.CCSD, benzene).totalBytes())
                .isBetween(integralsOfVirtuals, 4 * integralsOfVirtuals);
        assertThatCode(() -> MemoryEstimate.requireFits(
                        CalculationKind.of(Method.MP2, Optimizer.L_BFGS_B), benzene, 1L << 30))
                .doesNotThrowAnyException();
    }

    @Test
    void a_coupled_cluster_that_does_not_fit_is_refused_with_the_largest_that_does() {
        CalculationSize benzene = new CalculationSize(114, 0, 114, 21, 21);
        long available = 1_000_000_000;

        assertThatThrownBy(() -> MemoryEstimate.requireFits(
                        CalculationKind.of(Method.CCSD, Optimizer.L_BFGS_B), benzene, available))
                .isInstanceOfSatisfying(InvalidMoleculeException.class, refused -> {
                    assertThat(refused).hasMessageStartingWith("CCSD of 42 electrons in 114 orbitals needs ");
                    assertThat(refused).hasMessageContaining("the largest active space that fits is ");
                });
        ActiveSpaceSize fitting = MemoryEstimate.largestActiveSpaceThatFits(Method.CCSD, benzene, available)
                .orElseThrow();
        int removed = (42 - fitting.electrons()) / 2;
        assertThat(MemoryEstimate.fits(
                        Method.CCSD,
                        new CalculationSize(114, removed, fitting.orbitals(), 21 - removed, 21 - removed),
                        available))
                .isTrue();
    }
}
