package dev.groundstate.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.FreeControl;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final int SHOTS = 100_000;

    private final FreeControl control = new FreeControl();
    private final StateVector state = new StateVector(5);

    SamplerTest() {
        new CircuitSimulator(SampleCircuits.circuit(5, 60, 1, 3)).prepare(new double[] {0.4}, state, control);
    }

    /** Five standard deviations of a binomial distribution. */
    @Test
    void frequencies_are_probabilities() {
        BitstringCounts counts = Sampler.sample(state, SHOTS, 7, control);

        assertThat(counts.shots()).isEqualTo(SHOTS);
        assertThat(counts.bitstrings()).isSorted().doesNotHaveDuplicates();
        for (int k = 0; k < counts.counts().length; k++) {
            double p = state.probability(counts.bitstrings()[k]);
            assertThat(p).isPositive();
            assertThat((double) counts.counts()[k])
                    .isCloseTo(SHOTS * p, within(5 * Math.sqrt(SHOTS * p * (1 - p)) + 1));
        }
    }

    @Test
    void the_same_seed_gives_the_same_bitstrings() {
        BitstringCounts once = Sampler.sample(state, 1000, 7, control);
        BitstringCounts again = Sampler.sample(state, 1000, 7, control);
        BitstringCounts other = Sampler.sample(state, 1000, 8, control);

        assertThat(again.bitstrings()).containsExactly(once.bitstrings());
        assertThat(again.counts()).containsExactly(once.counts());
        assertThat(other.counts()).isNotEqualTo(once.counts());
    }

    @Test
    void never_measures_what_cannot_be() {
        StateVector basis = new StateVector(3);
        basis.re()[0] = 0;
        basis.im()[5] = 1 - 1e-15;

        BitstringCounts counts = Sampler.sample(basis, 1000, 1, control);

        assertThat(counts.bitstrings()).containsExactly(5);
        assertThat(counts.counts()).containsExactly(1000);
        assertThat(Sampler.sample(basis, 0, 1, control).bitstrings()).isEmpty();
        assertThatThrownBy(() -> Sampler.sample(basis, -1, 1, control)).hasMessage("expected shots from 0, got -1");
    }

    /** The mean lies within five of its standard errors, which fall with the root of the shots. */
    @Test
    void a_measured_energy_knows_how_wrong_it_is() {
        PauliSum sum = SampleCircuits.sum(5, 25, 4);
        EnergyMeasurement measurement = new EnergyMeasurement(sum, control);
        double exact = new PauliSumOperator(sum).expectation(state, control);

        MeasuredEnergy few = measurement.measure(state, 4_000, 1, control);
        MeasuredEnergy many = measurement.measure(state, 400_000, 2, control);

        assertThat(measurement.settings()).isBetween(2, 25);
        assertThat(few.energy()).isCloseTo(exact, within(5 * few.standardError()));
        assertThat(many.energy()).isCloseTo(exact, within(5 * many.standardError()));
        assertThat(few.standardError() / many.standardError()).isCloseTo(10, within(1.0));
        assertThat(many.shots()).isEqualTo(400_000);
    }

    /** |0…0⟩ is an eigenstate of every string of Z. */
    @Test
    void an_eigenstate_is_measured_without_error() {
        PauliSum sum = new PauliSum(
                2,
                new PauliString[] {PauliString.IDENTITY, new PauliString(0, 1), new PauliString(0, 3)},
                new double[] {0.5, 0.25, -2});

        MeasuredEnergy measured = new EnergyMeasurement(sum, control).measure(new StateVector(2), 10, 1, control);

        assertThat(measured).isEqualTo(new MeasuredEnergy(-1.25, 0, 10));
        assertThatThrownBy(() -> new EnergyMeasurement(sum, control).measure(new StateVector(2), 1, 1, control))
                .hasMessage("expected at least 2 shots for each of 1 settings, got 1");
    }
}
