package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static dev.groundstate.engine.molecule.Geometries.water;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.basis.RoundedBasisSets;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Iteration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** H2O in STO-3G, all ten electrons, 48 parameters that symmetry leaves of 140. */
@Tag("science")
class OptimizersOnWaterTest {

    private static final double THRESHOLD = 1e-6;

    private static double minimum;

    private final List<Iteration> heard = new ArrayList<>();
    private final List<byte[]> checkpoints = new ArrayList<>();

    @BeforeAll
    static void minimise() {
        CalculationResult result = new OptimizersOnWaterTest().run(OptimizationMethod.L_BFGS, 100, 1e-12, new byte[0]);
        assertThat(result.converged()).isTrue();
        minimum = result.totalEnergy();
    }

    /** The last column is a guard against lost speed: what was measured in November 2026 and about a third more. */
    @ParameterizedTest
    @CsvSource({
        "L_BFGS, 9",
        "BFGS, 9",
        "SLSQP, 9",
        "CONJUGATE_GRADIENT, 17",
        "NEWTON_CG, 14",
        "ADAM, 200",
        "SPSA, 3300",
        "COBYLA, 1900",
        "NELDER_MEAD, 8300",
        "POWELL, 1100",
        "ROTOSOLVE, 1300"
    })
    void every_optimizer_ends_at_the_same_energy(OptimizationMethod method, int mostEvaluations) {
        CalculationResult result = run(method, 100_000, THRESHOLD, new byte[0]);

        assertThat(result.converged()).isTrue();
        assertThat(result.totalEnergy()).isBetween(minimum - 1e-11, minimum + 2e-8);
        assertThat(result.evaluations()).isLessThanOrEqualTo(mostEvaluations);
        assertThat(result.iterations()).isEqualTo(heard.size());
        assertThat(heard.getLast().evaluations()).isEqualTo(result.evaluations());
        assertThat(heard.getLast().totalEnergy()).isEqualTo(result.totalEnergy());
        assertThat(result.lowestEnergy())
                .isEqualTo(
                        heard.stream().mapToDouble(Iteration::totalEnergy).min().getAsDouble());
        assertThat(result.groundState().spinSquared()).isCloseTo(0, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource
    void a_run_from_a_checkpoint_goes_on_bit_for_bit(OptimizationMethod method) {
        CalculationResult whole = run(method, 12, 1e-12, new byte[0]);
        List<Iteration> all = List.copyOf(heard);
        byte[] fourth = checkpoints.get(3);
        heard.clear();

        CalculationResult rest = run(method, 12, 1e-12, fourth);

        assertThat(rest).usingRecursiveComparison().isEqualTo(whole);
        assertThat(heard).isEqualTo(all.subList(4, all.size()));
    }

    @ParameterizedTest
    @EnumSource
    void the_iteration_limit_is_not_convergence(OptimizationMethod method) {
        CalculationResult result = run(method, 2, THRESHOLD, new byte[0]);

        assertThat(result.converged()).isFalse();
        assertThat(result.iterations()).isEqualTo(2);
    }

    private CalculationResult run(OptimizationMethod method, int maxIterations, double threshold, byte[] checkpoint) {
        CalculationInput input = new CalculationInput(
                new QuantumSystem.MoleculeInBasis(molecule(PSI4_BOHR_ANGSTROM, 0, water(0.9584, 104.45)), "sto-3g"),
                new CalculationMethod.Variational(new AnsatzChoice.FactorisedCoupledCluster(), method),
                new AllElectrons(),
                maxIterations,
                threshold,
                42);
        return new Calculation(RoundedBasisSets.library(), 1L << 30)
                .run(input, checkpoint, new FreeControl(), this::hear);
    }

    private void hear(Iteration iteration, Supplier<byte[]> checkpoint) {
        heard.add(iteration);
        checkpoints.add(checkpoint.get());
    }
}
