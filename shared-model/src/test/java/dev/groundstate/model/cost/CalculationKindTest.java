package dev.groundstate.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the estimates are those of the engine is tested beside the engine; here, that every option counts. */
class CalculationKindTest {

    private static final CalculationSize WATER = new CalculationSize(24, 1, 12, 4, 4);
    private static final CalculationSize RADICAL = new CalculationSize(24, 1, 12, 5, 4);
    private static final CalculationSize LARGE = new CalculationSize(28, 2, 16, 5, 5);
    private static final int LAYERS = 2;

    @ParameterizedTest
    @EnumSource
    void a_state_takes_its_vectors_at_least(Ansatz ansatz) {
        for (CalculationSize size : new CalculationSize[] {WATER, RADICAL, LARGE}) {
            assertThat(bytes(kind(ansatz, OperatorPool.SINGLES_DOUBLES, null), size))
                    .isGreaterThan(2 * 8 * MemoryEstimate.determinants(size));
        }
    }

    @Test
    void a_larger_pool_takes_more() {
        long few = bytes(kind(Ansatz.ADAPT, OperatorPool.SINGLES_DOUBLES, null), WATER);
        assertThat(bytes(kind(Ansatz.ADAPT, OperatorPool.GENERALIZED, null), WATER))
                .isGreaterThan(few);
    }

    @Test
    void amplitudes_of_all_qubits_take_four_times_as_much_an_orbital() {
        CalculationKind kind = kind(Ansatz.HARDWARE_EFFICIENT, OperatorPool.QUBIT, null);
        long twelve = bytes(kind, new CalculationSize(28, 2, 12, 5, 5));
        assertThat(bytes(kind, new CalculationSize(28, 2, 13, 5, 5))).isBetween(3 * twelve, 5 * twelve);
        assertThat(bytes(kind, LARGE)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> MemoryEstimate.requireFits(kind, LARGE, 1L << 32))
                .isInstanceOf(InvalidMoleculeException.class)
                .hasMessageContaining("more than 9e18 bytes")
                .hasMessageContaining("the largest active space that fits is ");
    }

    @Test
    void measurements_take_the_amplitudes_of_all_qubits() {
        long exact = bytes(kind(Ansatz.UCCSD, OperatorPool.QUBIT, null), WATER);
        assertThat(bytes(kind(Ansatz.UCCSD, OperatorPool.QUBIT, 1000), WATER)).isGreaterThan(exact + (16L << 24));
    }

    @Test
    void every_state_takes_vectors_and_natural_orbitals_take_amplitudes_of_all_orbitals() {
        CalculationKind one = CalculationKind.of(Method.FCI);
        CalculationKind many =
                CalculationKind.of(configuration(Method.FCI, Ansatz.UCCSD, OperatorPool.QUBIT, null, 9), false);
        CalculationKind natural =
                CalculationKind.of(configuration(Method.HF, Ansatz.UCCSD, OperatorPool.QUBIT, null, 1), true);

        assertThat(bytes(many, WATER)).isGreaterThan(2 * bytes(one, WATER));
        assertThat(bytes(natural, new CalculationSize(200, 30, 8, 4, 4)))
                .isGreaterThan(bytes(CalculationKind.of(Method.HF), new CalculationSize(200, 30, 8, 4, 4)));
    }

    private static long bytes(CalculationKind kind, CalculationSize size) {
        return MemoryEstimate.of(kind, size).totalBytes();
    }

    private static CalculationKind kind(Ansatz ansatz, OperatorPool pool, @Nullable Integer shots) {
        return CalculationKind.of(configuration(Method.VQE, ansatz, pool, shots, 1), false);
    }

    private static ExperimentConfiguration configuration(
            Method method, Ansatz ansatz, OperatorPool pool, @Nullable Integer shots, int states) {
        return new ExperimentConfiguration(
                method,
                ansatz,
                Optimizer.COBYLA,
                Mapper.PARITY,
                Backend.CLASSICAL,
                1000,
                1e-6,
                1,
                null,
                LAYERS,
                pool,
                1e-3,
                shots,
                states);
    }
}
