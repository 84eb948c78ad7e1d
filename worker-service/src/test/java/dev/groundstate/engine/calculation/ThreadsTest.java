package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Iteration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the integrals to the answer, the number of threads changes no bit; spaces are large enough for more than one. */
@Tag("science")
class ThreadsTest {

    static List<Arguments> methods() {
        return List.of(
                Arguments.of(Methods.HARTREE_FOCK, new AllElectrons()),
                Arguments.of(Methods.UNRESTRICTED_HARTREE_FOCK, new AllElectrons()),
                Arguments.of(Methods.MP2, new AllElectrons()),
                Arguments.of(Methods.CCSD, new AllElectrons()),
                Arguments.of(Methods.FCI, new Window(8, 10)),
                Arguments.of(Methods.VQE, new Window(6, 8)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void the_bits_of_every_iteration_are_those_of_one_thread(CalculationMethod method, ActiveSpaceChoice space) {
        List<Iteration> alone = new ArrayList<>();
        CalculationResult expected = run(method, space, 1, alone);

        for (int threads = 2; threads <= 3; threads++) {
            List<Iteration> together = new ArrayList<>();
            CalculationResult result = run(method, space, threads, together);
            assertThat(together).isEqualTo(alone);
            assertThat(result.totalEnergy()).isEqualTo(expected.totalEnergy());
            assertThat(result.groundState()).isEqualTo(expected.groundState());
        }
    }

    /** What fits with one thread is computed with one; what has room for others takes them. */
    @Test
    void there_are_no_more_threads_than_memory_for_them() {
        CalculationInput input = input(Methods.FCI, new Window(8, 10), 2);
        long need = new Calculation(1L << 30).need(input).peakBytes();

        assertThat(new Calculation(need).affordableThreads(input, 8)).isEqualTo(1);
        assertThat(new Calculation(need + (4L << 20)).affordableThreads(input, 8))
                .isBetween(2, 7);
        assertThat(new Calculation(1L << 30).affordableThreads(input, 8)).isEqualTo(8);
    }

    private static CalculationResult run(
            CalculationMethod method, ActiveSpaceChoice space, int threads, List<Iteration> heard) {
        return new Calculation(1L << 30)
                .run(
                        input(method, space, 4),
                        new byte[0],
                        new FreeControl(threads),
                        (iteration, checkpoint) -> heard.add(iteration));
    }

    private static CalculationInput input(CalculationMethod method, ActiveSpaceChoice space, int iterations) {
        return new CalculationInput(
                new QuantumSystem.MoleculeInBasis(molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.2, "N", "N")), "6-31g*"),
                method,
                space,
                iterations,
                1e-6,
                1);
    }
}
