package dev.groundstate.engine.determinant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class DensityMatricesTest {

    private final FreeControl control = new FreeControl();

    /** The slow twin moves electrons one by one. */
    @ParameterizedTest
    @CsvSource({"1,1,0", "2,1,1", "3,2,1", "4,2,2", "4,1,3", "4,0,2", "4,4,4", "5,3,2"})
    void are_expectation_values_of_the_operators_themselves(int orbitals, int alpha, int beta) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        CiVector vector = normalised(space, 2);

        DensityMatrices densities = ReducedDensities.of(space, vector, control);

        CiVector[] singles = new CiVector[orbitals * orbitals];
        for (int pq = 0; pq < singles.length; pq++) {
            singles[pq] = moved(space, vector, pq / orbitals, pq % orbitals, true, true);
            double up = vector.dot(moved(space, vector, pq / orbitals, pq % orbitals, true, false), work());
            double down = vector.dot(moved(space, vector, pq / orbitals, pq % orbitals, false, true), work());
            assertThat(densities.alpha()[pq]).isCloseTo(up, within(1e-13));
            assertThat(densities.beta()[pq]).isCloseTo(down, within(1e-13));
        }
        double[] gamma = densities.oneParticle();
        for (int pq = 0; pq < singles.length; pq++) {
            int p = pq / orbitals;
            int q = pq % orbitals;
            for (int rs = 0; rs < singles.length; rs++) {
                int r = rs / orbitals;
                int s = rs % orbitals;
                double expected =
                        singles[q * orbitals + p].dot(singles[rs], work()) - (q == r ? gamma[p * orbitals + s] : 0);
                assertThat(densities.twoParticle()[pq * singles.length + rs]).isCloseTo(expected, within(1e-13));
            }
        }
    }

    /** Spaces of several blocks and of threads; exchange of the spins used, not there, and not possible. */
    @ParameterizedTest
    @CsvSource({"8,4,4,1", "8,4,4,0", "11,4,4,1", "8,5,3,0"})
    void give_the_energy_of_the_vector_whatever_the_number_of_threads(int orbitals, int alpha, int beta, int symmetry) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 4);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        CiVector vector = normalised(space, 6);
        for (int i = 0; symmetry != 0 && i < vector.alphaStrings(); i++) {
            for (int j = 0; j < i; j++) {
                vector.row(j)[i] = vector.row(i)[j];
            }
        }
        vector.scale(1 / vector.norm(work()), work());
        CiVector image = space.vector(work());
        new HamiltonianOperator(hamiltonian, space, control).apply(vector, image, control);

        DensityMatrices densities = ReducedDensities.of(space, vector, control);
        DensityMatrices shared = ReducedDensities.of(space, vector, new FreeControl(3));

        assertThat(densities.energy(hamiltonian))
                .isCloseTo(hamiltonian.coreEnergy() + vector.dot(image, work()), within(1e-10));
        assertThat(shared.twoParticle()).isEqualTo(densities.twoParticle());
        assertThat(shared.alpha()).isEqualTo(densities.alpha());
        OneParticleDensity.NaturalOrbitals natural = densities.naturalOrbitals();
        double electrons = 0;
        for (int k = 0; k < orbitals; k++) {
            electrons += natural.occupations()[k];
            assertThat(natural.occupations()[k])
                    .isBetween(-1e-12, k == 0 ? 2 + 1e-12 : natural.occupations()[k - 1] + 1e-12);
        }
        assertThat(electrons).isCloseTo(alpha + beta, within(1e-11));
    }

    @Test
    void frozen_electrons_take_part_in_expectation_values() {
        DeterminantSpace space = DeterminantSpace.of(2, 1, 1);
        CiVector vector = space.vector(work());
        vector.row(0)[0] = 1;
        DensityMatrices densities = ReducedDensities.of(space, vector, control);
        double[] dipole = {0.5, 9, 9, 9, 9, 0.25, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};

        assertThat(densities.expectation(new OneElectronIntegrals(4, dipole), 1))
                .isEqualTo(1.5);
        assertThat(densities.overAllOrbitals(1, 4).values())
                .containsExactly(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThatThrownBy(() -> densities.overAllOrbitals(3, 4))
                .hasMessage("expected at most 4 orbitals, got 3 frozen and 2 active ones");
    }

    @Test
    void natural_orbitals_diagonalise_the_density() {
        DeterminantSpace space = DeterminantSpace.of(4, 2, 1);
        DensityMatrices densities = ReducedDensities.of(space, normalised(space, 3), control);

        OneParticleDensity.NaturalOrbitals natural = densities.naturalOrbitals();

        double[] gamma = densities.oneParticle();
        for (int p = 0; p < 4; p++) {
            for (int q = 0; q < 4; q++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += natural.coefficients()[4 * p + k]
                            * natural.occupations()[k]
                            * natural.coefficients()[4 * q + k];
                }
                assertThat(sum).isCloseTo(gamma[4 * p + q], within(1e-12));
            }
        }
    }

    @Test
    void refuses_arrays_of_another_size() {
        double[] one = new double[4];
        assertThatThrownBy(() -> new DensityMatrices(2, one, one, one))
                .hasMessage("expected 4, 4 and 16 elements for 2 orbitals, got 4, 4 and 4");
    }

    private WorkCounter work() {
        return new WorkCounter(control);
    }

    private CiVector normalised(DeterminantSpace space, long seed) {
        CiVector vector = HamiltonianOperatorTest.random(space, seed);
        vector.scale(1 / vector.norm(work()), work());
        return vector;
    }

    /** Returns E_pq of one spin or both on a vector. */
    private CiVector moved(DeterminantSpace space, CiVector vector, int p, int q, boolean up, boolean down) {
        CiVector moved = space.vector(work());
        for (int i = 0; i < space.alpha().count(); i++) {
            for (int j = 0; j < space.beta().count(); j++) {
                long alphaBits = space.alpha().bits(i);
                long betaBits = space.beta().bits(j);
                if (up && OccupationString.allows(alphaBits, p, q)) {
                    int target = space.alpha().index(OccupationString.moved(alphaBits, p, q));
                    moved.row(target)[j] += OccupationString.sign(alphaBits, p, q) * vector.row(i)[j];
                }
                if (down && OccupationString.allows(betaBits, p, q)) {
                    int target = space.beta().index(OccupationString.moved(betaBits, p, q));
                    moved.row(i)[target] += OccupationString.sign(betaBits, p, q) * vector.row(i)[j];
                }
            }
        }
        return moved;
    }
}
