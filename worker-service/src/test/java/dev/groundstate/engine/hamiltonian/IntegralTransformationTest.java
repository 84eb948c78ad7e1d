package dev.groundstate.engine.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.scf.MolecularOrbitals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("science")
class IntegralTransformationTest {

    private static final int ORBITALS = 5;
    private static final ActiveSpaceHamiltonian ORIGINAL = SampleHamiltonians.random(ORBITALS, 3, 3, 21);

    private final FreeControl control = new FreeControl();

    /** Σ over all four indices at once: the slow twin of four quarter transforms. */
    @Test
    void agrees_with_the_definition() {
        double[] c = rotation(0.3);
        ActiveSpaceHamiltonian transformed = transform(c, new ActiveSpace(0, ORBITALS, 3, 3));

        for (int p = 0; p < ORBITALS; p++) {
            for (int q = 0; q < ORBITALS; q++) {
                for (int r = 0; r < ORBITALS; r++) {
                    for (int s = 0; s < ORBITALS; s++) {
                        assertThat(transformed.twoElectron().get(p, q, r, s))
                                .isCloseTo(definition(c, p, q, r, s), within(1e-13));
                    }
                }
            }
        }
        assertThat(control.phases()).containsExactly(Phase.TRANSFORMING);
    }

    @Test
    void a_rotation_of_the_orbitals_leaves_the_exact_energy_alone() {
        ActiveSpaceHamiltonian transformed = transform(rotation(0.7), new ActiveSpace(0, ORBITALS, 3, 3));

        assertThat(groundState(transformed)).isCloseTo(groundState(ORIGINAL), within(1e-11));
    }

    /** A determinant whose electrons are all frozen has the energy of the core. */
    @Test
    void the_core_has_the_energy_of_its_determinant() {
        double[] c = rotation(0.5);
        ActiveSpaceHamiltonian all = transform(c, new ActiveSpace(0, ORBITALS, 3, 3));
        ActiveSpaceHamiltonian frozen = transform(c, new ActiveSpace(3, 2, 0, 0));

        assertThat(frozen.coreEnergy()).isCloseTo(determinantEnergy(all, 3), within(1e-12));
    }

    /** The lowest determinant has the same energy whichever of its orbitals are called frozen. */
    @Test
    void frozen_electrons_act_on_active_ones_by_their_field() {
        double[] c = rotation(0.5);
        double expected = determinantEnergy(transform(c, new ActiveSpace(0, ORBITALS, 3, 3)), 3);
        for (int frozen = 1; frozen < 3; frozen++) {
            ActiveSpaceHamiltonian active =
                    transform(c, new ActiveSpace(frozen, ORBITALS - frozen, 3 - frozen, 3 - frozen));
            assertThat(determinantEnergy(active, 3 - frozen)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void orbital_energies_are_the_energies_of_removal_and_attachment() {
        double[] energies = ORIGINAL.orbitalEnergies(3, 3);
        DeterminantSpace before = DeterminantSpace.of(ORBITALS, 3, 3);
        DeterminantSpace after = DeterminantSpace.of(ORBITALS, 2, 3);
        double[] row = new double[before.beta().count()];
        new HamiltonianOperator(ORIGINAL, before, control).diagonal(0, row);
        double neutral = row[0];
        new HamiltonianOperator(ORIGINAL, after, control).diagonal(0, row);

        assertThat(energies[2]).isCloseTo(neutral - row[0], within(1e-12));
    }

    @Test
    void more_orbitals_than_there_are_are_refused() {
        assertThatThrownBy(() -> transform(rotation(0), new ActiveSpace(2, 4, 1, 1)))
                .hasMessage("expected at most 5 orbitals, got 2 frozen and 4 active ones");
    }

    @Test
    void integrals_over_other_orbitals_and_too_many_electrons_are_refused() {
        assertThatThrownBy(() -> new ActiveSpaceHamiltonian(4, 1, 1, 0, ORIGINAL.oneElectron(), ORIGINAL.twoElectron()))
                .hasMessage("expected integrals over 4 orbitals, got 5 and 5");
        assertThatThrownBy(() -> new ActiveSpaceHamiltonian(5, 6, 1, 0, ORIGINAL.oneElectron(), ORIGINAL.twoElectron()))
                .hasMessage("expected 0 to 5 electrons of each spin, got 6 and 1");
    }

    /** E = E_core + 2 Σ h_ii + Σ (2 (ii|jj) − (ij|ij)). */
    private static double determinantEnergy(ActiveSpaceHamiltonian h, int occupied) {
        double energy = h.coreEnergy();
        for (int i = 0; i < occupied; i++) {
            energy += 2 * h.oneElectron().get(i, i);
            for (int j = 0; j < occupied; j++) {
                energy += 2 * h.twoElectron().get(i, i, j, j) - h.twoElectron().get(i, j, i, j);
            }
        }
        return energy;
    }

    private double groundState(ActiveSpaceHamiltonian hamiltonian) {
        DeterminantSpace space = DeterminantSpace.of(ORBITALS, 3, 3);
        return hamiltonian.coreEnergy()
                + new Davidson(1e-8, 100, 1)
                        .solve(
                                new HamiltonianOperator(hamiltonian, space, control),
                                space,
                                0,
                                control,
                                (iteration, checkpoint) -> {})
                        .eigenvalue();
    }

    private ActiveSpaceHamiltonian transform(double[] coefficients, ActiveSpace space) {
        MolecularOrbitals orbitals = new MolecularOrbitals(ORBITALS, ORBITALS, coefficients, new double[ORBITALS], 3);
        return IntegralTransformation.transform(
                ORIGINAL.oneElectron(), ORIGINAL.twoElectron(), ORIGINAL.coreEnergy(), orbitals, space, control);
    }

    private static double definition(double[] c, int p, int q, int r, int s) {
        double sum = 0;
        for (int mu = 0; mu < ORBITALS; mu++) {
            for (int nu = 0; nu < ORBITALS; nu++) {
                for (int lambda = 0; lambda < ORBITALS; lambda++) {
                    for (int sigma = 0; sigma < ORBITALS; sigma++) {
                        sum += c[mu * ORBITALS + p]
                                * c[nu * ORBITALS + q]
                                * c[lambda * ORBITALS + r]
                                * c[sigma * ORBITALS + s]
                                * ORIGINAL.twoElectron().get(mu, nu, lambda, sigma);
                    }
                }
            }
        }
        return sum;
    }

    /** Returns an orthogonal matrix, a product of plane rotations of neighbours and next neighbours. */
    private static double[] rotation(double angle) {
        double[] c = new double[ORBITALS * ORBITALS];
        for (int p = 0; p < ORBITALS; p++) {
            c[p * ORBITALS + p] = 1;
        }
        for (int distance = 1; distance <= 2; distance++) {
            for (int p = 0; p + distance < ORBITALS; p++) {
                for (int mu = 0; mu < ORBITALS; mu++) {
                    double x = c[mu * ORBITALS + p];
                    double y = c[mu * ORBITALS + p + distance];
                    c[mu * ORBITALS + p] = Math.cos(angle) * x - Math.sin(angle) * y;
                    c[mu * ORBITALS + p + distance] = Math.cos(angle) * y + Math.sin(angle) * x;
                }
            }
        }
        return c;
    }
}
