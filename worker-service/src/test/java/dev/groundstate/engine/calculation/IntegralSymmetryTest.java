package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.FCI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.Fcidump;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.FreeControl;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The symmetries that a written FCIDUMP names are those of its integrals. */
class IntegralSymmetryTest {

    private final FreeControl control = new FreeControl();

    /** In STO-3G; one molecule of each group, an open shell among them. */
    @ParameterizedTest
    @CsvSource({
        "D2h, 1, 1, 1 1 1 1 2 3 5 5 5 6 7, H 0 0 0 F 0 0 .95 F 0 0 -.95, -1",
        "C2v, 2, 3, 1 1 1 1 2 3 3, C 0 0 0 H 0 .982 .47 H 0 -.982 .47, 0",
        "C2v, 1, 1, 1 1 1 1 2 3 3, O 0 0 0 H 0 .757 .587 H 0 -.757 .587, 0",
        "C2h, 1, 1, 1 1 1 1 1 2 3 3 3 3 3 4, N 0 0 .62 N 0 0 -.62 H 0 .98 .9 H 0 -.98 -.9, 0",
        "D2, 1, 1, 1 2 3 4, H .5 .6 .8 H -.5 -.6 .8 H .5 -.6 -.8 H -.5 .6 -.8, 0",
        "Ci, 1, 1, 1 1 1 2 2 2, H .2 .7 .9 H -.2 -.7 -.9 H 1 -.4 .5 H -1 .4 -.5 H 1.3 .8 -.2 H -1.3 -.8 .2, 0",
        "C2, 1, 1, 1 1 2 2, H .3 .7 .9 H -.3 -.7 .9 H .8 -.2 -.1 H -.8 .2 -.1, 0",
        "Cs, 1, 1, 1 1 1 1 1 1 1 1 1 2 2, H .95 .1 0 O 0 0 0 F -.3 1.4 0, 0"
    })
    void symmetries_of_a_written_hamiltonian_are_those_of_its_integrals(
            String group, int state, int multiplicity, String sorted, String geometry, int charge) {
        Molecule closed = Geometries.molecule(Atom.BOHR_ANGSTROM, charge, geometry);
        Molecule molecule = new Molecule(closed.atoms(), charge, multiplicity);
        CalculationResult result = run(new QuantumSystem.MoleculeInBasis(molecule, "sto-3g"));
        Fcidump written = result.integrals(control).orElseThrow();
        assertThat(written.orbitalSymmetries().stream().sorted().map(String::valueOf))
                .as(group)
                .containsExactly(sorted.split(" ", -1));
        assertThat(written.wavefunctionSymmetry()).isEqualTo(state);

        Fcidump read = Fcidump.parse(written.text(control), control);

        assertThat(read.orbitalSymmetries()).isEqualTo(written.orbitalSymmetries());
        assertForbiddenIntegralsAreZero(read);
        assertThat(run(new QuantumSystem.GivenOrbitals(read)).totalEnergy())
                .isCloseTo(result.totalEnergy(), within(1e-10));
    }

    private static void assertForbiddenIntegralsAreZero(Fcidump read) {
        ActiveSpaceHamiltonian hamiltonian = read.hamiltonian();
        TwoElectronIntegrals two = hamiltonian.twoElectron();
        List<Integer> symmetries = read.orbitalSymmetries();
        int[] factors = symmetries.stream().mapToInt(number -> number - 1).toArray();
        int n = hamiltonian.spatialOrbitals();
        int forbidden = 0;
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                if (factors[p] != factors[q]) {
                    assertThat(hamiltonian.oneElectron().get(p, q)).isZero();
                }
                for (int r = 0; r < n; r++) {
                    for (int s = 0; s < n; s++) {
                        if ((factors[p] ^ factors[q] ^ factors[r] ^ factors[s]) != 0) {
                            assertThat(two.get(p, q, r, s)).isZero();
                            forbidden++;
                        }
                    }
                }
            }
        }
        long kinds = Arrays.stream(factors).distinct().count();
        assertThat((double) forbidden).isGreaterThan(0.2 * n * n * n * n * (kinds > 1 ? 1 : 0));
    }

    private CalculationResult run(QuantumSystem system) {
        CalculationInput input = new CalculationInput(system, FCI, new AllElectrons(), 100, 1e-9, 1);
        return new Calculation(1L << 30).run(input, new byte[0], control, (iteration, checkpoint) -> {});
    }
}
