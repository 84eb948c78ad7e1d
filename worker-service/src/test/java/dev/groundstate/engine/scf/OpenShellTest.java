package dev.groundstate.engine.scf;

import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.PYSCF_BOHR_ANGSTROM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.basis.RoundedBasisSets;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.FreeControl;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("science")
class OpenShellTest {

    private static final BasisLibrary SHIPPED = BasisLibrary.shipped();

    /** PySCF 2.14, stable solutions, converged to 1e-13; geometries in bohr. Its digits of the older sets move 2e-7. */
    static Stream<Arguments> pyscf() {
        return Stream.of(
                Arguments.of("sto-3g", 0, 2, "H 0 0 0", -0.4665818496, 0.75000000, -0.4665818496),
                Arguments.of("6-31g", 0, 2, "H 0 0 0", -0.4982329107, 0.75000000, -0.4982329107),
                Arguments.of("cc-pvdz", 0, 2, "H 0 0 0", -0.4992784034, 0.75000000, -0.4992784034),
                Arguments.of("sto-3g", 0, 2, "Li 0 0 0", -7.3155259813, 0.75000000, -7.3155259813),
                Arguments.of("6-31g", 0, 2, "Li 0 0 0", -7.4312358111, 0.75000068, -7.4312349900),
                Arguments.of("cc-pvdz", 0, 2, "Li 0 0 0", -7.4324205276, 0.75000054, -7.4324198797),
                Arguments.of("sto-3g", 0, 4, "N 0 0 0", -53.7190101626, 3.75000000, -53.7190101626),
                Arguments.of("6-31g", 0, 4, "N 0 0 0", -54.3850077120, 3.75459425, -54.3820511375),
                Arguments.of("cc-pvdz", 0, 4, "N 0 0 0", -54.3911145622, 3.75403064, -54.3884142370),
                Arguments.of("sto-3g", 1, 2, "Be 0 0 0", -14.0978427824, 0.75000000, -14.0978427824),
                Arguments.of("6-31g", 1, 2, "Be 0 0 0", -14.2754106929, 0.75000138, -14.2754073045),
                Arguments.of("cc-pvdz", 1, 2, "Be 0 0 0", -14.2754441323, 0.75000090, -14.2754419384),
                Arguments.of("sto-3g", 0, 2, "O 0 0 0 H 0 0 1.83", -74.3624968189, 0.75322954, -74.3613919452),
                Arguments.of("6-31g", 0, 2, "O 0 0 0 H 0 0 1.83", -75.3631752557, 0.75374156, -75.3618555216),
                Arguments.of("cc-pvdz", 0, 2, "O 0 0 0 H 0 0 1.83", -75.3938749693, 0.75458343, -75.3900412381),
                Arguments.of("sto-3g", 0, 3, "N 0 0 0 H 0 0 1.96", -54.2619796172, 2.01185028, -54.2576211042),
                Arguments.of("6-31g", 0, 3, "N 0 0 0 H 0 0 1.96", -54.9429238411, 2.01320538, -54.9383499943),
                Arguments.of("cc-pvdz", 0, 3, "N 0 0 0 H 0 0 1.96", -54.9665239932, 2.01381528, -54.9595659792),
                Arguments.of("6-31g", 0, 2, "N 0 0 0 O 0 0 2.18", -129.1741374847, 0.88039492, -129.1684837606),
                Arguments.of("cc-pvdz", 0, 2, "N 0 0 0 O 0 0 2.18", -129.2600243121, 0.80259587, -129.2532045308),
                Arguments.of(
                        "sto-3g",
                        0,
                        2,
                        "C 0 0 0 H 2.04 0 0 H -1.02 1.7666918 0 H -1.02 -1.7666918 0",
                        -39.0767058402,
                        0.76526132,
                        -39.0721252285),
                Arguments.of(
                        "6-31g",
                        0,
                        2,
                        "C 0 0 0 H 2.04 0 0 H -1.02 1.7666918 0 H -1.02 -1.7666918 0",
                        -39.5465306141,
                        0.76196338,
                        -39.5433388817),
                Arguments.of(
                        "cc-pvdz",
                        0,
                        2,
                        "C 0 0 0 H 2.04 0 0 H -1.02 1.7666918 0 H -1.02 -1.7666918 0",
                        -39.5638111433,
                        0.76122989,
                        -39.5596389233),
                Arguments.of(
                        "sto-3g",
                        0,
                        3,
                        "C 0 0 0 H 0 1.86 0.8 H 0 -1.86 0.8",
                        -38.4348350383,
                        2.01844969,
                        -38.4293297276),
                Arguments.of(
                        "6-31g",
                        0,
                        3,
                        "C 0 0 0 H 0 1.86 0.8 H 0 -1.86 0.8",
                        -38.9116574129,
                        2.01689331,
                        -38.9070171208),
                Arguments.of(
                        "cc-pvdz",
                        0,
                        3,
                        "C 0 0 0 H 0 1.86 0.8 H 0 -1.86 0.8",
                        -38.9266669535,
                        2.01550635,
                        -38.9213919814),
                Arguments.of(
                        "sto-3g",
                        0,
                        2,
                        "N 0 0 0 H 0 1.52 1.2 H 0 -1.52 1.2",
                        -54.8370198284,
                        0.75724885,
                        -54.8345896855),
                Arguments.of(
                        "6-31g",
                        0,
                        2,
                        "N 0 0 0 H 0 1.52 1.2 H 0 -1.52 1.2",
                        -55.5323025417,
                        0.75686604,
                        -55.5302061573),
                Arguments.of(
                        "cc-pvdz",
                        0,
                        2,
                        "N 0 0 0 H 0 1.52 1.2 H 0 -1.52 1.2",
                        -55.5670751711,
                        0.75784623,
                        -55.5628244193),
                Arguments.of(
                        "sto-3g",
                        1,
                        2,
                        "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9",
                        -74.6549261519,
                        0.75512913,
                        -74.6529180051),
                Arguments.of(
                        "6-31g",
                        1,
                        2,
                        "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9",
                        -75.5804221979,
                        0.75520652,
                        -75.5783032843),
                Arguments.of(
                        "cc-pvdz",
                        1,
                        2,
                        "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9",
                        -75.6316157326,
                        0.75602853,
                        -75.6271071157),
                Arguments.of("sto-3g", -1, 2, "O 0 0 0 O 0 0 2.5", -147.3836772694, 0.75074579, -147.3833073602),
                Arguments.of("6-31g", -1, 2, "O 0 0 0 O 0 0 2.5", -149.5227280105, 0.76390778, -149.5156861234),
                Arguments.of("cc-pvdz", -1, 2, "O 0 0 0 O 0 0 2.5", -149.5718973983, 0.76456648, -149.5631179437),
                Arguments.of("6-31g", 0, 2, "C 0 0 0 N 0 0 2.2", -92.1620445990, 1.23224268, -92.1403781076),
                Arguments.of("cc-pvdz", 0, 2, "C 0 0 0 N 0 0 2.2", -92.2130351576, 1.12034658, -92.1971407146),
                Arguments.of("sto-3g", 0, 3, "H 0 0 0 H 0 0 1.4", -0.5318075705, 2.00000000, -0.5318075705),
                Arguments.of("6-31g", 0, 3, "H 0 0 0 H 0 0 1.4", -0.7559669869, 2.00000000, -0.7559669869),
                Arguments.of("cc-pvdz", 0, 3, "H 0 0 0 H 0 0 1.4", -0.7667703902, 2.00000000, -0.7667703902),
                Arguments.of("sto-3g", 0, 2, "Na 0 0 0", -159.6684248015, 0.75034799, -159.6682113911),
                Arguments.of("6-31g", 0, 2, "Na 0 0 0", -161.8414250922, 0.75004965, -161.8413920465),
                Arguments.of("cc-pvdz", 0, 2, "Na 0 0 0", -161.8530566935, 0.75004510, -161.8530266435),
                Arguments.of("sto-3g", 0, 2, "Cl 0 0 0", -454.5421925083, 0.75000000, -454.5421925083),
                Arguments.of("6-31g", 0, 2, "Cl 0 0 0", -459.4429394162, 0.75055190, -459.4427716690),
                Arguments.of("cc-pvdz", 0, 2, "Cl 0 0 0", -459.4711434860, 0.75566671, -459.4671805869),
                Arguments.of("sto-3g", 0, 4, "H 0 0 0 H 0 0 2 H 0 1.5 1", -0.9527624703, 3.75000000, -0.9527624703),
                Arguments.of("6-31g", 0, 4, "H 0 0 0 H 0 0 2 H 0 1.5 1", -1.1677173521, 3.75000000, -1.1677173521),
                Arguments.of("cc-pvdz", 0, 4, "H 0 0 0 H 0 0 2 H 0 1.5 1", -1.1858876843, 3.75000000, -1.1858876843));
    }

    @ParameterizedTest
    @MethodSource
    void pyscf(
            String basis,
            int charge,
            int multiplicity,
            String geometry,
            double unrestricted,
            double spinSquared,
            double restricted) {
        Molecule molecule = molecule(1, charge, multiplicity, geometry);
        double tolerance = basis.equals("cc-pvdz") ? 5e-9 : 3e-7;
        ScfResult own = Fields.solve(molecule, SHIPPED.basis(basis, molecule), HartreeFockType.UNRESTRICTED);
        assertThat(own.totalEnergy()).isCloseTo(unrestricted, within(tolerance));
        assertThat(own.spinSquared()).isCloseTo(spinSquared, within(1e-5));
        ScfResult shared = Fields.solve(molecule, SHIPPED.basis(basis, molecule), HartreeFockType.RESTRICTED_OPEN);
        assertThat(shared.totalEnergy()).isCloseTo(restricted, within(tolerance));
        double spin = 0.5 * (multiplicity - 1);
        assertThat(shared.spinSquared()).isEqualTo(spin * (spin + 1));
        assertThat(shared.orbitals().occupied()).isEqualTo(molecule.betaElectrons());
        assertThat(own.betaOrbitals().occupied()).isEqualTo(molecule.betaElectrons());
    }

    /** Psi4, {@code tests/scf5}; that of shared orbitals has the symmetry of the molecule and is no minimum. */
    @Test
    void triplet_oxygen_has_the_energies_of_the_psi4_test() {
        Molecule oxygen = molecule(PSI4_BOHR_ANGSTROM, 0, 3, "O 0 0 0 O 0 0 1.2");
        assertThat(Fields.solve(oxygen, SHIPPED.basis("cc-pvtz", oxygen), HartreeFockType.UNRESTRICTED)
                        .totalEnergy())
                .isCloseTo(-149.67638747904215, within(2e-8));
        ScfResult symmetric = HartreeFock.solve(
                AtomicOrbitalIntegrals.compute(oxygen, SHIPPED.basis("cc-pvtz", oxygen), Fields.UNSTOPPED),
                HartreeFockType.RESTRICTED_OPEN,
                9,
                7,
                ScfSettings.standard().with(StabilityCheck.REPORTED),
                Fields.UNSTOPPED,
                (iteration, checkpoint) -> {});
        assertThat(symmetric.totalEnergy()).isCloseTo(-149.65398720314511, within(2e-8));
        assertThat(symmetric.stability())
                .extracting(Stability::internallyStable)
                .isEqualTo(false);
    }

    /** PySCF, {@code scf/test/test_h2o.py}. */
    @Test
    void the_cation_of_water_has_the_energy_of_the_pyscf_test() {
        Molecule cation = molecule(PYSCF_BOHR_ANGSTROM, 1, 2, "O 0 0 0 H 0 .757 .587 H 0 -.757 .587");
        assertThat(Fields.solve(
                                cation,
                                RoundedBasisSets.library().basis("6-31g", cation),
                                HartreeFockType.RESTRICTED_OPEN)
                        .totalEnergy())
                .isCloseTo(-75.578396379589748, within(1e-8));
    }

    @Test
    void every_type_of_a_closed_shell_has_the_same_orbitals() {
        Molecule water = molecule(1, 0, 1, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9");
        ScfResult closed = Fields.solve(water, SHIPPED.basis("6-31g", water), HartreeFockType.RESTRICTED);
        assertThat(closed.spinSquared()).isZero();
        for (HartreeFockType type : HartreeFockType.values()) {
            ScfResult result = Fields.solve(water, SHIPPED.basis("6-31g", water), type);
            assertThat(result.type()).isEqualTo(type);
            assertThat(result.totalEnergy()).isCloseTo(closed.totalEnergy(), within(1e-10));
            assertThat(result.betaOrbitals().orbitalEnergies())
                    .containsExactly(closed.orbitals().orbitalEnergies(), within(1e-7));
        }
    }

    @Test
    void the_bits_do_not_depend_on_the_number_of_threads() {
        Molecule radical = molecule(1, 0, 2, "N 0 0 0 H 0 1.52 1.2 H 0 -1.52 1.2");
        AtomicOrbitalIntegrals integrals =
                AtomicOrbitalIntegrals.compute(radical, SHIPPED.basis("cc-pvtz", radical), Fields.UNSTOPPED);
        double[] first = solve(integrals, 1).orbitals().coefficients();
        assertThat(solve(integrals, 3).orbitals().coefficients()).containsExactly(first);
    }

    @Test
    void electrons_that_the_type_cannot_hold_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shells(HartreeFockType.RESTRICTED, 2, 1))
                .withMessageContaining("got 2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shells(HartreeFockType.UNRESTRICTED, 1, 2))
                .withMessageContaining("got 1 and 2");
    }

    private static ScfResult solve(AtomicOrbitalIntegrals integrals, int threads) {
        return HartreeFock.solve(
                integrals,
                HartreeFockType.UNRESTRICTED,
                5,
                4,
                ScfSettings.standard(),
                new FreeControl(threads),
                (iteration, checkpoint) -> {});
    }

    private static Molecule molecule(double bohrAngstrom, int charge, int multiplicity, String geometry) {
        return new Molecule(Geometries.molecule(bohrAngstrom, charge, geometry).atoms(), charge, multiplicity);
    }
}
