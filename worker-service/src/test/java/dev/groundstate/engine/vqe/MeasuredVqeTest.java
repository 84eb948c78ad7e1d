package dev.groundstate.engine.vqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.ansatz.AnsatzChoice.Adaptive;
import dev.groundstate.engine.ansatz.AnsatzChoice.ExactCoupledCluster;
import dev.groundstate.engine.ansatz.AnsatzChoice.FactorisedCoupledCluster;
import dev.groundstate.engine.ansatz.AnsatzChoice.HardwareEfficient;
import dev.groundstate.engine.ansatz.AnsatzChoice.Jastrow;
import dev.groundstate.engine.ansatz.AnsatzChoice.LayeredPairs;
import dev.groundstate.engine.ansatz.AnsatzChoice.TwoLocal;
import dev.groundstate.engine.ansatz.OperatorPool;
import dev.groundstate.engine.ansatz.PairedCoupledCluster;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.MolecularHamiltonians;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Iteration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** VQE whose energies are estimated from shots. */
@Tag("science")
class MeasuredVqeTest {

    private final FreeControl control = new FreeControl();
    private final List<Iteration> heard = new ArrayList<>();
    private final List<Supplier<byte[]>> checkpoints = new ArrayList<>();

    static Stream<OptimizationMethod> methods() {
        return Arrays.stream(OptimizationMethod.values()).filter(OptimizationMethod::withstandsNoise);
    }

    static Stream<Arguments> runs() {
        Stream<Arguments> methods = methods().map(method -> Arguments.of(new FactorisedCoupledCluster(), method));
        Stream<Arguments> others = Stream.of(
                        new LayeredPairs(1), new Jastrow(1, true), new HardwareEfficient(1), new TwoLocal(1))
                .map(ansatz -> Arguments.of(ansatz, OptimizationMethod.SPSA));
        return Stream.concat(methods, others);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void hydrogen_comes_down_to_its_noise(OptimizationMethod method) {
        ActiveSpaceHamiltonian hydrogen = MolecularHamiltonians.hydrogen();
        int iterations = method == OptimizationMethod.ROTOSOLVE ? 3 : 60;

        VqeResult result =
                run(hydrogen, settings(new FactorisedCoupledCluster(), method, iterations, 20_000), new byte[0]);

        ShotStatistics shots = result.shots();
        assertThat(shots).isNotNull();
        assertThat(shots.standardError()).isBetween(1e-4, 3e-3);
        assertThat(shots.exactEnergy()).isCloseTo(MolecularHamiltonians.groundState(hydrogen), within(6e-3));
        assertThat(result.totalEnergy()).isCloseTo(shots.exactEnergy(), within(5 * shots.standardError()));
        assertThat(result.ending()).isNotEqualTo(Ending.CONVERGED);
        assertThat(heard.getLast().totalEnergy()).isEqualTo(result.totalEnergy());
        assertThat(shots.mostFrequent().getFirst().bitstring()).isEqualTo("0101");
        assertThat(shots.mostFrequent().stream()
                        .mapToInt(ShotStatistics.Count::count)
                        .sum())
                .isEqualTo(20_000);
    }

    /** Whatever the number of threads: what is drawn depends on the seed and the number of the evaluation. */
    @ParameterizedTest
    @MethodSource("runs")
    void goes_on_from_a_checkpoint_bit_for_bit(AnsatzChoice ansatz, OptimizationMethod method) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(3, 2, 1, 5);
        VqeSettings settings = settings(ansatz, method, 12, 2_000);
        VqeResult whole = run(hamiltonian, settings, new byte[0]);
        List<Iteration> all = List.copyOf(heard);
        byte[] fourth = checkpoints.get(3).get();
        assertThat(all).hasSize(12);
        for (int threads = 1; threads <= 3; threads++) {
            heard.clear();

            VqeResult rest = new Vqe(hamiltonian, settings, new FreeControl(threads)).run(fourth, this::hear);

            assertThat(heard).isEqualTo(all.subList(4, all.size()));
            assertThat(rest.parameters()).isEqualTo(whole.parameters());
            assertThat(rest.totalEnergy()).isEqualTo(whole.totalEnergy());
            assertThat(rest.evaluations()).isEqualTo(whole.evaluations());
            assertThat(rest.shots()).isEqualTo(whole.shots());
        }
    }

    @Test
    void another_seed_finds_other_energies() {
        ActiveSpaceHamiltonian hydrogen = MolecularHamiltonians.hydrogen();
        VqeSettings settings = settings(new FactorisedCoupledCluster(), OptimizationMethod.COBYLA, 5, 1_000);
        VqeSettings other =
                new VqeSettings(settings.ansatz(), settings.method(), 5, 1e-6, 43, settings.mapper(), settings.shots());

        assertThat(run(hydrogen, other, new byte[0]).totalEnergy())
                .isNotEqualTo(run(hydrogen, settings, new byte[0]).totalEnergy());
    }

    /** The weights of eight shifted energies add up to 2.4 standard errors of one. */
    @ParameterizedTest
    @EnumSource
    void shifted_energies_give_the_gradient(Mapper mapper) {
        ActiveSpaceHamiltonian hydrogen = MolecularHamiltonians.hydrogen();
        DeterminantSpace space = DeterminantSpace.of(2, 1, 1);
        EnergyExpectation exact = new EnergyExpectation(
                new PairedCoupledCluster(hydrogen, space, 1, 1, control),
                new HamiltonianOperator(hydrogen, space, control),
                hydrogen.coreEnergy(),
                space,
                control);
        MeasuredExpectation measured =
                new MeasuredExpectation(exact, QubitHamiltonian.of(hydrogen, mapper, control), 40_000, 1, control);
        double[] theta = {0.6, -0.5};
        double[] expected = new double[theta.length];
        exact.valueAndGradient(theta, expected, control);
        double[] gradient = new double[theta.length];

        double energy = measured.valueAndGradient(theta, gradient, control);

        assertThat(measured.standardError()).isBetween(1e-5, 3e-3);
        assertThat(energy).isCloseTo(exact.value(theta, control), within(1e-2));
        assertThat(gradient).containsExactly(expected, within(2e-2));
        assertThat(Math.min(Math.abs(expected[0]), Math.abs(expected[1]))).isGreaterThan(0.1);
        assertThat(measured.energiesOfGradient()).isEqualTo(1 + 8 * theta.length);
    }

    @Test
    void counts_the_energies_of_measured_gradients() {
        VqeResult result = run(
                MolecularHamiltonians.hydrogen(),
                settings(new FactorisedCoupledCluster(), OptimizationMethod.ADAM, 3, 1_000),
                new byte[0]);

        int parameters = result.parameters().length;
        assertThat(result.evaluations()).isEqualTo(4 * (1 + 4 * parameters));
        assertThat(heard.getLast().evaluations()).isEqualTo(result.evaluations());
    }

    /** Thresholds that are far below the noise are met by chance only. */
    @Test
    void chance_is_not_convergence() {
        ActiveSpaceHamiltonian hydrogen = MolecularHamiltonians.hydrogen();
        VqeSettings settings = settings(new TwoLocal(1), OptimizationMethod.ADAM, 40, 40);
        for (long seed = 0; seed < 10; seed++) {
            VqeSettings loose = new VqeSettings(
                    settings.ansatz(), settings.method(), 40, 1e-3, seed, Mapper.PARITY, settings.shots());

            assertThat(run(hydrogen, loose, new byte[0]).ending()).isEqualTo(Ending.ITERATION_LIMIT);
        }
    }

    @Test
    void refuses_what_noise_leads_astray() {
        assertThatThrownBy(() -> settings(new FactorisedCoupledCluster(), OptimizationMethod.L_BFGS, 5, 100))
                .hasMessage(
                        "L_BFGS searches along lines for differences that are lost in the noise of shots; with shots"
                                + " take SPSA, ADAM, COBYLA, NELDER_MEAD or ROTOSOLVE");
        assertThatThrownBy(() -> settings(new Jastrow(1, true), OptimizationMethod.ADAM, 5, 100))
                .hasMessageContaining("no sums of a few measured energies");
        assertThatThrownBy(() -> settings(new ExactCoupledCluster(), OptimizationMethod.SPSA, 5, 100))
                .hasMessageContaining("has no circuit to take shots of");
        assertThatThrownBy(() -> settings(new Adaptive(OperatorPool.QUBIT, 1e-3), OptimizationMethod.SPSA, 5, 100))
                .hasMessageContaining("ADAPT chooses operators by derivatives");
        assertThatThrownBy(() -> settings(new FactorisedCoupledCluster(), OptimizationMethod.SPSA, 5, 0))
                .hasMessage("expected at least 1 shot, got 0");
    }

    @Test
    void says_what_shots_take_of_memory() {
        VqeSettings measured = settings(new FactorisedCoupledCluster(), OptimizationMethod.SPSA, 5, 1_000);
        VqeSettings exact = new VqeSettings(new FactorisedCoupledCluster(), OptimizationMethod.SPSA, 5, 1e-6, 42);

        assertThat(Vqe.bytes(measured, 8, 4, 4) - Vqe.bytes(exact, 8, 4, 4)).isBetween(32L << 16, 128L << 16);
        assertThatThrownBy(() -> Vqe.bytes(measured, 16, 1, 1)).isInstanceOf(ArithmeticException.class);
    }

    private static VqeSettings settings(AnsatzChoice ansatz, OptimizationMethod method, int iterations, int shots) {
        return new VqeSettings(ansatz, method, iterations, 1e-6, 42, Mapper.JORDAN_WIGNER, OptionalInt.of(shots));
    }

    private VqeResult run(ActiveSpaceHamiltonian hamiltonian, VqeSettings settings, byte[] checkpoint) {
        heard.clear();
        checkpoints.clear();
        return new Vqe(hamiltonian, settings, control).run(checkpoint, this::hear);
    }

    private void hear(Iteration iteration, Supplier<byte[]> checkpoint) {
        heard.add(iteration);
        checkpoints.add(checkpoint);
    }
}
