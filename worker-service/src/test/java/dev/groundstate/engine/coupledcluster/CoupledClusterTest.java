package dev.groundstate.engine.coupledcluster;

import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.PYSCF_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.methane;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static dev.groundstate.engine.molecule.Geometries.water;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.basis.RoundedBasisSets;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.IntegralTransformation;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.NoAnswerException;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.scf.HartreeFock;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;
import dev.groundstate.engine.scf.StabilityCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Coupled cluster and perturbation theory against other programs, with their digits of the basis, and in closed form. */
@Tag("science")
class CoupledClusterTest {

    private static final String AMMONIA = "N 0 0 0 H 0 -.9377 -.3816 H .8121 .4689 -.3816 H -.8121 .4689 -.3816";
    private static final String ETHENE =
            "C 0 0 .6695 C 0 0 -.6695 H 0 .9289 1.2321 H 0 -.9289 1.2321 H 0 .9289 -1.2321 H 0 -.9289 -1.2321";

    private final FreeControl control = new FreeControl();
    private final List<Iteration> heard = new ArrayList<>();

    /** Psi4 1.3.2, all electrons, conventional integrals, ten decimals. */
    static Stream<Arguments> psi4() {
        return Stream.of(
                Arguments.of("sto-3g", -1.1372744055, chain(0.741, "H", "H")),
                Arguments.of("6-31g", -1.1516800909, chain(0.741, "H", "H")),
                Arguments.of("cc-pvdz", -1.1634029611, chain(0.741, "H", "H")),
                Arguments.of("sto-3g", -2.1675555875, chain(0.8, "H", "H", "H", "H")),
                Arguments.of("sto-3g", -1.9976241597, chain(1.5, "H", "H", "H", "H")),
                Arguments.of("sto-3g", -3.2041737337, chain(0.8, "H", "H", "H", "H", "H", "H")),
                Arguments.of("sto-3g", -2.9381047043, chain(1.8, "H", "H", "H", "H", "H", "H")),
                Arguments.of("sto-3g", -4.3064988963, chain(1.0, "H", "H", "H", "H", "H", "H", "H", "H")),
                Arguments.of("sto-3g", -7.8809734801, chain(1.45, "Li", "H")),
                Arguments.of("6-31g", -7.9983469438, chain(1.6, "Li", "H")),
                Arguments.of("sto-3g", -15.5538451247, chain(1.6, "H", "Be", "H")),
                Arguments.of("sto-3g", -75.0126425262, water(0.9584, 104.45)),
                Arguments.of("6-31g", -76.1193939916, water(0.9584, 104.45)),
                Arguments.of("cc-pvdz", -76.2401149463, water(0.9584, 104.45)),
                Arguments.of("sto-3g", -55.5190051843, AMMONIA),
                Arguments.of("sto-3g", -39.8058010066, methane(0.629312)),
                Arguments.of("sto-3g", -107.6444200475, chain(1.09, "N", "N")),
                Arguments.of("6-31g", -109.0940411651, chain(1.09, "N", "N")),
                Arguments.of("6-31g", -109.0418572166, chain(1.0, "N", "N")),
                Arguments.of("cc-pvdz", -109.2663722547, chain(1.09, "N", "N")),
                Arguments.of("cc-pvdz", -109.2219200478, chain(1.0, "N", "N")),
                Arguments.of("sto-3g", -77.2341312414, ETHENE));
    }

    @ParameterizedTest
    @MethodSource
    void psi4(String basis, double expected, String geometry) {
        CoupledClusterResult result = solve(hamiltonian(basis, molecule(PSI4_BOHR_ANGSTROM, 0, geometry), 0));
        assertThat(result.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(result.totalEnergy()).isCloseTo(expected, within(1e-8));
    }

    /** PySCF, in IBM's tutorial of SQD: N2/cc-pVDZ at 1.0 Å with both 1s orbitals frozen; its digits beyond 1e-6 are not relied on. */
    @Test
    void a_frozen_core_is_left_out_of_the_correlation() {
        ActiveSpaceHamiltonian nitrogen =
                hamiltonian("cc-pvdz", molecule(PYSCF_BOHR_ANGSTROM, 0, chain(1.0, "N", "N")), 2);
        assertThat(solve(nitrogen).totalEnergy()).isCloseTo(-109.2177884185544, within(1e-6));
    }

    /** PySCF by way of TenCirChem. */
    @Test
    void perturbation_theory_of_hydrogen_has_the_energy_of_pyscf() {
        ActiveSpaceHamiltonian hydrogen =
                hamiltonian("sto-3g", molecule(PYSCF_BOHR_ANGSTROM, 0, chain(0.741, "H", "H")), 0);
        MoellerPlessetResult result = MoellerPlesset.solve(hydrogen, control);
        assertThat(result.totalEnergy()).isCloseTo(-1.129867555784, within(1e-9));
        assertThat(result.sameSpinEnergy()).isCloseTo(0, within(1e-15));
        assertThat(result.singlesEnergy()).isCloseTo(0, within(1e-12));
        assertThat(result.correlationEnergy()).isEqualTo(result.oppositeSpinEnergy(), within(1e-12));
    }

    /** Every double amplitude is (ia|jb) over the gap, from which the energy of both kinds of pairs follows. */
    @Test
    void parts_of_perturbation_theory_follow_from_its_amplitudes() {
        ActiveSpaceHamiltonian water = hamiltonian("sto-3g", molecule(PSI4_BOHR_ANGSTROM, 0, water(0.9584, 104.45)), 0);
        MoellerPlessetResult result = MoellerPlesset.solve(water, control);
        Amplitudes t = result.amplitudes();
        double[] f = water.orbitalEnergies(5, 5);
        double opposite = 0;
        double same = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                for (int a = 0; a < 2; a++) {
                    for (int b = 0; b < 2; b++) {
                        double integral = water.twoElectron().get(i, 5 + a, j, 5 + b);
                        double gap = f[i] + f[j] - f[5 + a] - f[5 + b];
                        assertThat(t.pair(i, j, a, b)).isCloseTo(integral / gap, within(1e-13));
                        opposite += integral * t.pair(i, j, a, b);
                        same += integral * (t.pair(i, j, a, b) - t.pair(i, j, b, a));
                    }
                }
            }
        }
        assertThat(result.oppositeSpinEnergy()).isCloseTo(opposite, within(1e-13));
        assertThat(result.sameSpinEnergy()).isCloseTo(same, within(1e-13));
        assertThat(t.diagnostic()).isLessThan(1e-6);
    }

    /** With two electrons CCSD is exact: E = −(√(U² + 16 t²) − U)/2 for two Hubbard sites, U = 4 t. */
    @Test
    void the_hubbard_dimer_is_exact() {
        CoupledClusterResult result = solve(SampleHamiltonians.hubbardChain(2, 1, 4));
        assertThat(result.totalEnergy()).isCloseTo(-(Math.sqrt(32) - 4) / 2, within(1e-9));
    }

    @Test
    void the_energy_is_unchanged_when_occupied_orbitals_are_rotated() {
        ActiveSpaceHamiltonian water = hamiltonian("sto-3g", molecule(PSI4_BOHR_ANGSTROM, 0, water(0.9584, 104.45)), 0);
        CoupledClusterResult canonical = solve(water);
        CoupledClusterResult rotated = solve(rotated(water, 3, 4, 0.4));
        assertThat(rotated.totalEnergy()).isCloseTo(canonical.totalEnergy(), within(1e-8));
        assertThat(rotated.amplitudes().diagnostic())
                .isCloseTo(canonical.amplitudes().diagnostic(), within(1e-7));
    }

    @Test
    void every_iteration_is_reported_and_the_limit_is_kept() {
        ActiveSpaceHamiltonian water = hamiltonian("sto-3g", molecule(PSI4_BOHR_ANGSTROM, 0, water(0.9584, 104.45)), 0);
        CoupledClusterSettings three = new CoupledClusterSettings(3, 1e-9, 1e-8, 6);
        CoupledClusterResult result = new CoupledCluster(water, three, control).run((iteration, checkpoint) -> {
            heard.add(iteration);
            assertThat(checkpoint.get()).isEmpty();
        });
        assertThat(result.ending()).isEqualTo(Ending.ITERATION_LIMIT);
        assertThat(heard).extracting(Iteration::number).containsExactly(1, 2, 3);
        assertThat(heard.getLast().totalEnergy()).isEqualTo(result.totalEnergy());
        assertThat(heard.getLast().residual()).isLessThan(heard.getFirst().residual());
        assertThat(control.phases()).contains(Phase.AMPLITUDES);
        assertThat(control.checks()).isPositive();
    }

    @Test
    void two_threads_give_the_same_bits() {
        ActiveSpaceHamiltonian water =
                hamiltonian("cc-pvdz", molecule(PSI4_BOHR_ANGSTROM, 0, water(0.9584, 104.45)), 1);
        CoupledClusterResult two = new CoupledCluster(water, CoupledClusterSettings.standard(), new FreeControl(2))
                .run((iteration, checkpoint) -> {});
        assertThat(two.amplitudes().doubles())
                .containsExactly(solve(water).amplitudes().doubles());
    }

    @Test
    void without_virtual_orbitals_nothing_is_correlated() {
        CoupledClusterResult result = solve(SampleHamiltonians.random(2, 2, 2, 1));
        assertThat(result.correlationEnergy()).isZero();
        assertThat(result.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(solve(SampleHamiltonians.random(2, 0, 0, 1)).amplitudes().diagnostic())
                .isZero();
    }

    @Test
    void refuses_open_shells_and_settings_that_never_stop() {
        assertThatThrownBy(() -> solve(SampleHamiltonians.random(3, 2, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 2 and 1");
        assertThatThrownBy(() -> new CoupledClusterSettings(0, 1e-9, 1e-8, 6))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CoupledClusterSettings(1, 1e-9, 0, 6))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Amplitudes(1, 2, new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
        ActiveSpaceHamiltonian inverted = new ActiveSpaceHamiltonian(
                2,
                1,
                1,
                0,
                new OneElectronIntegrals(2, new double[] {1, 0, 0, -1}),
                new TwoElectronIntegrals(2, new double[6]));
        assertThatThrownBy(() -> MoellerPlesset.solve(inverted, control)).isInstanceOf(NoAnswerException.class);
    }

    /** Water/cc-pVDZ: 19⁴ + 5 · 19³ integrals dominate, 8 bytes each. */
    @Test
    void memory_counts_the_integrals_over_virtual_orbitals() {
        assertThat(CoupledCluster.bytes(24, 5, 6, 1)).isBetween(8L * (130_321 + 34_295), 5_000_000L);
        assertThat(MoellerPlesset.bytes(24, 5)).isEqualTo(8L * (2 * 95 * 95 + 24 * 24));
    }

    private CoupledClusterResult solve(ActiveSpaceHamiltonian hamiltonian) {
        return new CoupledCluster(hamiltonian, CoupledClusterSettings.standard(), control)
                .run((iteration, checkpoint) -> {});
    }

    private ActiveSpaceHamiltonian hamiltonian(String name, Molecule molecule, int frozen) {
        BasisLibrary library = name.startsWith("cc") ? BasisLibrary.shipped() : RoundedBasisSets.library();
        Basis basis = library.basis(name, molecule);
        AtomicOrbitalIntegrals integrals = AtomicOrbitalIntegrals.compute(molecule, basis, control);
        ScfResult field = HartreeFock.solve(
                integrals,
                HartreeFockType.RESTRICTED,
                molecule.electrons() / 2,
                molecule.electrons() / 2,
                new ScfSettings(1e-11, 1e-9, 64, 192, 8, 1e-7, StabilityCheck.OMITTED),
                control,
                (iteration, checkpoint) -> {});
        int pairs = molecule.electrons() / 2 - frozen;
        return IntegralTransformation.transform(
                integrals.coreHamiltonian(),
                integrals.twoElectron(),
                field.nuclearRepulsionEnergy(),
                field.orbitals(),
                new ActiveSpace(frozen, field.orbitals().size() - frozen, pairs, pairs),
                control);
    }

    /** Returns the same Hamiltonian over cos φ_p + sin φ_q and cos φ_q − sin φ_p. */
    private static ActiveSpaceHamiltonian rotated(ActiveSpaceHamiltonian hamiltonian, int p, int q, double angle) {
        int n = hamiltonian.spatialOrbitals();
        double[][] u = new double[n][n];
        for (int k = 0; k < n; k++) {
            u[k][k] = k == p || k == q ? Math.cos(angle) : 1;
        }
        u[p][q] = -Math.sin(angle);
        u[q][p] = Math.sin(angle);
        double[] h = new double[n * n];
        double[] packed = new double[TwoElectronIntegrals.packedLength(n)];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                for (int k = 0; k < n * n; k++) {
                    h[a * n + b] += u[k / n][a]
                            * u[k % n][b]
                            * hamiltonian.oneElectron().get(k / n, k % n);
                }
                for (int c = 0; c < n; c++) {
                    for (int d = 0; d < n; d++) {
                        double sum = 0;
                        for (int k = 0; k < n * n; k++) {
                            double left = u[k / n][a] * u[k % n][b];
                            for (int l = 0; left != 0 && l < n * n; l++) {
                                double right = u[l / n][c] * u[l % n][d];
                                sum += left * right * hamiltonian.twoElectron().get(k / n, k % n, l / n, l % n);
                            }
                        }
                        packed[
                                TwoElectronIntegrals.pair(
                                        TwoElectronIntegrals.pair(a, b), TwoElectronIntegrals.pair(c, d))] = sum;
                    }
                }
            }
        }
        return new ActiveSpaceHamiltonian(
                n,
                hamiltonian.alphaElectrons(),
                hamiltonian.betaElectrons(),
                hamiltonian.coreEnergy(),
                new OneElectronIntegrals(n, h),
                new TwoElectronIntegrals(n, packed));
    }
}
