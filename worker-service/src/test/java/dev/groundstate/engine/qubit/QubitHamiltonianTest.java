package dev.groundstate.engine.qubit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("science")
class QubitHamiltonianTest {

    /** The nuclear repulsion of H2 at 0.735 Å, which the published operators leave out. */
    private static final double REPULSION = 0.71996899444897966;

    /** A few hundred terms, each rounded to 1e-16, and rounded integrals below 1e-12 left out. */
    private static final double ROUNDING = 1e-10;

    private final FreeControl control = new FreeControl();

    /**
     * H2/STO-3G at 0.735 Å, as in the tests of Qiskit Fermions ({@code test_jordan_wigner}), alpha modes first; integrals of
     * PySCF with fewer digits of the basis set: 1e-7.
     */
    @Test
    void jordan_wigner_gives_the_published_operator_of_hydrogen() {
        PauliSum sum = QubitHamiltonian.of(MolecularHamiltonians.hydrogen(), Mapper.JORDAN_WIGNER, control)
                .operator();

        assertThat(sum.terms()).isEqualTo(15);
        assertCoefficient(sum, "IIII", -0.8105479805373266 + REPULSION);
        assertCoefficient(sum, "IIIZ", 0.17218393261915543);
        assertCoefficient(sum, "IZII", 0.17218393261915543);
        assertCoefficient(sum, "IIZI", -0.22575349222402474);
        assertCoefficient(sum, "ZIII", -0.22575349222402474);
        assertCoefficient(sum, "IIZZ", 0.12091263261776633);
        assertCoefficient(sum, "ZZII", 0.12091263261776633);
        assertCoefficient(sum, "IZIZ", 0.16892753870087912);
        assertCoefficient(sum, "ZIIZ", 0.16614543256382416);
        assertCoefficient(sum, "IZZI", 0.16614543256382416);
        assertCoefficient(sum, "ZIZI", 0.17464343068300453);
        assertCoefficient(sum, "XXXX", 0.04523279994605783);
        assertCoefficient(sum, "XXYY", 0.04523279994605783);
        assertCoefficient(sum, "YYXX", 0.04523279994605783);
        assertCoefficient(sum, "YYYY", 0.04523279994605783);
    }

    /** The same molecule in the two qubits that the tests of Qiskit use throughout. */
    @Test
    void parity_leaves_two_qubits_of_hydrogen() {
        PauliSum sum = QubitHamiltonian.of(MolecularHamiltonians.hydrogen(), Mapper.PARITY, control)
                .operator();

        assertThat(sum.qubits()).isEqualTo(2);
        assertThat(sum.terms()).isEqualTo(5);
        assertCoefficient(sum, "II", -1.052373245772859 + REPULSION);
        assertCoefficient(sum, "IZ", 0.39793742484318045);
        assertCoefficient(sum, "ZI", -0.39793742484318045);
        assertCoefficient(sum, "ZZ", -0.01128010425623538);
        assertCoefficient(sum, "XX", 0.18093119978423156);
    }

    private static void assertCoefficient(PauliSum sum, String label, double expected) {
        long x = 0;
        long z = 0;
        for (int q = 0; q < sum.qubits(); q++) {
            char letter = label.charAt(sum.qubits() - 1 - q);
            x |= (letter == 'X' || letter == 'Y' ? 1L : 0) << q;
            z |= (letter == 'Z' || letter == 'Y' ? 1L : 0) << q;
        }
        assertThat(sum.coefficient(new PauliString(x, z))).as(label).isCloseTo(expected, within(1e-7));
    }

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void has_the_exact_ground_state_of_its_electrons(Mapper mapper) {
        for (ActiveSpaceHamiltonian hamiltonian : new ActiveSpaceHamiltonian[] {
            MolecularHamiltonians.hydrogen(),
            MolecularHamiltonians.hydrogenChain(),
            MolecularHamiltonians.lithiumHydride(3),
            MolecularHamiltonians.lithiumHydride(4)
        }) {
            PauliSum sum = QubitHamiltonian.of(hamiltonian, mapper, control).operator();

            assertThat(sum.qubits()).isEqualTo(2 * hamiltonian.spatialOrbitals() - (mapper == Mapper.PARITY ? 2 : 0));
            assertThat(distance(DensePauli.spectrum(sum), MolecularHamiltonians.groundState(hamiltonian)))
                    .isLessThan(1e-9);
        }
    }

    /** The whole Fock space; what parity leaves out are the other parities, so all it has is in there. */
    @Test
    void all_mappers_have_one_spectrum() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 1, 5);
        double[] spectrum = spectrum(hamiltonian, Mapper.JORDAN_WIGNER);

        assertThat(spectrum(hamiltonian, Mapper.BRAVYI_KITAEV)).containsExactly(spectrum, within(ROUNDING));
        double[] reduced = spectrum(hamiltonian, Mapper.PARITY);
        assertThat(reduced).hasSize(spectrum.length / 4);
        for (double value : reduced) {
            assertThat(distance(spectrum, value)).isLessThan(ROUNDING);
        }
    }

    private double[] spectrum(ActiveSpaceHamiltonian hamiltonian, Mapper mapper) {
        return DensePauli.spectrum(
                QubitHamiltonian.of(hamiltonian, mapper, control).operator());
    }

    private static double distance(double[] spectrum, double value) {
        return DoubleStream.of(spectrum)
                .map(other -> Math.abs(other - value))
                .min()
                .orElseThrow();
    }
}
