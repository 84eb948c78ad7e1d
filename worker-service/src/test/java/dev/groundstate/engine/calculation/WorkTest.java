package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.benzene;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static dev.groundstate.engine.molecule.Geometries.water;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What fixed calculations cost, counted and not timed, so that no noise hides that one costs more.
 *
 * <p>Work is counted in stretches of {@link dev.groundstate.engine.run.WorkCounter}, a hundred thousand multiply-adds each:
 * those of the integrals, of the self-consistent field, and of what solves the method's equations. Evaluations are cycles,
 * products with the Hamiltonian or energies with their gradient. A row that costs less than before is written down anew with
 * the numbers that the failing test prints; one that costs more needs a reason in its commit.
 */
@Tag("science")
class WorkTest {

    /** Part by which work may differ before a row has to be looked at. */
    private static final double TOLERATED = 0.1;

    /** Few stretches differ by how work is cut. */
    private static final long FEW = 3;

    /** Counts of one calculation. */
    private record Cost(int iterations, int evaluations, long integrals, long field, long solving) {}

    static List<Arguments> costs() {
        Molecule water = molecule(PSI4_BOHR_ANGSTROM, 0, water(0.96, 104.5));
        Molecule nitrogen = molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.09, "N", "N"));
        return List.of(
                of("water", water, "cc-pvdz", Methods.HARTREE_FOCK, new AllElectrons(), 11, 12, 485, 216, 0),
                of("water", water, "cc-pvtz", Methods.HARTREE_FOCK, new AllElectrons(), 12, 13, 1866, 1786, 0),
                of(
                        "benzene",
                        molecule(1, 0, benzene(2.64, 4.69)),
                        "6-31g",
                        Methods.HARTREE_FOCK,
                        new AllElectrons(),
                        10,
                        11,
                        3958,
                        3554,
                        0),
                of("N2", nitrogen, "cc-pvdz", Methods.CCSD, new AllElectrons(), 13, 13, 480, 259, 4186),
                of("N2", nitrogen, "6-31g", Methods.FCI, new Window(10, 10), 12, 12, 152, 174, 1817),
                of("water", water, "sto-3g", Methods.FCI, new AllElectrons(), 5, 5, 63, 140, 8),
                of(
                        "LiH",
                        molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.6, "Li", "H")),
                        "sto-3g",
                        Methods.VQE,
                        new AllElectrons(),
                        8,
                        9,
                        40,
                        139,
                        73),
                of("water", water, "sto-3g", Methods.VQE, new AllElectrons(), 7, 8, 63, 140, 113),
                of("N2", nitrogen, "sto-3g", Methods.VQE, new AllElectrons(), 9, 10, 69, 134, 724),
                of(
                        "H6",
                        molecule(PSI4_BOHR_ANGSTROM, 0, chain(0.8, "HHHHHH".split(""))),
                        "sto-3g",
                        Methods.VQE,
                        new AllElectrons(),
                        8,
                        9,
                        119,
                        143,
                        127),
                of(
                        "H8",
                        molecule(PSI4_BOHR_ANGSTROM, 0, chain(0.8, "HHHHHHHH".split(""))),
                        "sto-3g",
                        Methods.VQE,
                        new AllElectrons(),
                        9,
                        10,
                        205,
                        174,
                        640));
    }

    private static Arguments of(
            String name,
            Molecule molecule,
            String basis,
            CalculationMethod method,
            ActiveSpaceChoice space,
            int iterations,
            int evaluations,
            long integrals,
            long field,
            long solving) {
        return Arguments.of(
                name + " " + basis + " " + method.abbreviation(),
                new CalculationInput(new QuantumSystem.MoleculeInBasis(molecule, basis), method, space, 200, 1e-8, 1),
                new Cost(iterations, evaluations, integrals, field, solving));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("costs")
    void costs_what_it_did_and_no_more(String name, CalculationInput input, Cost expected) {
        Counter counter = new Counter();
        CalculationResult result =
                new Calculation(1L << 30).run(input, new byte[0], counter, (iteration, checkpoint) -> {});
        Cost cost = new Cost(
                result.iterations(),
                result.evaluations(),
                counter.of(Phase.INTEGRALS),
                counter.of(Phase.SCF),
                counter.of(Phase.DIAGONALISING) + counter.of(Phase.OPTIMIZING) + counter.of(Phase.AMPLITUDES));

        assertThat(result.converged()).isTrue();
        assertThat(cost.iterations()).as("%s", cost).isLessThanOrEqualTo(expected.iterations());
        assertThat(cost.evaluations()).as("%s", cost).isLessThanOrEqualTo(expected.evaluations());
        requireAsMuch(cost, cost.integrals(), expected.integrals());
        requireAsMuch(cost, cost.field(), expected.field());
        requireAsMuch(cost, cost.solving(), expected.solving());
    }

    private static void requireAsMuch(Cost cost, long counted, long expected) {
        assertThat(counted)
                .as("%s", cost)
                .isBetween((long) (expected * (1 - TOLERATED)) - FEW, (long) (expected * (1 + TOLERATED)) + FEW);
    }

    /** Counts the checks of each phase. */
    private static final class Counter implements RunControl {
        private final Map<Phase, Long> checks = new EnumMap<>(Phase.class);
        private Phase phase = Phase.INTEGRALS;

        @Override
        public void check() {
            checks.merge(phase, 1L, Long::sum);
        }

        @Override
        public void enter(Phase entered) {
            phase = entered;
        }

        long of(Phase asked) {
            return checks.getOrDefault(asked, 0L);
        }
    }
}
