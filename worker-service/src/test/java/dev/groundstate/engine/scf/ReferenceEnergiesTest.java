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

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.basis.RoundedBasisSets;
import dev.groundstate.engine.integral.MultipoleIntegrals;
import dev.groundstate.engine.integral.OneElectronIntegrals;
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

    /** Psi4 1.3.2 again, in sets whose digits are the same everywhere, up to its f functions. */
    static Stream<Arguments> psi4WithSharedDigits() {
        return Stream.of(
                psi4("cc-pvdz", -1.1287110109, chain(0.741, "H", "H")),
                psi4("cc-pvdz", -76.0267414245, water(0.9584, 104.45)),
                psi4("cc-pvdz", -108.9549946702, chain(1.09, "N", "N")),
                psi4("cc-pvdz", -108.9298383860, chain(1.0, "N", "N")),
                psi4("cc-pvdz", -108.95412801, chain(1.0977, "N", "N")),
                psi4("cc-pvdz", -78.0397166933, ETHENE),
                psi4("cc-pvdz", -230.7220822541, benzene(1.39, 2.48)));
    }

    @ParameterizedTest
    @MethodSource
    void psi4WithSharedDigits(String basis, double expected, Molecule molecule) {
        assertThat(Fields.solve(molecule, SHIPPED.basis(basis, molecule)).totalEnergy())
                .isCloseTo(expected, within(1e-8));
    }

    /** Psi4, {@code tests/fci-h2o/input.dat}: a geometry in bohr. */
    @Test
    void water_in_bohr_has_the_energy_of_the_psi4_test() {
        Molecule water = molecule(1, 0, WATER_IN_BOHR);
        assertThat(water.nuclearRepulsionEnergy()).isCloseTo(9.2342185209120, within(1e-9));
        assertThat(energy("6-31g", water)).isCloseTo(-75.985323665263, within(1e-8));
    }

    /** Psi4 1.3.2; its test {@code cc1} has 6-31G**, whose digits differ from the shipped ones by what 1e-7 allows. */
    @Test
    void cartesian_d_functions_give_the_energy_of_psi4() {
        Molecule water = molecule(PSI4_BOHR_ANGSTROM, 0, water(0.9584, 104.45));
        assertThat(energy("6-31g*", water)).isCloseTo(-76.0104769352, within(1e-8));
        Molecule benzene = molecule(PSI4_BOHR_ANGSTROM, 0, benzene(1.39, 2.48));
        assertThat(energy("6-31g*", benzene)).isCloseTo(-230.7021637075, within(1e-8));
        Molecule wide = molecule(PSI4_BOHR_ANGSTROM, 0, water(0.97, 103));
        assertThat(Fields.solve(wide, SHIPPED.basis("6-31g**", wide)).totalEnergy())
                .isCloseTo(-76.0219978763, within(1e-7));
    }

    /** PySCF 2.14: five d functions where the set was made for six. */
    @Test
    void the_form_of_the_functions_is_the_callers_choice() {
        Molecule water = molecule(1, 0, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9");
        assertThat(Fields.solve(water, SHIPPED.basis("6-31g**", water, AngularForm.SPHERICAL))
                        .totalEnergy())
                .isCloseTo(-76.0227997450, within(2e-9));
        assertThat(Fields.solve(water, SHIPPED.basis("cc-pvdz", water, AngularForm.CARTESIAN))
                        .totalEnergy())
                .isCloseTo(-76.0272311720, within(2e-9));
    }

    /** PySCF 2.14, {@code dip_moment} of the same water; bohr times elementary charge. */
    @Test
    void the_dipole_moment_of_water_is_that_of_pyscf() {
        Molecule water = molecule(1, 0, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9");
        Basis basis = SHIPPED.basis("cc-pvdz", water);
        MolecularOrbitals orbitals = Fields.solve(water, basis).orbitals();
        OneElectronIntegrals z = MultipoleIntegrals.compute(basis, new double[3], Fields.UNSTOPPED)
                .dipole()
                .get(2);
        double[] c = orbitals.coefficients();
        int size = orbitals.size();
        double dipole = 8 * 0.2 - 2 * 0.9;
        for (int i = 0; i < 5; i++) {
            for (int p = 0; p < basis.functions(); p++) {
                for (int q = 0; q < basis.functions(); q++) {
                    dipole -= 2 * c[p * size + i] * c[q * size + i] * z.get(p, q);
                }
            }
        }
        assertThat(dipole).isCloseTo(-0.805973034, within(1e-7));
    }

    /**
     * PySCF 2.14 with the numbers of the Basis Set Exchange 0.12, converged to 1e-13; geometries in bohr, so that no constant
     * enters; six d functions in 6-31G*, five elsewhere. The tolerance is what its own screening leaves.
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
                Arguments.of("6-31g", -75.3110203276, -1, "O 0 0 0 H 0.3 0.5 1.7"),
                Arguments.of("sto-6g", -108.5450036870, 0, "N 0 0 0 N 0 0 2.1"),
                Arguments.of("sto-6g", -696.0948959108, 0, "K 0 0 0 F 0 0 4.1"),
                Arguments.of("6-31g*", -112.7373985978, 0, "C 0 0 0 O 0 0 2.13"),
                Arguments.of("6-31g*", -621.3994463285, 0, "Na 0 0 0 Cl 0 0 4.46"),
                Arguments.of("6-31g*", -1852.2082702531, 0, "Zn 0 0 0 O 0 0 3.2"),
                Arguments.of("6-31g*", -2572.6843994486, 0, "H 0 0 0 Br 0 0 2.67"),
                Arguments.of("6-31g**", -76.0233104332, 0, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9"),
                Arguments.of("6-31g**", -106.9342131826, 0, "Li 0 0 0 F 0 0 2.95"),
                Arguments.of(
                        "6-31g**",
                        -2077.3878408659,
                        0,
                        "Ge 0 0 0 H 1.66 1.66 1.66 H -1.66 -1.66 1.66 H -1.66 1.66 -1.66 H 1.66 -1.66 -1.66"),
                Arguments.of("cc-pvdz", -7.9837733633, 0, "Li 0 0 0 H 0.4 0.2 3.0"),
                Arguments.of("cc-pvdz", -261.3277556007, 0, "Na 0 0 0 F 0 0 3.64"),
                Arguments.of("cc-pvdz", -274.3411168714, 0, "Mg 0 0 0 O 0 0 3.3"),
                Arguments.of("cc-pvdz", -460.0894474054, 0, "H 0 0 0 Cl 0 0 2.41"),
                Arguments.of("cc-pvdz", -2572.9702428327, 0, "H 0 0 0 Br 0 0 2.67"),
                Arguments.of("cc-pvdz", -677.1033377355, 1, "Ca 0 0 0 H 0 0 3.8"),
                Arguments.of("cc-pvdz", -2751.9748718144, 0, "Kr 0 0 0"),
                Arguments.of("cc-pvtz", -108.9839043214, 0, "N 0 0 0 N 0 0 2.07"),
                Arguments.of("cc-pvtz", -112.7804791239, 0, "C 0 0 0 O 0 0 2.13"),
                Arguments.of("cc-pvtz", -76.0573376233, 0, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9"),
                Arguments.of("cc-pvtz", -100.0584489306, 0, "H 0 0 0 F 0.3 0.5 1.6"),
                Arguments.of("cc-pvtz", -526.8131338001, 0, "Ar 0 0 0"),
                Arguments.of("cc-pvtz", -242.4618136739, 0, "Al 0 0 0 H 0 0 3.11"),
                Arguments.of("cc-pvtz", -149.5905972371, 0, "O 0 0 0 O 0 0 2.267671349478"),
                Arguments.of("def2-svp", -75.9611325637, 0, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9"),
                Arguments.of("def2-svp", -621.2223518705, 0, "Na 0 0 0 Cl 0 0 4.46"),
                Arguments.of("def2-svp", -2235.6508543097, 0, "As 0 0 0 H 0 2.4 1.6 H 2.08 -1.2 1.6 H -2.08 -1.2 1.6"),
                Arguments.of("def2-svp", -1639.2370506270, 0, "Cu 0 0 0 H 0 0 2.8"),
                Arguments.of("sto-3g", -2374.6895888393, 0, "Se 0 0 0 H 0 1.98 1.75 H 0 -1.98 1.75"),
                Arguments.of("6-31g", -1923.4661539476, 0, "Ga 0 0 0 H 0 0 3.15"));
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
