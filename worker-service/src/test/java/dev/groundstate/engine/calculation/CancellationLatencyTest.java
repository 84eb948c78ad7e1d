package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.FCI;
import static dev.groundstate.engine.calculation.Methods.VQE;
import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.run.CheckWatch;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunStoppedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large spaces, started and stopped; {@link LargestCalculationsTest} has the largest molecule and other methods. */
@Tag("science")
class CancellationLatencyTest {

    /** What {@link dev.groundstate.engine.run.RunControl} promises. */
    private static final long LONGEST_NANOSECONDS = 100_000_000;

    /** N2 in 6-31G, spaces of 19,079,424 and of 627,264 determinants with few and with many electrons. */
    @ParameterizedTest
    @CsvSource({"true,10,16,1.5", "false,10,16,1.5", "true,14,12,1", "false,14,12,1"})
    void no_two_checks_are_further_apart_than_promised(
            boolean variational, int electrons, int orbitals, double seconds) {
        Phase solving = variational ? Phase.OPTIMIZING : Phase.DIAGONALISING;
        CheckWatch watch = new CheckWatch(solving, seconds, () -> {});
        CalculationInput input = new CalculationInput(
                new QuantumSystem.MoleculeInBasis(molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.09, "N", "N")), "6-31g"),
                variational ? VQE : FCI,
                new Window(electrons, orbitals),
                1000,
                1e-10,
                1);

        try {
            new Calculation(3L << 30).run(input, new byte[0], watch, (iteration, checkpoint) -> {});
        } catch (RunStoppedException enough) {
            assertThat(watch.longest()).containsKey(solving);
        }

        assertThat(watch.longest()).containsKeys(Phase.INTEGRALS, Phase.SCF, Phase.TRANSFORMING, solving);
        assertThat(watch.longest())
                .allSatisfy((phase, nanoseconds) ->
                        assertThat(nanoseconds).as("%s", phase).isLessThan(LONGEST_NANOSECONDS));
    }
}
