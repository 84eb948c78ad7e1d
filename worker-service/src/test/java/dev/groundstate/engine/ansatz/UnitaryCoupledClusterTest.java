package dev.groundstate.engine.ansatz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.ExcitationPairs;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
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
import org.junit.jupiter.params.provider.EnumSource;

@Tag("science")
class UnitaryCoupledClusterTest {

    private final FreeControl control = new FreeControl(3);
    private final WorkCounter work = new WorkCounter(control);

    /** Every way to apply the factors. */
    private enum Way {
        LISTED,
        TILED,
        TILED_WITH_VECTORS,
        TILED_ON_THREADS;

        UnitaryCoupledCluster of(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, FreeControl control) {
            return new UnitaryCoupledCluster(
                    hamiltonian,
                    space,
                    OrbitalParities.of(hamiltonian, control),
                    this == LISTED ? Integer.MAX_VALUE : -1,
                    this == TILED_WITH_VECTORS || this == TILED_ON_THREADS,
                    this == TILED_ON_THREADS ? 3 : 1,
                    control);
        }
    }

    /** The rotations are the same ones in the same order: the same bits. */
    @ParameterizedTest
    @CsvSource({"2,1,1", "4,2,2", "5,3,2", "5,2,3", "5,0,2", "4,4,2", "6,3,3", "9,4,4", "9,6,3"})
    void agrees_with_one_rotation_after_another_in_the_order_it_states(int orbitals, int alpha, int beta) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        for (ActiveSpaceHamiltonian hamiltonian : withAndWithoutSymmetry(orbitals, alpha, beta)) {
            for (Way way : Way.values()) {
                UnitaryCoupledCluster ansatz = way.of(hamiltonian, space, control);
                double[] theta = angles(ansatz.parameters(), 1);
                CiVector fast = space.vector(work);
                ansatz.prepare(theta, fast, control);

                List<Factor> factors = factorsInOrder(space, OrbitalParities.of(hamiltonian, control));
                assertThat(factors).hasSize(ansatz.parameters());
                CiVector slow = space.vector(work);
                slow.row(0)[0] = 1;
                for (int k = 0; k < factors.size(); k++) {
                    factors.get(k).rotate(slow, theta[k]);
                }

                for (int i = 0; i < space.alpha().count(); i++) {
                    assertThat(fast.row(i)).as(way.name()).containsExactly(slow.row(i), within(0.0));
                }
            }
        }
    }

    /**
     * Vectors add the same lanes in the same order as the plain kernel: the same bits, whichever thread a tile is on. Lists add in another
     * order. */
    @ParameterizedTest
    @CsvSource({"4,2,2", "5,3,2", "9,4,4", "9,6,3"})
    void every_way_has_the_same_gradient(int orbitals, int alpha, int beta) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        for (ActiveSpaceHamiltonian hamiltonian : withAndWithoutSymmetry(orbitals, alpha, beta)) {
            double[] listed = gradient(Way.LISTED, hamiltonian, space);
            double[] plain = gradient(Way.TILED, hamiltonian, space);
            double[] fast = gradient(Way.TILED_WITH_VECTORS, hamiltonian, space);

            assertThat(fast).isEqualTo(plain);
            assertThat(gradient(Way.TILED_ON_THREADS, hamiltonian, space)).isEqualTo(plain);
            assertThat(listed).containsExactly(plain, within(1e-13));
        }
    }

    private double[] gradient(Way way, ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space) {
        UnitaryCoupledCluster ansatz = way.of(hamiltonian, space, control);
        CiVector state = space.vector(work);
        CiVector image = space.vector(work);
        double[] theta = angles(ansatz.parameters(), 7);
        double[] gradient = new double[theta.length];
        ansatz.prepare(theta, state, control);
        new HamiltonianOperator(hamiltonian, space, control).apply(state, image, control);
        ansatz.pullBack(theta, state, image, gradient, control);
        return gradient;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void keeps_the_norm_and_undoes_itself(Way way) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(6, 3, 2, 5);
        DeterminantSpace space = DeterminantSpace.of(6, 3, 2);
        UnitaryCoupledCluster ansatz = way.of(hamiltonian, space, control);
        double[] theta = angles(ansatz.parameters(), 2);
        CiVector vector = space.vector(work);
        ansatz.prepare(theta, vector, control);
        assertThat(vector.norm(work)).isCloseTo(1, within(1e-13));

        ansatz.pullBack(theta, vector, space.vector(work), new double[theta.length], control);

        vector.row(0)[0] -= 1;
        assertThat(vector.norm(work)).isLessThan(1e-13);
    }

    @ParameterizedTest
    @CsvSource({"2,1,1", "4,2,2", "5,3,2", "5,1,3", "6,3,3"})
    void has_the_gradient_of_central_differences(int orbitals, int alpha, int beta) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        for (ActiveSpaceHamiltonian hamiltonian : withAndWithoutSymmetry(orbitals, alpha, beta)) {
            for (Way way : Way.values()) {
                UnitaryCoupledCluster ansatz = way.of(hamiltonian, space, control);
                CentralDifferences.check(ansatz, hamiltonian, space, angles(ansatz.parameters(), 4));
            }
        }
    }

    /** The dropped factors are put back: none of them has a derivative at a state of the others. */
    @ParameterizedTest
    @CsvSource({"4,2,2", "5,3,2", "6,3,3"})
    void what_it_drops_has_no_derivative(int orbitals, int alpha, int beta) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        ActiveSpaceHamiltonian symmetric = SampleHamiltonians.hubbardChain(orbitals, alpha, beta, 3);
        ActiveSpaceHamiltonian random = SampleHamiltonians.random(orbitals, alpha, beta, 1);
        OrbitalParities none = OrbitalParities.of(random, control);
        OrbitalParities parities = OrbitalParities.of(symmetric, control);
        UnitaryCoupledCluster all = new UnitaryCoupledCluster(symmetric, space, none, -1, true, 1, control);
        UnitaryCoupledCluster kept = new UnitaryCoupledCluster(symmetric, space, control);
        List<Factor> factors = factorsInOrder(space, none);
        double[] theta = new double[factors.size()];
        double[] some = angles(kept.parameters(), 8);
        int next = 0;
        for (int k = 0; k < theta.length; k++) {
            theta[k] = factors.get(k).symmetric(space, parities) ? some[next++] : 0;
        }
        assertThat(next).isEqualTo(kept.parameters());
        CiVector state = space.vector(work);
        CiVector image = space.vector(work);
        double[] gradient = new double[theta.length];
        all.prepare(theta, state, control);
        new HamiltonianOperator(symmetric, space, control).apply(state, image, control);
        all.pullBack(theta, state, image, gradient, control);

        assertThat(kept.droppedParameters()).isEqualTo(all.parameters() - kept.parameters());
        assertThat(kept.droppedParameters()).isPositive();
        for (int k = 0; k < theta.length; k++) {
            if (!factors.get(k).symmetric(space, parities)) {
                assertThat(gradient[k]).isCloseTo(0, within(1e-14));
            }
        }
    }

    /** θ = (ia|jb)/(ε_i + ε_j − ε_a − ε_b): 0.1813 / (2 (−0.5782 − 0.6703)) for H2 of Szabo and Ostlund. */
    @Test
    void starts_from_second_order_amplitudes() {
        UnitaryCoupledCluster ansatz =
                new UnitaryCoupledCluster(SampleHamiltonians.hydrogenMolecule(), DeterminantSpace.of(2, 1, 1), control);

        assertThat(ansatz.droppedParameters()).isEqualTo(2);
        assertThat(ansatz.firstParameters())
                .containsExactly(new double[] {0.1813 / (2 * (-0.5782 - 0.6703))}, within(1e-12));
    }

    /** The energy of second-order perturbation theory is the sum of integrals times amplitudes, ⟨Φ₀|H|Φ_k⟩ θ_k. */
    @ParameterizedTest
    @CsvSource({"4,2,2", "5,3,2", "6,3,3"})
    void lowers_the_energy_with_its_amplitudes_and_none_of_another_sign(int orbitals, int alpha, int beta) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hubbardChain(orbitals, 1, 0.1);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(hamiltonian, space, control);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        CiVector state = space.vector(work);
        CiVector image = space.vector(work);
        double[] gradient = new double[ansatz.parameters()];
        ansatz.prepare(new double[gradient.length], state, control);
        operator.apply(state, image, control);
        ansatz.pullBack(new double[gradient.length], state, image, gradient, control);

        double[] amplitudes = ansatz.firstParameters();

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
    @CsvSource({"1,1,1,0", "2,1,1,3", "4,2,2,26", "6,3,3,117", "8,4,4,360", "5,3,2,54"})
    void knows_how_many_parameters_it_will_have(int orbitals, int alpha, int beta, int parameters) {
        assertThat(UnitaryCoupledCluster.parameterCount(orbitals, alpha, beta)).isEqualTo(parameters);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(
                SampleHamiltonians.random(orbitals, alpha, beta, 1),
                DeterminantSpace.of(orbitals, alpha, beta),
                control);
        assertThat(ansatz.parameters()).isEqualTo(parameters);
        assertThat(ansatz.droppedParameters()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2,1,1", "6,3,3", "9,4,4", "9,6,3"})
    void needs_no_more_bytes_than_announced(int orbitals, int alpha, int beta) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        for (ActiveSpaceHamiltonian hamiltonian : withAndWithoutSymmetry(orbitals, alpha, beta)) {
            assertThat(new UnitaryCoupledCluster(hamiltonian, space, control).bytes())
                    .isLessThanOrEqualTo(UnitaryCoupledCluster.bytes(orbitals, alpha, beta));
        }
    }

    private static List<ActiveSpaceHamiltonian> withAndWithoutSymmetry(int orbitals, int alpha, int beta) {
        return List.of(
                SampleHamiltonians.random(orbitals, alpha, beta, 3),
                SampleHamiltonians.hubbardChain(orbitals, alpha, beta, 3));
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

        /** Whether the strings before and after have the same labels, spins taken together. */
        boolean symmetric(DeterminantSpace space, OrbitalParities parities) {
            return alpha.count() == 0
                    || beta.count() == 0
                    || (parities.string(space.alpha().bits(alpha.source()[0]))
                                    ^ parities.string(space.alpha().bits(alpha.target()[0]))
                                    ^ parities.string(space.beta().bits(beta.source()[0]))
                                    ^ parities.string(space.beta().bits(beta.target()[0])))
                            == 0;
        }
    }

    /** The order of {@link UnitaryCoupledCluster#FACTOR_ORDER}, in words there and in loops here. */
    private static List<Factor> factorsInOrder(DeterminantSpace space, OrbitalParities parities) {
        List<Factor> factors = new ArrayList<>();
        OccupationStrings alpha = space.alpha();
        OccupationStrings beta = space.beta();
        int n = space.spatialOrbitals();
        singles(alpha, n).forEach(pairs -> factors.add(new Factor(pairs, every(beta))));
        singles(beta, n).forEach(pairs -> factors.add(new Factor(every(alpha), pairs)));
        for (ExcitationPairs rows : singles(alpha, n)) {
            for (ExcitationPairs columns : singles(beta, n)) {
                factors.add(new Factor(rows, columns));
            }
        }
        doubles(alpha, n).forEach(pairs -> factors.add(new Factor(pairs, every(beta))));
        doubles(beta, n).forEach(pairs -> factors.add(new Factor(every(alpha), pairs)));
        factors.removeIf(factor -> !factor.symmetric(space, parities));
        return factors;
    }

    private static List<ExcitationPairs> singles(OccupationStrings strings, int n) {
        List<ExcitationPairs> pairs = new ArrayList<>();
        for (int i = 0; i < strings.electrons(); i++) {
            for (int a = n - 1; a >= strings.electrons(); a--) {
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
