package dev.groundstate.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.calculation.CalculationMethod;
import dev.groundstate.engine.calculation.MemoryNeed;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is accepted at create is accepted by the engine, and little is refused that would have fitted. */
class MemoryEstimateTest {

    /** Below, fixed scratch decides, and no worker is so small. */
    private static final long SMALL = 32L << 20;

    private static final double MOST_TOO_MUCH = 1.5;

    private static final List<Method> METHODS =
            List.of(Method.HF, Method.UHF, Method.MP2, Method.CCSD, Method.FCI, Method.VQE);

    /** One that holds vectors and one that holds matrices. */
    private static final Map<Optimizer, OptimizationMethod> OPTIMIZERS = Map.of(
            Optimizer.L_BFGS_B, OptimizationMethod.L_BFGS,
            Optimizer.COBYLA, OptimizationMethod.COBYLA);

    static Stream<Arguments> calculations() {
        return METHODS.stream().flatMap(method -> Stream.of(
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
                        new CalculationSize(200, 20, 8, 4, 4))
                .flatMap(size -> OPTIMIZERS.keySet().stream().map(optimizer -> Arguments.of(method, optimizer, size))));
    }

    @ParameterizedTest
    @MethodSource("calculations")
    void the_estimate_at_create_is_what_the_engine_takes_and_little_more(
            Method method, Optimizer optimizer, CalculationSize size) {
        long estimate = MemoryEstimate.of(method, optimizer, size).totalBytes();
        ActiveSpace space = new ActiveSpace(
                size.frozenOrbitals(), size.activeOrbitals(), size.alphaElectrons(), size.betaElectrons());
        long need = MemoryNeed.of(engineMethod(method, OPTIMIZERS.get(optimizer)), size.basisFunctions(), space)
                .peakBytes();

        assertThat(need).isLessThanOrEqualTo(Math.max(SMALL, estimate));
        assertThat((double) estimate).isLessThan(Math.max(SMALL, MOST_TOO_MUCH * need));
    }

    private static CalculationMethod engineMethod(Method method, OptimizationMethod optimizer) {
        return switch (method) {
            case HF -> new CalculationMethod.HartreeFock();
            case UHF -> new CalculationMethod.UnrestrictedHartreeFock();
            case MP2 -> new CalculationMethod.MoellerPlesset();
            case CCSD -> new CalculationMethod.CoupledCluster();
            case FCI -> new CalculationMethod.FullConfigurationInteraction();
            case VQE -> new CalculationMethod.Variational(new AnsatzChoice.FactorisedCoupledCluster(), optimizer);
            case SQD -> throw new IllegalArgumentException("not of the engine");
        };
    }
}
