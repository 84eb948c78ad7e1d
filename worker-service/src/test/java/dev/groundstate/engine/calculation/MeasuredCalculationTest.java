package dev.groundstate.engine.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.Fcidump;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.vqe.ShotStatistics;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MeasuredCalculationTest {

    private final Calculation calculation = new Calculation(1L << 28);
    private final FreeControl control = new FreeControl();

    @Test
    void says_how_well_an_energy_is_known() {
        CalculationResult result = run(OptimizationMethod.SPSA, 1_000);

        ShotStatistics shots = result.shots().orElseThrow();
        assertThat(shots.shots()).isEqualTo(1_000);
        assertThat(shots.standardError()).isPositive();
        assertThat(result.totalEnergy()).isCloseTo(shots.exactEnergy(), within(6 * shots.standardError()));
        assertThat(result.converged()).isFalse();
        assertThat(shots.mostFrequent().getFirst().bitstring()).hasSize(4);
    }

    @Test
    void takes_two_shots_of_a_setting_at_least() {
        ShotStatistics shots = run(OptimizationMethod.COBYLA, 1).shots().orElseThrow();

        assertThat(shots.settings()).isGreaterThan(1);
        assertThat(shots.shots()).isEqualTo(2 * shots.settings());
    }

    @Test
    void refuses_what_noise_leads_astray_before_anything_is_computed() {
        assertThatThrownBy(() -> calculation.requireFits(input(OptimizationMethod.L_BFGS, 1_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with shots take SPSA");
    }

    private CalculationResult run(OptimizationMethod optimizer, int shots) {
        return calculation.run(input(optimizer, shots), new byte[0], control, (iteration, state) -> {});
    }

    private static CalculationInput input(OptimizationMethod optimizer, int shots) {
        return new CalculationInput(
                new QuantumSystem.GivenOrbitals(Fcidump.of(SampleHamiltonians.hydrogenMolecule())),
                new CalculationMethod.Variational(
                        new AnsatzChoice.FactorisedCoupledCluster(),
                        optimizer,
                        Mapper.JORDAN_WIGNER,
                        OptionalInt.of(shots)),
                new ActiveSpaceChoice.AllElectrons(),
                OrbitalChoice.CANONICAL,
                5,
                1e-6,
                42);
    }
}
