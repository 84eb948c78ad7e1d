package dev.groundstate.engine.jastrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.coupledcluster.Amplitudes;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleFactorisationTest {

    private static final FreeControl CONTROL = new FreeControl();

    /** An orbital between the occupied and the empty ones takes no part. */
    @ParameterizedTest
    @CsvSource({"2,2,4", "2,3,6", "1,1,2"})
    void all_factors_together_are_the_amplitudes(int occupied, int virtual, int orbitals) {
        Amplitudes amplitudes = amplitudes(occupied, virtual);
        InteractingPairs pairs = InteractingPairs.all(orbitals);
        List<JastrowFactor> factors = DoubleFactorisation.of(amplitudes, orbitals, 2 * occupied * virtual + 1, pairs);

        int size = occupied * virtual;
        for (int kind = 0; kind < 2; kind++) {
            ComplexTable sum = new ComplexTable(size * size);
            for (JastrowFactor factor : factors) {
                new PairDensities(factor, orbitals, pairs, occupied, virtual)
                        .addReconstruction(kind, sum, new WorkCounter(CONTROL));
            }
            for (int k = 0; k < size * size; k++) {
                int ia = k / size;
                int jb = k % size;
                double expected = amplitudes.pair(ia / virtual, jb / virtual, ia % virtual, jb % virtual);
                assertThat(sum.re()[k]).isCloseTo(expected, within(1e-14));
                assertThat(sum.im()[k]).isCloseTo(0, within(1e-14));
            }
        }
        assertThat(factors.getLast().angles()).containsOnly(0);
    }

    @Test
    void nothing_to_excite_gives_factors_that_do_nothing() {
        List<JastrowFactor> factors = DoubleFactorisation.of(
                new Amplitudes(0, 3, new double[0], new double[0]), 3, 2, InteractingPairs.nearestNeighbours(3));

        assertThat(factors).hasSize(2);
        assertThat(factors.getFirst().angles()).containsOnly(0).hasSize(5);
        assertThat(factors.getFirst().rotation().re()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void a_fit_has_the_gradient_of_central_differences() {
        Amplitudes amplitudes = amplitudes(2, 2);
        InteractingPairs pairs = InteractingPairs.nearestNeighbours(5);
        FactorFit fit = new FactorFit(amplitudes, 5, pairs, DoubleFactorisation.of(amplitudes, 5, 2, pairs));
        double[] x = new SplittableRandom(4).doubles(fit.size(), -0.5, 0.5).toArray();
        double[] gradient = new double[x.length];

        fit.valueAndGradient(x, gradient, CONTROL);

        for (int k = 0; k < x.length; k++) {
            double[] shifted = x.clone();
            shifted[k] = x[k] + 1e-4;
            double above = fit.value(shifted, CONTROL);
            shifted[k] = x[k] - 1e-4;
            double below = fit.value(shifted, CONTROL);
            assertThat(gradient[k]).as("variable %s", k).isCloseTo((above - below) / 2e-4, within(1e-7));
        }
    }

    @Test
    void a_fit_is_nearer_to_the_amplitudes_than_what_a_truncation_leaves() {
        Amplitudes amplitudes = amplitudes(2, 3);
        InteractingPairs pairs = InteractingPairs.nearestNeighbours(5);
        List<JastrowFactor> truncated = DoubleFactorisation.of(amplitudes, 5, 3, pairs);
        List<JastrowFactor> fitted = FactorFit.of(amplitudes, 5, pairs, truncated, 7, CONTROL);

        assertThat(left(amplitudes, pairs, fitted)).isLessThan(0.5 * left(amplitudes, pairs, truncated));
    }

    private static double left(Amplitudes amplitudes, InteractingPairs pairs, List<JastrowFactor> factors) {
        FactorFit fit = new FactorFit(amplitudes, 5, pairs, factors);
        double[] x = new double[fit.size()];
        int next = 0;
        for (JastrowFactor factor : factors) {
            next += 25;
            System.arraycopy(factor.angles(), 0, x, next, pairs.count());
            next += pairs.count();
        }
        return fit.value(x, CONTROL);
    }

    private static Amplitudes amplitudes(int o, int v) {
        SplittableRandom random = new SplittableRandom(o + 10L * v);
        int size = o * v;
        double[] doubles = new double[size * size];
        for (int ia = 0; ia < size; ia++) {
            for (int jb = 0; jb <= ia; jb++) {
                double t = random.nextDouble(-0.3, 0.3);
                doubles[((ia / v * o + jb / v) * v + ia % v) * v + jb % v] = t;
                doubles[((jb / v * o + ia / v) * v + jb % v) * v + ia % v] = t;
            }
        }
        return new Amplitudes(o, v, new double[size], doubles);
    }
}
