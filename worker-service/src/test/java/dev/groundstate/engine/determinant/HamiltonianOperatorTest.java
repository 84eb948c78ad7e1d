package dev.groundstate.engine.determinant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class HamiltonianOperatorTest {

    private final FreeControl control = new FreeControl();

    /** Sums of some hundred terms of order 1 in another order: 1e-12. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "2,1,1", "4,2,2", "5,2,2", "5,3,1", "5,1,3", "5,0,2", "5,2,0", "5,5,2", "4,4,4", "6,3,3"})
    void agrees_with_second_quantisation_operator_by_operator(int orbitals, int alphaElectrons, int betaElectrons) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alphaElectrons, betaElectrons, 7);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alphaElectrons, betaElectrons);
        CiVector x = random(space, 1);
        CiVector fast = space.vector(new WorkCounter(new FreeControl()));
        CiVector slow = space.vector(new WorkCounter(new FreeControl()));

        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        operator.apply(x, fast, control);
        SlaterCondon oracle = new SlaterCondon(hamiltonian, space);
        oracle.apply(x, slow, control);

        double[] diagonal = new double[space.beta().count()];
        double[] expected = new double[space.beta().count()];
        for (int i = 0; i < space.alpha().count(); i++) {
            assertThat(fast.row(i)).containsExactly(slow.row(i), within(1e-12));
            operator.diagonal(i, diagonal);
            oracle.diagonal(i, expected);
            assertThat(diagonal).containsExactly(expected, within(1e-12));
            for (int k = 0; k < space.determinants(); k++) {
                int betaStrings = space.beta().count();
                assertThat(operator.element(i, 0, k / betaStrings, k % betaStrings))
                        .isCloseTo(oracle.element(i, 0, k / betaStrings, k % betaStrings), within(1e-12));
            }
        }
    }

    /** Half of σ is computed and mirrored; sums of some hundred terms in another order. */
    @ParameterizedTest
    @CsvSource({"2,1,1", "4,2,1", "4,2,-1", "5,3,1", "6,3,1", "6,3,-1", "5,1,-1", "4,4,1", "11,4,1", "11,4,-1"})
    void agrees_with_itself_where_exchanging_the_spins_changes_at_most_the_sign(
            int orbitals, int electrons, int symmetry) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, electrons, electrons, 7);
        DeterminantSpace space = DeterminantSpace.of(orbitals, electrons, electrons);
        DeterminantSpace apart = new DeterminantSpace(
                new OccupationStrings(orbitals, electrons), new OccupationStrings(orbitals, electrons));
        WorkCounter work = new WorkCounter(control);
        CiVector x = random(space, 1);
        for (int i = 0; i < x.alphaStrings(); i++) {
            for (int j = 0; j <= i; j++) {
                x.row(i)[j] = symmetry < 0 && i == j ? 0 : x.row(i)[j];
                x.row(j)[i] = symmetry * x.row(i)[j];
            }
        }
        CiVector halved = space.vector(work);
        CiVector whole = space.vector(work);

        new HamiltonianOperator(hamiltonian, space, control).apply(x, halved, control);
        new HamiltonianOperator(hamiltonian, apart, control).apply(x, whole, control);

        assertThat(x.exchangeSymmetry(work)).isEqualTo(symmetry);
        assertThat(halved.exchangeSymmetry(work)).isEqualTo(symmetry);
        for (int i = 0; i < space.alpha().count(); i++) {
            assertThat(halved.row(i)).containsExactly(whole.row(i), within(1e-11));
        }
    }

    /** Orbitals of four kinds; a vector of all labels and one of a single label, which σ keeps. */
    @ParameterizedTest
    @CsvSource({"6,3,3,false", "6,3,3,true", "6,2,3,false", "6,2,3,true", "5,1,0,false", "5,1,1,true"})
    void leaves_out_only_what_vanishes_by_symmetry(int orbitals, int alpha, int beta, boolean single) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.fourKinds(orbitals, alpha, beta, 7);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        SlaterCondon oracle = new SlaterCondon(hamiltonian, space);
        WorkCounter work = new WorkCounter(control);
        CiVector x = random(space, 1);
        for (int i = 0; i < x.alphaStrings(); i++) {
            for (int j = 0; j < x.betaStrings(); j++) {
                x.row(i)[j] = single && operator.label(i, j) != operator.label(0, 0) ? 0 : x.row(i)[j];
            }
        }
        CiVector fast = space.vector(work);
        CiVector slow = space.vector(work);

        operator.apply(x, fast, control);
        oracle.apply(x, slow, control);

        for (int i = 0; i < space.alpha().count(); i++) {
            assertThat(fast.row(i)).containsExactly(slow.row(i), within(1e-12));
            for (int j = 0; j < space.beta().count(); j++) {
                if (single && operator.label(i, j) != operator.label(0, 0)) {
                    assertThat(fast.row(i)[j]).isZero();
                }
            }
        }
    }

    @Test
    void the_diagonal_is_symmetric_to_the_last_bit() {
        DeterminantSpace space = DeterminantSpace.of(7, 3, 3);
        HamiltonianOperator operator = new HamiltonianOperator(SampleHamiltonians.random(7, 3, 3, 9), space, control);
        CiVector diagonal = space.vector(new WorkCounter(control));

        for (int i = 0; i < diagonal.alphaStrings(); i++) {
            operator.diagonal(i, diagonal.row(i));
        }

        assertThat(diagonal.exchangeSymmetry(new WorkCounter(control))).isEqualTo(1);
    }

    /** Large enough for threads and for several pieces of work; symmetric and not. */
    @ParameterizedTest
    @CsvSource({"11,4,4,0", "11,4,4,1", "11,3,4,0"})
    void gives_the_same_bits_for_any_number_of_threads(int orbitals, int alpha, int beta, int symmetry) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 9);
        CiVector x = random(space, 3);
        for (int i = 0; symmetry != 0 && i < x.alphaStrings(); i++) {
            for (int j = 0; j < i; j++) {
                x.row(j)[i] = x.row(i)[j];
            }
        }
        CiVector alone = space.vector(new WorkCounter(control));
        CiVector shared = space.vector(new WorkCounter(control));
        new HamiltonianOperator(hamiltonian, space, control).apply(x, alone, control);

        for (int threads = 2; threads <= 3; threads++) {
            FreeControl several = new FreeControl(threads);
            new HamiltonianOperator(hamiltonian, space, several).apply(x, shared, several);
            for (int i = 0; i < space.alpha().count(); i++) {
                assertThat(shared.row(i)).isEqualTo(alone.row(i));
            }
        }
    }

    /** Spaces of more than one block and one tile; the sums have some thousand terms. */
    @ParameterizedTest
    @CsvSource({"12,2,4", "12,4,2", "11,4,4"})
    void is_symmetric(int orbitals, int alphaElectrons, int betaElectrons) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alphaElectrons, betaElectrons);
        HamiltonianOperator operator = new HamiltonianOperator(
                SampleHamiltonians.random(orbitals, alphaElectrons, betaElectrons, 8), space, control);
        CiVector x = random(space, 1);
        CiVector y = random(space, 2);
        CiVector image = space.vector(new WorkCounter(new FreeControl()));

        operator.apply(x, image, control);
        double forth = y.dot(image, new WorkCounter(control));
        operator.apply(y, image, control);

        assertThat(x.dot(image, new WorkCounter(control)))
                .isCloseTo(forth, within(1e-9 * x.norm(new WorkCounter(control)) * y.norm(new WorkCounter(control))));
    }

    @Test
    void gives_the_same_bits_every_time() {
        DeterminantSpace space = DeterminantSpace.of(8, 4, 4);
        HamiltonianOperator operator = new HamiltonianOperator(SampleHamiltonians.random(8, 4, 4, 9), space, control);
        CiVector x = random(space, 3);
        CiVector first = space.vector(new WorkCounter(new FreeControl()));
        CiVector second = space.vector(new WorkCounter(new FreeControl()));

        operator.apply(x, first, control);
        for (int repetition = 0; repetition < 20; repetition++) {
            operator.apply(x, second, control);
            for (int i = 0; i < space.alpha().count(); i++) {
                assertThat(second.row(i)).isEqualTo(first.row(i));
            }
        }
    }

    @Test
    void refuses_a_space_over_other_orbitals() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hydrogenMolecule();
        DeterminantSpace space = DeterminantSpace.of(3, 1, 1);
        assertThatThrownBy(() -> new HamiltonianOperator(hamiltonian, space, control))
                .hasMessage("expected a space over 2 orbitals, got 3");
    }

    /** Returns coefficients between −1 and 1. */
    static CiVector random(DeterminantSpace space, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CiVector vector = space.vector(new WorkCounter(new FreeControl()));
        for (int i = 0; i < vector.alphaStrings(); i++) {
            for (int j = 0; j < vector.betaStrings(); j++) {
                vector.row(i)[j] = random.nextDouble(-1, 1);
            }
        }
        return vector;
    }
}
