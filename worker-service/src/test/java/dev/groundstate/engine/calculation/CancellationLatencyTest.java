package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class CancellationLatencyTest {

    /** What {@link RunControl} promises, in time of this thread's processor: a busy machine takes no part in it. */
    private static final long LONGEST_NANOSECONDS = 100_000_000;

    private static final long ENOUGH_NANOSECONDS = 3_000_000_000L;

    /** N2 in 6-31G, spaces of 627,264 and of 627,264 determinants with few and with many electrons. */
    @ParameterizedTest
    @CsvSource({"VQE,10,12", "FCI,10,12", "VQE,14,12", "FCI,14,12"})
    void no_two_checks_are_further_apart_than_promised(CalculationMethod method, int electrons, int orbitals) {
        StopWatch watch = new StopWatch();
        CalculationInput input = new CalculationInput(
                molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.09, "N", "N")),
                "6-31g",
                method,
                OptimizationMethod.L_BFGS,
                new Window(electrons, orbitals),
                1000,
                1e-10,
                1);

        try {
            new Calculation(1L << 30).run(input, new byte[0], watch, (iteration, checkpoint) -> {});
        } catch (RunStoppedException enough) {
            assertThat(watch.elapsed()).isGreaterThan(ENOUGH_NANOSECONDS);
        }

        assertThat(watch.longest)
                .allSatisfy((phase, nanoseconds) ->
                        assertThat(nanoseconds).as("%s", phase).isLessThan(LONGEST_NANOSECONDS));
        assertThat(watch.longest).containsKey(method == CalculationMethod.VQE ? Phase.OPTIMIZING : Phase.DIAGONALISING);
    }

    /** Notes the longest time between two checks of each phase, and stops what takes long. */
    private static final class StopWatch implements RunControl {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final Map<Phase, Long> longest = new EnumMap<>(Phase.class);
        private final long start = THREADS.getCurrentThreadCpuTime();
        private long last = start;
        private Phase phase = Phase.INTEGRALS;

        @Override
        public void check() {
            long now = THREADS.getCurrentThreadCpuTime();
            longest.merge(phase, now - last, Math::max);
            last = now;
            if (now - start > ENOUGH_NANOSECONDS) {
                throw new RunStoppedException();
            }
        }

        long elapsed() {
            return last - start;
        }

        @Override
        public void enter(Phase entered) {
            phase = entered;
        }
    }
}
