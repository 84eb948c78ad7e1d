package dev.groundstate.engine.ansatz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.OccupationString;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("science")
class ExcitationOperatorTest {

    private final WorkCounter work = new WorkCounter(new FreeControl());
    private final DeterminantSpace space = DeterminantSpace.of(5, 3, 2);

    static List<Move> moves() {
        return List.of(
                Move.alpha(1, 4),
                Move.alpha(3, 0),
                Move.alpha(1, 4).flipped(),
                Move.alphas(new int[] {0, 3}, new int[] {4, 1}),
                Move.betas(new int[] {0, 1}, new int[] {2, 4}),
                Move.mixed(2, 0, 1, 3),
                Move.mixed(2, 0, 1, 3).unsigned(),
                Move.mixed(0, 3, 0, 3));
    }

    /** Determinant by determinant: T moves electrons in the order of the lists, then the transpose is taken off. */
    @ParameterizedTest
    @MethodSource("moves")
    void applies_the_move_less_its_transpose(Move move) {
        CiVector x = random(1);
        CiVector fast = space.vector(work);
        ExcitationOperator.of(move, space).addTo(fast, 0.7, x, work);

        CiVector slow = space.vector(work);
        for (int i = 0; i < space.alpha().count(); i++) {
            for (int j = 0; j < space.beta().count(); j++) {
                Moved alpha = moved(space.alpha().bits(i), move.alphaFrom(), move.alphaTo(), move.signed());
                Moved beta = moved(space.beta().bits(j), move.betaFrom(), move.betaTo(), move.signed());
                if (alpha.sign * beta.sign != 0) {
                    int k = space.alpha().index(alpha.bits);
                    int l = space.beta().index(beta.bits);
                    slow.row(k)[l] += 0.7 * alpha.sign * beta.sign * x.row(i)[j];
                    slow.row(i)[j] -= 0.7 * alpha.sign * beta.sign * x.row(k)[l];
                }
            }
        }
        slow.addScaled(-1, fast, work);
        assertThat(slow.norm(work)).isLessThan(1e-14);
    }

    /** exp(θA) x = x + sin θ A x + (1 − cos θ) A² x, A having the eigenvalues 0 and ±i. */
    @ParameterizedTest
    @MethodSource("moves")
    void rotates_by_the_exponential(Move move) {
        ExcitationOperator operator = ExcitationOperator.of(move, space);
        CiVector x = random(2);
        CiVector once = space.vector(work);
        CiVector twice = space.vector(work);
        operator.addTo(once, 1, x, work);
        operator.addTo(twice, 1, once, work);
        CiVector expected = random(2);
        expected.addScaled(Math.sin(0.4), once, work);
        expected.addScaled(1 - Math.cos(0.4), twice, work);

        operator.rotate(x, Math.cos(0.4), Math.sin(0.4), work);

        expected.addScaled(-1, x, work);
        assertThat(expected.norm(work)).isLessThan(1e-14);
    }

    @ParameterizedTest
    @MethodSource("moves")
    void couples_two_vectors(Move move) {
        ExcitationOperator operator = ExcitationOperator.of(move, space);
        CiVector x = random(3);
        CiVector u = random(4);
        CiVector image = space.vector(work);
        operator.addTo(image, 1, x, work);

        assertThat(operator.coupling(u, x, work)).isCloseTo(u.dot(image, work), within(1e-13));
        assertThat(operator.coupling(x, u, work)).isCloseTo(-u.dot(image, work), within(1e-13));
    }

    @Test
    void refuses_what_is_no_move_of_one_or_two_electrons() {
        int[] none = {};
        assertThatThrownBy(() -> new Move(none, none, none, none, true))
                .hasMessage("expected 1 or 2 electrons moved, got 0 to 0 and 0 to 0");
        assertThatThrownBy(() -> Move.mixed(0, 0, 1, 2))
                .hasMessage("expected other orbitals to move to than to move from");
    }

    @Test
    void says_what_it_moves() {
        assertThat(Move.mixed(0, 2, 1, 3).words()).isEqualTo("0a 1b to 2a 3b");
        assertThat(Move.mixed(0, 2, 1, 3).flipped().words()).isEqualTo("1a 0b to 3a 2b");
    }

    private record Moved(long bits, double sign) {}

    private static Moved moved(long bits, int[] from, int[] to, boolean signed) {
        long moved = bits;
        double sign = 1;
        for (int k = 0; k < from.length; k++) {
            if (!OccupationString.allows(moved, to[k], from[k])) {
                return new Moved(bits, 0);
            }
            sign *= signed ? OccupationString.sign(moved, to[k], from[k]) : 1;
            moved = OccupationString.moved(moved, to[k], from[k]);
        }
        return new Moved(moved, sign);
    }

    private CiVector random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CiVector vector = space.vector(work);
        for (int i = 0; i < vector.alphaStrings(); i++) {
            for (int j = 0; j < vector.betaStrings(); j++) {
                vector.row(i)[j] = random.nextDouble(-1, 1);
            }
        }
        return vector;
    }
}
