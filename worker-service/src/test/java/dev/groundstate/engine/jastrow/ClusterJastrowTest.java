package dev.groundstate.engine.jastrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.coupledcluster.Amplitudes;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.qubit.MolecularHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class ClusterJastrowTest {

    private static final FreeControl CONTROL = new FreeControl();
    private static final WorkCounter WORK = new WorkCounter(CONTROL);

    /** More than one tile of strings among them. */
    @ParameterizedTest
    @CsvSource({
        "2,1,1,true",
        "4,2,1,false",
        "4,2,2,true",
        "5,2,2,false",
        "3,3,1,true",
        "5,0,2,false",
        "3,0,0,true",
        "8,4,1,true"
    })
    void is_the_product_of_exponentials_of_its_operators(int orbitals, int alpha, int beta, boolean local) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        ClusterJastrow ansatz = plain(space, 2, local);
        double[] theta = angles(ansatz.parameters());
        InteractingPairs pairs = pairs(orbitals, local);
        ComplexVector state = ComplexVector.zeros(space, WORK);

        ansatz.prepare(theta, state, CONTROL);

        SlowJastrow slow = new SlowJastrow(space);
        int square = orbitals * orbitals;
        for (int first = 0; first < theta.length - square; first += square + pairs.count()) {
            slow.rotate(theta, first, -1);
            slow.addPhases(theta, first + square, pairs);
            slow.rotate(theta, first, 1);
        }
        slow.rotate(theta, theta.length - square, 1);
        for (int d = 0; d < slow.re.length; d++) {
            int i = d / space.beta().count();
            int j = d % space.beta().count();
            assertThat(state.re().row(i)[j]).isCloseTo(slow.re[d], within(1e-12));
            assertThat(state.im().row(i)[j]).isCloseTo(slow.im[d], within(1e-12));
        }
    }

    /**
     * ffsim 0.0.85, UCJOpSpinBalanced.from_parameters(sin(1), sin(2), …) with two repetitions and a final rotation, on the
     * Hartree-Fock state of four orbitals; elements 0, 1, 7, 13 and the last, to rounding.
     */
    @ParameterizedTest
    @CsvSource({
        "1,true,-0.05185305934120468,0.2293293389649434,-0.13166662450659422,0.048915586037519256,"
                + "-0.10263728105873074,-0.0016962903008753971,0.09418121285598913,-0.049911158289118615,"
                + "0.060515479420223506,-0.18366094528202184",
        "2,false,-0.05164659712937884,0.20959069730280402,-0.17270875982064543,-0.026940182734086646,"
                + "-0.2018714975219128,0.42586015884689266,-0.14485778609121455,-0.026097861363883396,"
                + "-0.13587473015341084,-0.015395055930357296",
        "1,false,0.07481389546536973,-0.0034289376063786573,-0.0631788882952273,0.2864375542436209,"
                + "-0.11527565047741575,0.08008671027948991,0.0561991210921415,-0.1494632222630944,"
                + "0.009616539979998704,-0.06250602424399693"
    })
    void has_the_amplitudes_of_another_program(
            int beta,
            boolean local,
            double re0,
            double im0,
            double re1,
            double im1,
            double re7,
            double im7,
            double re13,
            double im13,
            double reLast,
            double imLast) {
        DeterminantSpace space = DeterminantSpace.of(4, 2, beta);
        ClusterJastrow ansatz = plain(space, 2, local);
        double[] theta = new double[ansatz.parameters()];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = Math.sin(1.0 + k);
        }
        ComplexVector state = ComplexVector.zeros(space, WORK);

        ansatz.prepare(theta, state, CONTROL);

        assertAmplitude(state, 0, re0, im0);
        assertAmplitude(state, 1, re1, im1);
        assertAmplitude(state, 7, re7, im7);
        assertAmplitude(state, 13, re13, im13);
        assertAmplitude(state, (int) space.determinants() - 1, reLast, imLast);
    }

    private static void assertAmplitude(ComplexVector state, int determinant, double re, double im) {
        int columns = state.re().betaStrings();
        assertThat(state.re().row(determinant / columns)[determinant % columns]).isCloseTo(re, within(1e-13));
        assertThat(state.im().row(determinant / columns)[determinant % columns]).isCloseTo(im, within(1e-13));
    }

    /** A step of 1e-4 is wrong by about 1e-8 times a third derivative of order one. */
    @ParameterizedTest
    @CsvSource({"2,1,1,1,true", "4,2,2,2,true", "4,2,2,1,false", "5,3,2,2,true", "4,1,3,2,false", "8,1,3,1,true"})
    void has_the_gradient_of_central_differences(int orbitals, int alpha, int beta, int layers, boolean local) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 3);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        ClusterJastrow ansatz = ClusterJastrow.of(hamiltonian, space, layers, local, 5, CONTROL);
        assertThat(ansatz.parameters()).isEqualTo(ClusterJastrow.parameterCount(orbitals, layers, local));
        Energy energy = new Energy(hamiltonian, space, ansatz);
        double[] theta = angles(ansatz.parameters());
        double[] gradient = new double[theta.length];
        energy.value(theta);

        ansatz.pullBack(theta, energy.state, energy.image, gradient, CONTROL);

        assertThat(energy.state.re().row(0)[0]).isCloseTo(1, within(1e-12));
        for (int k = 0; k < theta.length; k++) {
            double[] shifted = theta.clone();
            shifted[k] = theta[k] + 1e-4;
            double above = energy.value(shifted);
            shifted[k] = theta[k] - 1e-4;
            double below = energy.value(shifted);
            assertThat(2 * gradient[k]).as("parameter %s", k).isCloseTo((above - below) / 2e-4, within(1e-7));
        }
    }

    @Test
    void keeps_the_symmetry_of_the_spins_to_the_last_bit() {
        DeterminantSpace space = DeterminantSpace.of(5, 2, 2);
        ClusterJastrow ansatz = plain(space, 2, false);
        ComplexVector state = ComplexVector.zeros(space, WORK);

        ansatz.prepare(angles(ansatz.parameters()), state, CONTROL);

        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                assertThat(state.re().row(i)[j]).isEqualTo(state.re().row(j)[i]);
                assertThat(state.im().row(i)[j]).isEqualTo(state.im().row(j)[i]);
            }
        }
    }

    /**
     * ffsim 0.0.85 with amplitudes of PySCF 2.14 (converged to 1e-12), UCJOpSpinBalanced.from_t_amplitudes, at 1.0 Å and 1.2 Å. The
     * bases differ in the last digits: 1e-8.
     */
    @ParameterizedTest
    @CsvSource({
        "1.0,1,-108.53828974379778",
        "1.0,2,-108.55281966556447",
        "1.0,4,-108.55801719766814",
        "1.0,18,-108.56522318589323",
        "1.2,2,-108.66813305910519"
    })
    void a_double_factorisation_has_the_energy_of_another_program(double bondLength, int layers, double expected) {
        ActiveSpaceHamiltonian hamiltonian = MolecularHamiltonians.nitrogen(bondLength);
        DeterminantSpace space = DeterminantSpace.of(6, 3, 3);
        InteractingPairs pairs = InteractingPairs.all(6);
        JastrowStart start = JastrowStart.factorised(JastrowStart.amplitudes(hamiltonian, CONTROL), 6, layers, pairs);
        ClusterJastrow ansatz = new ClusterJastrow(space, pairs, start, "", CONTROL);
        Energy energy = new Energy(hamiltonian, space, ansatz);

        assertThat(energy.value(ansatz.firstParameters())).isCloseTo(expected, within(1e-8));
        assertThat(energy.state.re().dot(energy.state.re(), WORK)
                        + energy.state.im().dot(energy.state.im(), WORK))
                .isCloseTo(1, within(1e-12));
    }

    /** ffsim 0.0.85: −108.6681 by the factorisation, −108.6143 when all but neighbours is struck out of it. */
    @ParameterizedTest
    @CsvSource({"false,192,-108.685", "true,130,-108.66"})
    void a_fit_starts_lower_than_a_truncated_factorisation(boolean local, int parameters, double most) {
        ActiveSpaceHamiltonian hamiltonian = MolecularHamiltonians.nitrogen(1.2);
        DeterminantSpace space = DeterminantSpace.of(6, 3, 3);
        ClusterJastrow ansatz = ClusterJastrow.of(hamiltonian, space, 2, local, 1, CONTROL);

        assertThat(ansatz.parameters()).isEqualTo(parameters);
        assertThat(new Energy(hamiltonian, space, ansatz).value(ansatz.firstParameters()))
                .isLessThan(most);
    }

    /** One electron of each spin in two orbitals: a single factor is enough. */
    @Test
    void single_amplitudes_are_the_final_rotation() {
        double[] angles = new double[4];
        angles[0] = -0.3;
        Amplitudes amplitudes = new Amplitudes(1, 1, new double[] {0.3}, new double[] {0});
        JastrowStart start = JastrowStart.factorised(amplitudes, 2, 1, InteractingPairs.all(2));

        assertThat(start.finalRotation().re())
                .isEqualTo(UnitaryExponential.of(angles, 0, 2).re());
    }

    private static ClusterJastrow plain(DeterminantSpace space, int layers, boolean local) {
        int n = space.spatialOrbitals();
        InteractingPairs pairs = pairs(n, local);
        JastrowFactor nothing = new JastrowFactor(ComplexMatrix.identity(n), new double[pairs.count()]);
        return new ClusterJastrow(
                space,
                pairs,
                new JastrowStart(Collections.nCopies(layers, nothing), ComplexMatrix.identity(n)),
                "",
                CONTROL);
    }

    private static InteractingPairs pairs(int orbitals, boolean local) {
        return local ? InteractingPairs.nearestNeighbours(orbitals) : InteractingPairs.all(orbitals);
    }

    private static double[] angles(int count) {
        return new SplittableRandom(9).doubles(count, -0.6, 0.6).toArray();
    }

    private static final class Energy {
        private final HamiltonianOperator operator;
        private final ClusterJastrow ansatz;
        private final double coreEnergy;
        private final ComplexVector state;
        private final ComplexVector image;

        Energy(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, ClusterJastrow ansatz) {
            this.operator = new HamiltonianOperator(hamiltonian, space, CONTROL);
            this.ansatz = ansatz;
            this.coreEnergy = hamiltonian.coreEnergy();
            this.state = ComplexVector.zeros(space, WORK);
            this.image = ComplexVector.zeros(space, WORK);
        }

        double value(double[] theta) {
            ansatz.prepare(theta, state, CONTROL);
            operator.apply(state.re(), image.re(), CONTROL);
            operator.apply(state.im(), image.im(), CONTROL);
            return coreEnergy + state.re().dot(image.re(), WORK) + state.im().dot(image.im(), WORK);
        }
    }
}
