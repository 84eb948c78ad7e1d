package dev.groundstate.engine.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrbitalHessianTest {

    private static final double STEP = 1e-3;

    private final Random random = new Random(11);

    /** Far from any solution, so that no term vanishes. */
    @ParameterizedTest
    @EnumSource(HartreeFockType.class)
    void derivatives_are_those_of_the_energy(HartreeFockType type) {
        Shells shells = type == HartreeFockType.RESTRICTED ? new Shells(type, 5, 5) : new Shells(type, 6, 4);
        FieldEquations equations = equations(shells);
        OrbitalHessian anywhere = OrbitalHessian.internal(equations, shells, start(equations, shells));
        DeterminantField field =
                DeterminantField.of(equations, shells, anywhere.rotated(direction(anywhere.length()), 0.4));
        OrbitalHessian hessian = OrbitalHessian.internal(equations, shells, field);
        double[] y = direction(hessian.length());
        double above = energy(equations, shells, hessian, y, STEP);
        double below = energy(equations, shells, hessian, y, -STEP);
        assertThat(2 * DenseProduct.dot(hessian.gradient(), y)).isCloseTo((above - below) / (2 * STEP), within(1e-5));
        assertThat(2 * DenseProduct.dot(y, hessian.times(y)))
                .isCloseTo((above + below - 2 * field.electronicEnergy()) / (STEP * STEP), within(1e-4));
        double[] z = direction(hessian.length());
        assertThat(DenseProduct.dot(z, hessian.times(y)))
                .isCloseTo(DenseProduct.dot(y, hessian.times(z)), within(1e-12));
    }

    @Test
    void opposite_rotations_of_the_spins_are_those_of_separate_orbitals() {
        Shells closed = new Shells(HartreeFockType.RESTRICTED, 5, 5);
        Shells separate = new Shells(HartreeFockType.UNRESTRICTED, 5, 5);
        FieldEquations equations = equations(closed);
        FieldEquations both = equations(separate);
        DeterminantField field = start(equations, closed);
        OrbitalHessian external = OrbitalHessian.external(equations, closed, field);
        double[] orbitals = field.orbitals()[0];
        OrbitalHessian wide = OrbitalHessian.internal(
                both, separate, DeterminantField.of(both, separate, new double[][] {orbitals, orbitals}));
        double[] y = direction(external.length());
        double[] opposite = new double[2 * y.length];
        for (int i = 0; i < y.length; i++) {
            opposite[i] = Math.sqrt(0.5) * y[i];
            opposite[y.length + i] = -opposite[i];
        }
        double[] product = wide.times(opposite);
        double[] expected = external.times(y);
        for (int i = 0; i < y.length; i++) {
            assertThat(product[i]).isCloseTo(Math.sqrt(0.5) * expected[i], within(1e-11));
            assertThat(product[y.length + i]).isCloseTo(-product[i], within(1e-11));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrbitalHessian.external(both, separate, field))
                .withMessageContaining("expected a closed shell");
    }

    /** The slow twin: the whole matrix, column by column. */
    @ParameterizedTest
    @EnumSource(HartreeFockType.class)
    void the_lowest_rotation_is_that_of_the_whole_matrix(HartreeFockType type) {
        Shells shells = type == HartreeFockType.RESTRICTED ? new Shells(type, 5, 5) : new Shells(type, 6, 4);
        FieldEquations equations = equations(shells);
        DeterminantField field = start(equations, shells);
        OrbitalHessian hessian = OrbitalHessian.internal(equations, shells, field);
        int length = hessian.length();
        double[] matrix = new double[length * length];
        for (int k = 0; k < length; k++) {
            double[] unit = new double[length];
            unit[k] = 1;
            System.arraycopy(hessian.times(unit), 0, matrix, k * length, length);
        }
        double expected = SymmetricEigenproblem.solve(matrix, length).values()[0];
        LowestRotation rotation = LowestRotation.of(hessian, false);
        assertThat(rotation.eigenvalue()).isBetween(expected - 1e-10, expected + 0.05 * Math.abs(expected));
        assertThat(DenseProduct.dot(rotation.direction(), rotation.direction())).isCloseTo(1, within(1e-12));
        assertThat(rotation.products()).isLessThan(length);
    }

    private static double energy(
            FieldEquations equations, Shells shells, OrbitalHessian hessian, double[] y, double t) {
        return DeterminantField.of(equations, shells, hessian.rotated(y, t)).electronicEnergy();
    }

    private static DeterminantField start(FieldEquations equations, Shells shells) {
        double[][] orbitals = new double[shells.sets()][];
        for (int set = 0; set < orbitals.length; set++) {
            orbitals[set] = SymmetricEigenproblem.solve(equations.atomicField(), equations.size())
                    .vectors();
        }
        return DeterminantField.of(equations, shells, orbitals).canonical(equations, shells);
    }

    private static FieldEquations equations(Shells shells) {
        Molecule water = Geometries.molecule(1, 0, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.5 -0.9");
        return new FieldEquations(
                AtomicOrbitalIntegrals.compute(water, BasisLibrary.shipped().basis("6-31g", water), Fields.UNSTOPPED),
                shells,
                1e-7,
                Fields.UNSTOPPED);
    }

    private double[] direction(int length) {
        double[] direction = new double[length];
        double square = 0;
        for (int i = 0; i < length; i++) {
            direction[i] = random.nextGaussian();
            square += direction[i] * direction[i];
        }
        for (int i = 0; i < length; i++) {
            direction[i] /= Math.sqrt(square);
        }
        return direction;
    }
}
