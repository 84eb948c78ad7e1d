package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.CCSD;
import static dev.groundstate.engine.calculation.Methods.FCI;
import static dev.groundstate.engine.calculation.Methods.HARTREE_FOCK;
import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.PYSCF_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static dev.groundstate.engine.molecule.Geometries.water;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.basis.RoundedBasisSets;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.FreeControl;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Energies that other programs publish or print, from the molecule to the result. STO-3G and 6-31G with the digits of those
 * programs; a tolerance above 1e-8 is that of how far the other program had converged, or of its digits.
 */
@Tag("science")
class FurtherReferenceEnergiesTest {

    private static final ActiveSpaceChoice ALL = new AllElectrons();
    private static final BasisLibrary ROUNDED = RoundedBasisSets.library();
    private static final BasisLibrary SHIPPED = BasisLibrary.shipped();

    /** Psi4 1.3.2, conventional integrals, energies to 1e-9; the last but one and the last are of its own tests. */
    static List<Arguments> psi4() {
        String ethene =
                "C 0 0 .6695 C 0 0 -.6695 H 0 .9289 1.2321 H 0 .9289 -1.2321 H 0 -.9289 1.2321 H 0 -.9289 -1.2321";
        return List.of(
                Arguments.of(ROUNDED, "sto-3g", CCSD, -3.2356770775, 1e-8, chain(1.0, "HHHHHH".split(""))),
                Arguments.of(ROUNDED, "sto-3g", CCSD, -4.2427160059, 1e-8, chain(0.8, "HHHHHHHH".split(""))),
                Arguments.of(ROUNDED, "sto-3g", CCSD, -7.8823138203, 1e-8, chain(1.6, "Li", "H")),
                Arguments.of(ROUNDED, "sto-3g", CCSD, -15.5947832048, 1e-8, chain(1.3264, "H", "Be", "H")),
                Arguments.of(SHIPPED, "cc-pvdz", CCSD, -78.3499001617, 1e-8, ethene),
                Arguments.of(ROUNDED, "6-31g", FCI, -76.1209171847, 1e-8, water(0.9584, 104.45)),
                Arguments.of(SHIPPED, "6-31g**", HARTREE_FOCK, -76.0219978763, 1e-6, water(0.97, 103)),
                Arguments.of(SHIPPED, "6-31g**", CCSD, -76.230988855678, 1e-6, water(0.97, 103)));
    }

    @ParameterizedTest
    @MethodSource
    void psi4(
            BasisLibrary library, String basis, CalculationMethod method, double expected, double within, String text) {
        assertThat(energy(library, basis, method, ALL, molecule(PSI4_BOHR_ANGSTROM, 0, text)))
                .isCloseTo(expected, within(within));
    }

    /** NWQ-Sim's example Hamiltonians, a notebook of TenCirChem, one of ffsim, a test of block2: all made by PySCF. */
    static List<Arguments> pyscf() {
        String nitrogen = chain(1.0, "N", "N");
        return List.of(
                Arguments.of(ROUNDED, "sto-3g", FCI, ALL, -2.82434165191321, 1e-8, chain(2.2, "HHHHHH".split(""))),
                Arguments.of(ROUNDED, "sto-3g", FCI, ALL, -7.78949878539877, 1e-8, chain(3.4, "Li", "H")),
                Arguments.of(
                        ROUNDED,
                        "sto-3g",
                        FCI,
                        new Window(2, 2),
                        -4.163053957292,
                        2e-8,
                        chain(0.8, "HHHHHHHH".split(""))),
                Arguments.of(SHIPPED, "sto-6g", HARTREE_FOCK, ALL, -108.464957764796, 1e-6, nitrogen),
                Arguments.of(SHIPPED, "sto-6g", FCI, new Window(6, 6), -108.566842251942, 1e-6, nitrogen),
                Arguments.of(SHIPPED, "sto-6g", CCSD, new Window(6, 6), -108.5658290955832, 1e-6, nitrogen),
                Arguments.of(ROUNDED, "sto-3g", FCI, ALL, -107.654122447525, 1e-7, chain(1.1, "N", "N")));
    }

    @ParameterizedTest
    @MethodSource
    void pyscf(
            BasisLibrary library,
            String basis,
            CalculationMethod method,
            ActiveSpaceChoice space,
            double expected,
            double within,
            String text) {
        assertThat(energy(library, basis, method, space, molecule(PYSCF_BOHR_ANGSTROM, 0, text)))
                .isCloseTo(expected, within(within));
    }

    /** Psi4's own test fci-h2o, in bohr; 1.7 million determinants. */
    @Test
    void full_configuration_interaction_of_water_has_the_energy_of_the_literature() {
        String text = "O 0 0 -.0742719254 H 0 1.4949589982 -1.0728640373 H 0 -1.4949589982 -1.0728640373";
        assertThat(energy(ROUNDED, "6-31g", FCI, ALL, molecule(1, 0, text))).isCloseTo(-76.1210978474779, within(2e-8));
    }

    /** PySCF 2.14, eigenvalues of the whole matrix; a chain in which no determinant prevails. */
    @Test
    void no_state_of_a_stretched_chain_is_missed() {
        CalculationResult result = new Calculation(ROUNDED, 1L << 30)
                .run(
                        new CalculationInput(
                                new QuantumSystem.MoleculeInBasis(
                                        molecule(PYSCF_BOHR_ANGSTROM, 0, chain(2.2, "HHHHHH".split(""))), "sto-3g"),
                                new CalculationMethod.FullConfigurationInteraction(4),
                                ALL,
                                200,
                                1e-10,
                                42),
                        new byte[0],
                        new FreeControl(1),
                        (iteration, checkpoint) -> {});
        double[] expected = {-2.8243416519132, -2.8182090619535, -2.8110077651104, -2.8081566033461};
        for (int k = 0; k < expected.length; k++) {
            assertThat(result.states().get(k).totalEnergy()).isCloseTo(expected[k], within(1e-8));
        }
    }

    private static double energy(
            BasisLibrary library, String basis, CalculationMethod method, ActiveSpaceChoice space, Molecule molecule) {
        CalculationResult result = new Calculation(library, 4L << 30)
                .run(
                        new CalculationInput(
                                new QuantumSystem.MoleculeInBasis(molecule, basis), method, space, 200, 1e-10, 42),
                        new byte[0],
                        new FreeControl(2),
                        (iteration, checkpoint) -> {});
        assertThat(result.converged()).isTrue();
        return result.totalEnergy();
    }
}
