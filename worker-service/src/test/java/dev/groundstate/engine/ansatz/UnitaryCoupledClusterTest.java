package dev.groundstate.engine.ansatz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class UnitaryCoupledClusterTest {

    private final FreeControl control = new FreeControl();
    private final WorkCounter work = new WorkCounter(control);

    /** The rotations are the same ones in the same order: the same bits. */
    @ParameterizedTest
    @CsvSource({"2,1,1", "4,2,2", "5,3,2", "5,2,3", "5,0,2", "4,4,2", "6,3,3", "9,4,4"})
    void agrees_with_one_rotation_after_another_in_the_order_it_states(int orbitals, int alpha, int beta) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(space, control);
        double[] theta = angles(ansatz.parameters(), 1);
        CiVector fast = space.vector(work);
        ansatz.prepare(theta, fast, control);

        List<Factor> factors = factorsInOrder(space);
        assertThat(factors).hasSize(ansatz.parameters());
        CiVector slow = space.vector(work);
        slow.row(0)[0] = 1;
        for (int k = 0; k < factors.size(); k++) {
            factors.get(k).rotate(slow, theta[k]);
        }

        for (int i = 0; i < space.alpha().count(); i++) {
            assertThat(fast.row(i)).containsExactly(slow.row(i), within(0.0));
        }
    }

    @ParameterizedTest
    @CsvSource({"4,2,2", "5,3,2", "6,3,3"})
    void keeps_the_norm_and_undoes_itself(int orbitals, int alpha, int beta) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(space, control);
        double[] theta = angles(ansatz.parameters(), 2);
        CiVector vector = space.vector(work);
        ansatz.prepare(theta, vector, control);
        assertThat(vector.norm(work)).isCloseTo(1, within(1e-13));

        ansatz.pullBack(theta, vector, space.vector(work), new double[theta.length], control);

        vector.row(0)[0] -= 1;
        assertThat(vector.norm(work)).isLessThan(1e-13);
    }

    /** Central differences with a step of 1e-4 are wrong by about 1e-8 times a third derivative of order one. */
    @ParameterizedTest
    @CsvSource({"2,1,1", "4,2,2", "5,3,2", "5,1,3", "6,3,3"})
    void has_the_gradient_of_central_differences(int orbitals, int alpha, int beta) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 3);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(space, control);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        CiVector state = space.vector(work);
        CiVector image = space.vector(work);
        double[] theta = angles(ansatz.parameters(), 4);
        double[] gradient = new double[theta.length];
        ansatz.prepare(theta, state, control);
        operator.apply(state, image, control);
        ansatz.pullBack(theta, state, image, gradient, control);

        double step = 1e-4;
        for (int k = 0; k < theta.length; k++) {
            double[] shifted = theta.clone();
            shifted[k] = theta[k] + step;
            double above = energy(ansatz, operator, shifted, state, image);
            shifted[k] = theta[k] - step;
            double below = energy(ansatz, operator, shifted, state, image);
            assertThat(2 * gradient[k]).isCloseTo((above - below) / (2 * step), within(1e-7));
        }
    }

    /** θ = (ia|jb)/(ε_i + ε_j − ε_a − ε_b): 0.1813 / (2 (−0.5782 − 0.6703)) for H2 of Szabo and Ostlund. */
    @Test
    void starts_from_second_order_amplitudes() {
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(DeterminantSpace.of(2, 1, 1), control);

        double[] amplitudes = ansatz.secondOrderAmplitudes(SampleHamiltonians.hydrogenMolecule());

        assertThat(amplitudes).containsExactly(new double[] {0.1813 / (2 * (-0.5782 - 0.6703)), 0, 0}, within(1e-12));
    }

    /** The energy of second-order perturbation theory is the sum of integrals times amplitudes, ⟨Φ₀|H|Φ_k⟩ θ_k. */
    @ParameterizedTest
    @CsvSource({"4,2,2", "5,3,2", "6,3,3"})
    void lowers_the_energy_with_its_amplitudes_and_none_of_another_sign(int orbitals, int alpha, int beta) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hubbardChain(orbitals, 1, 0.1);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(space, control);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        CiVector state = space.vector(work);
        CiVector image = space.vector(work);
        double[] gradient = new double[ansatz.parameters()];
        ansatz.prepare(new double[gradient.length], state, control);
        operator.apply(state, image, control);
        ansatz.pullBack(new double[gradient.length], state, image, gradient, control);

        double[] amplitudes = ansatz.secondOrderAmplitudes(hamiltonian);

        int coupled = 0;
        for (int k = 0; k < gradient.length; k++) {
            if (amplitudes[k] != 0 && Math.abs(gradient[k]) > 1e-10) {
                coupled++;
                assertThat(amplitudes[k] * gradient[k]).isNegative();
            }
        }
        assertThat(coupled).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,0", "2,1,1,3", "4,2,2,26", "6,3,3,117", "8,4,4,360", "10,5,5,875", "5,3,2,54"})
    void knows_how_many_parameters_it_will_have(int orbitals, int alpha, int beta, int parameters) {
        assertThat(UnitaryCoupledCluster.parameterCount(orbitals, alpha, beta)).isEqualTo(parameters);
        assertThat(new UnitaryCoupledCluster(DeterminantSpace.of(orbitals, alpha, beta), control).parameters())
                .isEqualTo(parameters);
    }

    private double energy(
            UnitaryCoupledCluster ansatz,
            HamiltonianOperator operator,
            double[] theta,
            CiVector state,
            CiVector image) {
        ansatz.prepare(theta, state, control);
        operator.apply(state, image, control);
        return state.dot(image, work);
    }

    private static double[] angles(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count, -0.4, 0.4).toArray();
    }

    /** One factor, as pairs of alpha and of beta strings; a string that is not moved is paired with itself. */
    private record Factor(ExcitationPairs alpha, ExcitationPairs beta) {
        void rotate(CiVector vector, double theta) {
            double cosine = StrictMath.cos(theta);
            double sine = StrictMath.sin(theta);
            for (int k = 0; k < alpha.count(); k++) {
                for (int l = 0; l < beta.count(); l++) {
                    double[] from = vector.row(alpha.source()[k]);
                    double[] to = vector.row(alpha.target()[k]);
                    double signed = sine * alpha.sign()[k] * beta.sign()[l];
                    double x = from[beta.source()[l]];
                    double y = to[beta.target()[l]];
                    from[beta.source()[l]] = cosine * x - signed * y;
                    to[beta.target()[l]] = cosine * y + signed * x;
                }
            }
        }
    }

    /** The order of {@link UnitaryCoupledCluster#FACTOR_ORDER}, in words there and in loops here. */
    private static List<Factor> factorsInOrder(DeterminantSpace space) {
        List<Factor> factors = new ArrayList<>();
        OccupationStrings alpha = space.alpha();
        OccupationStrings beta = space.beta();
        int n = space.spatialOrbitals();
        for (int j = 0; j < beta.electrons(); j++) {
            for (int b = beta.electrons(); b < n; b++) {
                for (int i = 0; i < alpha.electrons(); i++) {
                    for (int a = alpha.electrons(); a < n; a++) {
                        factors.add(
                                new Factor(ExcitationPairs.single(alpha, a, i), ExcitationPairs.single(beta, b, j)));
                    }
                }
            }
        }
        doubles(alpha, n).forEach(pairs -> factors.add(new Factor(pairs, every(beta))));
        doubles(beta, n).forEach(pairs -> factors.add(new Factor(every(alpha), pairs)));
        singles(alpha, n).forEach(pairs -> factors.add(new Factor(pairs, every(beta))));
        singles(beta, n).forEach(pairs -> factors.add(new Factor(every(alpha), pairs)));
        return factors;
    }

    private static List<ExcitationPairs> singles(OccupationStrings strings, int n) {
        List<ExcitationPairs> pairs = new ArrayList<>();
        for (int i = 0; i < strings.electrons(); i++) {
            for (int a = strings.electrons(); a < n; a++) {
                pairs.add(ExcitationPairs.single(strings, a, i));
            }
        }
        return pairs;
    }

    private static List<ExcitationPairs> doubles(OccupationStrings strings, int n) {
        List<ExcitationPairs> pairs = new ArrayList<>();
        for (int i = 0; i < strings.electrons(); i++) {
            for (int j = i + 1; j < strings.electrons(); j++) {
                for (int a = strings.electrons(); a < n; a++) {
                    for (int b = a + 1; b < n; b++) {
                        pairs.add(ExcitationPairs.twofold(strings, a, i, b, j));
                    }
                }
            }
        }
        return pairs;
    }

    private static ExcitationPairs every(OccupationStrings strings) {
        int[] all = new int[strings.count()];
        double[] ones = new double[strings.count()];
        for (int index = 0; index < all.length; index++) {
            all[index] = index;
            ones[index] = 1;
        }
        return new ExcitationPairs(all, all, ones);
    }
}
