package dev.groundstate.engine.vqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("science")
class VqeTest {

    private final List<Iteration> heard = new ArrayList<>();
    private final List<Supplier<byte[]>> checkpoints = new ArrayList<>();

    /** Full configuration interaction of Szabo and Ostlund, section 4.1: −1.1167 − 0.0206, of four-digit integrals. */
    @Test
    void two_electrons_in_two_orbitals_are_exact() {
        VqeResult result = run(SampleHamiltonians.hydrogenMolecule(), settings(20, 1e-8), new byte[0]);

        double delta = 2 * (0.6703 + 0.5782) + 0.6746 + 0.6975 - 4 * 0.6636 + 2 * 0.1813;
        double correlation = delta / 2 - Math.sqrt(delta * delta / 4 + 0.1813 * 0.1813);
        double hartreeFock = 2 * -1.2528 + 0.6746 + 1 / 1.4;
        assertThat(result.totalEnergy()).isCloseTo(hartreeFock + correlation, within(1e-4));
        assertThat(result.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(result.residual()).isLessThan(1e-5);
        assertThat(result.determinants()).isEqualTo(4);
    }

    @Test
    void iterations_are_numbered_without_gaps_and_never_rise() {
        VqeResult result = run(SampleHamiltonians.hubbardChain(6, 1, 3), settings(100, 1e-8), new byte[0]);

        assertThat(result.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(heard).hasSize(result.iterations());
        for (int k = 0; k < heard.size(); k++) {
            assertThat(heard.get(k).number()).isEqualTo(k + 1);
            if (k > 0) {
                assertThat(heard.get(k).totalEnergy())
                        .isLessThanOrEqualTo(heard.get(k - 1).totalEnergy() + 1e-12);
                assertThat(heard.get(k).evaluations())
                        .isGreaterThan(heard.get(k - 1).evaluations());
            }
        }
        assertThat(result.totalEnergy()).isEqualTo(heard.getLast().totalEnergy());
        assertThat(result.residual()).isEqualTo(heard.getLast().residual());
        assertThat(result.particleNumber()).isCloseTo(6, within(1e-12));
    }

    @Test
    void goes_on_from_any_checkpoint_bit_for_bit() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(6, 3, 2, 5);
        VqeSettings settings = settings(30, 1e-12);
        VqeResult whole = run(hamiltonian, settings, new byte[0]);
        List<Iteration> all = List.copyOf(heard);
        byte[] tenth = checkpoints.get(9).get();
        heard.clear();

        VqeResult rest = run(hamiltonian, settings, tenth);

        assertThat(heard).isEqualTo(all.subList(10, all.size()));
        assertThat(rest.parameters()).isEqualTo(whole.parameters());
        assertThat(rest.totalEnergy()).isEqualTo(whole.totalEnergy());
        assertThat(rest.evaluations()).isEqualTo(whole.evaluations());
    }

    @Test
    void a_finished_run_has_nothing_left_to_do() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hydrogenMolecule();
        VqeResult whole = run(hamiltonian, settings(20, 1e-8), new byte[0]);
        byte[] last = checkpoints.getLast().get();
        heard.clear();

        VqeResult again = run(hamiltonian, settings(20, 1e-8), last);

        assertThat(heard).isEmpty();
        assertThat(again.totalEnergy()).isEqualTo(whole.totalEnergy());
        assertThat(again.ending()).isEqualTo(Ending.CONVERGED);
    }

    @Test
    void the_tightest_threshold_is_met_in_double_precision() {
        VqeResult result = run(SampleHamiltonians.random(5, 2, 2, 6), settings(500, 1e-12), new byte[0]);

        assertThat(result.ending()).isEqualTo(Ending.CONVERGED);
    }

    @Test
    void stops_at_the_limit_and_says_so() {
        VqeResult result = run(SampleHamiltonians.hubbardChain(6, 1, 3), settings(2, 1e-8), new byte[0]);

        assertThat(result.iterations()).isEqualTo(2);
        assertThat(result.ending()).isEqualTo(Ending.ITERATION_LIMIT);
    }

    @Test
    void a_stop_leaves_the_last_checkpoint_standing() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hubbardChain(6, 1, 3);
        VqeSettings settings = settings(100, 1e-8);
        VqeResult whole = run(hamiltonian, settings, new byte[0]);
        checkpoints.clear();
        RunControl stopping = new RunControl() {
            @Override
            public void check() {
                if (checkpoints.size() == 4) {
                    throw new RunStoppedException();
                }
            }

            @Override
            public void enter(Phase phase) {}
        };

        assertThatThrownBy(() -> new Vqe(hamiltonian, settings, stopping).run(new byte[0], this::hear))
                .isInstanceOf(RunStoppedException.class);
        VqeResult rest = run(hamiltonian, settings, checkpoints.getLast().get());

        assertThat(rest.totalEnergy()).isEqualTo(whole.totalEnergy());
        assertThat(rest.iterations()).isEqualTo(whole.iterations());
    }

    @Test
    void refuses_settings_that_stop_before_the_first_step_or_never() {
        assertThatThrownBy(() -> settings(0, 1)).hasMessage("expected at least 1 iteration, got 0");
        assertThatThrownBy(() -> settings(1, 0)).hasMessage("expected a positive energy threshold, got 0.0");
    }

    private static VqeSettings settings(int maxIterations, double threshold) {
        return new VqeSettings(
                new AnsatzChoice.FactorisedCoupledCluster(), OptimizationMethod.L_BFGS, maxIterations, threshold, 42);
    }

    private VqeResult run(ActiveSpaceHamiltonian hamiltonian, VqeSettings settings, byte[] checkpoint) {
        return new Vqe(hamiltonian, settings, new FreeControl()).run(checkpoint, this::hear);
    }

    private void hear(Iteration iteration, Supplier<byte[]> checkpoint) {
        heard.add(iteration);
        checkpoints.add(checkpoint);
    }
}
