package dev.groundstate.engine.scf;

import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.PYSCF_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.benzene;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.methane;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static dev.groundstate.engine.molecule.Geometries.water;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.basis.RoundedBasisSets;
import dev.groundstate.engine.molecule.Molecule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Restricted Hartree-Fock against other programs, which print eight to twelve decimals, with their digits of the basis. */
@Tag("science")
class ReferenceEnergiesTest {

    private static final String AMMONIA = "N 0 0 0 H 0 -.9377 -.3816 H .8121 .4689 -.3816 H -.8121 .4689 -.3816";
    private static final String ETHENE =
            "C 0 0 .6695 C 0 0 -.6695 H 0 .9289 1.2321 H 0 -.9289 1.2321" + " H 0 .9289 -1.2321 H 0 -.9289 -1.2321";
    private static final String WATER_OF_ANCHORS = "O 0 0 .117790 H 0 .755453 -.471161 H 0 -.755453 -.471161";
    private static final String WATER_OF_PYSCF_TEST = "O 0 0 0 H 0 .757 .587 H 0 -.757 .587";
    private static final String WATER_IN_BOHR =
            "O 0 0 -.0742719254 H 0 1.4949589982 -1.0728640373 H 0 -1.4949589982 -1.0728640373";
    private static final String TRIHYDROGEN = "H 0 0 0 H .9 0 0 H .45 " + 0.45 * Math.sqrt(3) + " 0";

    private static final BasisLibrary ROUNDED = RoundedBasisSets.library();

    private static final BasisLibrary SHIPPED = BasisLibrary.shipped();

    /** Psi4 1.3.2, conventional integrals, energy converged to 1e-11. */
    static Stream<Arguments> psi4() {
        return Stream.of(
                psi4("sto-3g", -1.1167061372, chain(0.741, "H", "H")),
                psi4("6-31g", -1.1267403412, chain(0.741, "H", "H")),
                psi4("sto-3g", -2.1213867560, chain(0.8, "H", "H", "H", "H")),
                psi4("sto-3g", -1.8291374120, chain(1.5, "H", "H", "H", "H")),
                psi4("sto-3g", -3.1346122559, chain(0.8, "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", -3.1355322138, chain(1.0, "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", -2.5064402760, chain(1.8, "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", -4.1496185342, chain(0.8, "H", "H", "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", -4.1743698102, chain(1.0, "H", "H", "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", -7.8625677856, chain(1.45, "Li", "H")),
                psi4("sto-3g", -7.8618647698, chain(1.6, "Li", "H")),
                psi4("6-31g", -7.9793215650, chain(1.6, "Li", "H")),
                psi4("sto-3g", -15.5603123428, chain(1.3264, "H", "Be", "H")),
                psi4("sto-3g", -15.5040855164, chain(1.6, "H", "Be", "H")),
                psi4("sto-3g", -74.9631198617, water(0.9584, 104.45)),
                psi4("6-31g", -75.9839533261, water(0.9584, 104.45)),
                psi4("sto-3g", -55.4540871349, AMMONIA),
                psi4("sto-3g", -39.7267000354, methane(0.629312)),
                psi4("sto-3g", -107.4935314254, chain(1.09, "N", "N")),
                psi4("6-31g", -108.8680024681, chain(1.09, "N", "N")),
                psi4("6-31g", -108.8352365712, chain(1.0, "N", "N")),
                psi4("sto-3g", -77.0720877976, ETHENE),
                psi4("sto-3g", -227.8910064818, benzene(1.39, 2.48)),
                psi4("sto-3g", -74.96314678, WATER_OF_ANCHORS),
                psi4("6-31g", -75.98383112, WATER_OF_ANCHORS),
                psi4("6-31g", -230.62325106, benzene(1.3965, 2.4835)));
    }

    /** PySCF 2.14; the last row is its own test {@code scf/test/test_h2o.py}. */
    static Stream<Arguments> pyscf() {
        return Stream.of(
                pyscf("sto-3g", 0, -1.11675931, chain(0.74, "H", "H")),
                pyscf("sto-3g", 0, -1.11699900, chain(0.735, "H", "H")),
                pyscf("6-31g", 0, -1.12675532, chain(0.74, "H", "H")),
                pyscf("sto-3g", 1, -2.84138249, chain(0.772, "He", "H")),
                pyscf("sto-3g", 1, -1.24233051, TRIHYDROGEN),
                pyscf("sto-3g", 0, -2.09854594, chain(1.0, "H", "H", "H", "H")),
                pyscf("sto-3g", 0, -7.86186477, chain(1.6, "Li", "H")),
                pyscf("sto-3g", 0, -15.56009838, chain(1.33, "H", "Be", "H")),
                pyscf("sto-3g", 0, -74.96292825, water(0.9572, 104.52)),
                pyscf("6-31g", 0, -75.98394849812, WATER_OF_PYSCF_TEST),
                pyscf("sto-3g", 0, -1.116706137236, chain(0.741, "H", "H")),
                pyscf("sto-3g", 0, -4.149618533808, chain(0.8, "H", "H", "H", "H", "H", "H", "H", "H")));
    }

    @ParameterizedTest
    @MethodSource
    void psi4(String basis, double expected, Molecule molecule) {
        assertThat(energy(basis, molecule)).isCloseTo(expected, within(1e-8));
    }

    @ParameterizedTest
    @MethodSource
    void pyscf(String basis, double expected, Molecule molecule) {
        assertThat(energy(basis, molecule)).isCloseTo(expected, within(1e-8));
    }

    /** Psi4, {@code tests/fci-h2o/input.dat}: a geometry in bohr. */
    @Test
    void water_in_bohr_has_the_energy_of_the_psi4_test() {
        Molecule water = molecule(1, 0, WATER_IN_BOHR);
        assertThat(water.nuclearRepulsionEnergy()).isCloseTo(9.2342185209120, within(1e-9));
        assertThat(energy("6-31g", water)).isCloseTo(-75.985323665263, within(1e-8));
    }

    /** Psi4 1.3.2 with Cartesian d functions: nothing in the integrals stops at p. */
    @Test
    void cartesian_d_functions_give_the_energy_of_psi4() {
        Molecule water = molecule(PSI4_BOHR_ANGSTROM, 0, water(0.9584, 104.45));
        assertThat(energy("6-31g*", water)).isCloseTo(-76.0104769352, within(1e-8));
    }

    /**
     * PySCF 2.14 with the numbers of the Basis Set Exchange 0.12, converged to 1e-13; geometries in bohr, so that no constant
     * enters. The tolerance is what its own screening leaves.
     */
    static Stream<Arguments> shipped() {
        return Stream.of(
                Arguments.of("sto-3g", -2.8077839566, 0, "He 0 0 0"),
                Arguments.of("6-31g", -2.8551604262, 0, "He 0 0 0"),
                Arguments.of("sto-3g", -126.6045250887, 0, "Ne 0 0 0"),
                Arguments.of("6-31g", -128.4738768707, 0, "Ne 0 0 0"),
                Arguments.of("sto-3g", -521.2228808035, 0, "Ar 0 0 0"),
                Arguments.of("6-31g", -526.7721510921, 0, "Ar 0 0 0"),
                Arguments.of("sto-3g", -98.5711779636, 0, "F 0 0 0 H 0 0 1.74"),
                Arguments.of("6-31g", -99.9834254966, 0, "F 0 0 0 H 0 0 1.74"),
                Arguments.of("sto-3g", -24.7526429525, 0, "B 0 0 0 H 0 0 2.34"),
                Arguments.of("6-31g", -25.1089596159, 0, "B 0 0 0 H 0 0 2.34"),
                Arguments.of("sto-3g", -105.3627981319, 0, "Li 0 0 0 F 0 0 2.95"),
                Arguments.of("6-31g", -106.9208723796, 0, "Li 0 0 0 F 0 0 2.95"),
                Arguments.of("sto-3g", -614.5242198609, 0, "Na 0 0 0 Cl 0 0 4.46"),
                Arguments.of("6-31g", -621.3908605177, 0, "Na 0 0 0 Cl 0 0 4.46"),
                Arguments.of("sto-3g", -270.7707076288, 0, "Mg 0 0 0 O 0 0 3.3"),
                Arguments.of("6-31g", -274.3024899465, 0, "Mg 0 0 0 O 0 0 3.3"),
                Arguments.of("sto-3g", -239.4960126800, 0, "Al 0 0 0 H 0 0 3.11"),
                Arguments.of("6-31g", -242.4263141831, 0, "Al 0 0 0 H 0 0 3.11"),
                Arguments.of(
                        "sto-3g",
                        -287.9130087409,
                        0,
                        "Si 0 0 0 H 1.6 1.6 1.6 H -1.6 -1.6 1.6 H -1.6 1.6 -1.6 H 1.6 -1.6 -1.6"),
                Arguments.of(
                        "6-31g",
                        -291.1730002112,
                        0,
                        "Si 0 0 0 H 1.6 1.6 1.6 H -1.6 -1.6 1.6 H -1.6 1.6 -1.6 H 1.6 -1.6 -1.6"),
                Arguments.of("sto-3g", -390.5926110966, 0, "P 0 0 0 N 0 0 2.8"),
                Arguments.of("6-31g", -395.0408229730, 0, "P 0 0 0 N 0 0 2.8"),
                Arguments.of("sto-3g", -394.3115497698, 0, "S 0 0 0 H 0 1.82 1.75 H 0 -1.82 1.75"),
                Arguments.of("6-31g", -398.6267203355, 0, "S 0 0 0 H 0 1.82 1.75 H 0 -1.82 1.75"),
                Arguments.of("sto-3g", -15.5604997131, 0, "Be 0 0 0 H 0 0 2.5 H 0 0 -2.5"),
                Arguments.of("6-31g", -15.7592922167, 0, "Be 0 0 0 H 0 0 2.5 H 0 0 -2.5"),
                Arguments.of("sto-3g", -111.2244679212, 0, "C 0 0 0 O 0 0 2.13"),
                Arguments.of("6-31g", -112.6671916154, 0, "C 0 0 0 O 0 0 2.13"),
                Arguments.of(
                        "sto-3g",
                        -55.8676985483,
                        1,
                        "N 0 0 0 H 1.12 1.12 1.12 H -1.12 -1.12 1.12 H -1.12 1.12 -1.12 H 1.12 -1.12 -1.12"),
                Arguments.of(
                        "6-31g",
                        -56.5157710808,
                        1,
                        "N 0 0 0 H 1.12 1.12 1.12 H -1.12 -1.12 1.12 H -1.12 1.12 -1.12 H 1.12 -1.12 -1.12"),
                Arguments.of("sto-3g", -74.0537218645, -1, "O 0 0 0 H 0.3 0.5 1.7"),
                Arguments.of("6-31g", -75.3110203276, -1, "O 0 0 0 H 0.3 0.5 1.7"));
    }

    @ParameterizedTest
    @MethodSource
    void shipped(String basis, double expected, int charge, String geometry) {
        Molecule molecule = molecule(1, charge, geometry);
        double energy = Fields.solve(molecule, SHIPPED.basis(basis, molecule)).totalEnergy();
        assertThat(energy).isCloseTo(expected, within(2e-9));
    }

    private static double energy(String basis, Molecule molecule) {
        return Fields.solve(molecule, ROUNDED.basis(basis, molecule)).totalEnergy();
    }

    private static Arguments psi4(String basis, double energy, String geometry) {
        return Arguments.of(basis, energy, molecule(PSI4_BOHR_ANGSTROM, 0, geometry));
    }

    private static Arguments pyscf(String basis, int charge, double energy, String geometry) {
        return Arguments.of(basis, energy, molecule(PYSCF_BOHR_ANGSTROM, charge, geometry));
    }
}
