package dev.groundstate.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.calculation.MemoryNeed;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.model.cost.CalculationKind;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is accepted at create is accepted by the engine, and little is refused that would have fitted. */
class MemoryEstimateTest {

    /** Below, fixed scratch decides, and no worker is so small. */
    private static final long SMALL = 32L << 20;

    private static final double MOST_TOO_MUCH = 1.5;

    private static final List<CalculationSize> SIZES = List.of(
            new CalculationSize(7, 0, 7, 5, 5),
            new CalculationSize(24, 1, 12, 4, 4),
            new CalculationSize(28, 2, 12, 5, 5),
            new CalculationSize(28, 2, 12, 6, 4),
            new CalculationSize(18, 2, 14, 5, 5),
            new CalculationSize(18, 2, 16, 5, 5),
            new CalculationSize(14, 0, 14, 7, 7),
            new CalculationSize(16, 0, 16, 8, 8),
            new CalculationSize(30, 0, 30, 2, 2),
            new CalculationSize(114, 15, 12, 6, 6),
            new CalculationSize(60, 2, 58, 5, 5),
            new CalculationSize(200, 20, 8, 4, 4));

    static Stream<Arguments> calculations() {
        Stream<ExperimentConfiguration> methods = Stream.of(
                        Method.HF, Method.UHF, Method.MP2, Method.CCSD, Method.FCI, Method.VQE)
                .flatMap(method -> Stream.of(
                        configuration(method, Ansatz.UCCSD, Optimizer.L_BFGS_B, OperatorPool.QUBIT, null, 1),
                        configuration(method, Ansatz.UCCSD, Optimizer.COBYLA, OperatorPool.QUBIT, null, 1)));
        return methods.flatMap(configuration -> SIZES.stream().map(size -> Arguments.of(configuration, size)));
    }

    @ParameterizedTest
    @MethodSource("calculations")
    void the_estimate_at_create_is_what_the_engine_takes_and_little_more(
            ExperimentConfiguration configuration, CalculationSize size) {
        assertThat((double) estimate(configuration, size))
                .isLessThan(Math.max(SMALL, MOST_TOO_MUCH * need(configuration, size)));
        assertThat(need(configuration, size)).isLessThanOrEqualTo(Math.max(SMALL, estimate(configuration, size)));
    }

    static Stream<Arguments> furtherCalculations() {
        Stream<ExperimentConfiguration> ansaetze = Stream.of(Ansatz.values())
                .flatMap(ansatz -> Stream.of(OperatorPool.values())
                        .map(pool -> configuration(Method.VQE, ansatz, Optimizer.L_BFGS_B, pool, null, 1)));
        Stream<ExperimentConfiguration> others = Stream.of(
                configuration(Method.VQE, Ansatz.UCCSD, Optimizer.SPSA, OperatorPool.QUBIT, 100_000, 1),
                configuration(Method.FCI, Ansatz.UCCSD, Optimizer.L_BFGS_B, OperatorPool.QUBIT, null, 7));
        return Stream.concat(ansaetze, others)
                .flatMap(configuration -> SIZES.stream().map(size -> Arguments.of(configuration, size)));
    }

    /** Encodings with fewer qubits, and tables of moves that vanish, are not looked into at create. */
    @ParameterizedTest
    @MethodSource("furtherCalculations")
    void no_estimate_at_create_is_too_low(ExperimentConfiguration configuration, CalculationSize size) {
        assertThat(need(configuration, size)).isLessThanOrEqualTo(Math.max(SMALL, estimate(configuration, size)));
        assertThat((double) estimate(configuration, size))
                .isLessThan(Math.max(SMALL, 4 * MOST_TOO_MUCH * need(configuration, size)));
    }

    private static long estimate(ExperimentConfiguration configuration, CalculationSize size) {
        return MemoryEstimate.of(CalculationKind.of(configuration, false), size).totalBytes();
    }

    private static long need(ExperimentConfiguration configuration, CalculationSize size) {
        ActiveSpace space = new ActiveSpace(
                size.frozenOrbitals(), size.activeOrbitals(), size.alphaElectrons(), size.betaElectrons());
        return MemoryNeed.of(EngineInput.method(configuration), size.basisFunctions(), space)
                .peakBytes();
    }

    private static ExperimentConfiguration configuration(
            Method method, Ansatz ansatz, Optimizer optimizer, OperatorPool pool, @Nullable Integer shots, int states) {
        return new ExperimentConfiguration(
                method,
                ansatz,
                optimizer,
                Mapper.JORDAN_WIGNER,
                Backend.CLASSICAL,
                1000,
                1e-6,
                1,
                null,
                2,
                pool,
                1e-3,
                shots,
                states);
    }
}
