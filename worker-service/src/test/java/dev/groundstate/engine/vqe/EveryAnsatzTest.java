package dev.groundstate.engine.vqe;

import static dev.groundstate.engine.molecule.Geometries.PYSCF_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.ansatz.AnsatzChoice.Adaptive;
import dev.groundstate.engine.ansatz.AnsatzChoice.ExactCoupledCluster;
import dev.groundstate.engine.ansatz.AnsatzChoice.FactorisedCoupledCluster;
import dev.groundstate.engine.ansatz.AnsatzChoice.HardwareEfficient;
import dev.groundstate.engine.ansatz.AnsatzChoice.Jastrow;
import dev.groundstate.engine.ansatz.AnsatzChoice.LayeredPairs;
import dev.groundstate.engine.ansatz.AnsatzChoice.TwoLocal;
import dev.groundstate.engine.ansatz.OperatorPool;
import dev.groundstate.engine.ansatz.PooledOperators;
import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.circuit.CircuitFiles;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.IntegralTransformation;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.MolecularHamiltonians;
import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.DocumentWriter;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.scf.HartreeFock;
import dev.groundstate.engine.scf.HartreeFockType;
import dev.groundstate.engine.scf.ScfResult;
import dev.groundstate.engine.scf.ScfSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("science")
class EveryAnsatzTest {

    private final FreeControl control = new FreeControl();
    private final List<Iteration> heard = new ArrayList<>();
    private final List<Supplier<byte[]>> checkpoints = new ArrayList<>();

    static Stream<AnsatzChoice> withOneNumberOfElectrons() {
        return Stream.concat(
                Stream.of(
                        new FactorisedCoupledCluster(),
                        new ExactCoupledCluster(),
                        new LayeredPairs(2),
                        new Jastrow(1, true)),
                Arrays.stream(OperatorPool.values()).map(pool -> new Adaptive(pool, 1e-3)));
    }

    static Stream<AnsatzChoice> choices() {
        return Stream.concat(withOneNumberOfElectrons(), Stream.of(new HardwareEfficient(2), new TwoLocal(2)));
    }

    /** An open shell among them. */
    @ParameterizedTest
    @MethodSource("withOneNumberOfElectrons")
    void no_energy_is_below_full_configuration_interaction(AnsatzChoice ansatz) {
        for (ActiveSpaceHamiltonian hamiltonian : List.of(
                SampleHamiltonians.random(4, 2, 2, 5),
                SampleHamiltonians.hubbardChain(5, 3, 2, 2),
                SampleHamiltonians.hubbardChain(4, 3, 1, 2))) {
            heard.clear();
            VqeResult result = run(hamiltonian, settings(ansatz, 300, 1e-7), new byte[0]);

            double exact = exactEnergy(hamiltonian);
            double reference = referenceEnergy(hamiltonian);
            assertThat(result.totalEnergy()).isBetween(exact - 1e-10, reference);
            assertThat(result.particleNumber())
                    .isCloseTo(hamiltonian.alphaElectrons() + hamiltonian.betaElectrons(), within(1e-12));
            assertThat(result.parameters()).hasSizeLessThanOrEqualTo(300);
            assertThat(result.evaluations()).isGreaterThan(result.iterations());
            assertThat(heard).hasSize(result.iterations());
        }
    }

    /** Every optimizer, on one ansatz; every ansatz follows. */
    @ParameterizedTest
    @EnumSource
    void thirty_iterations_are_ten_and_twenty_more(OptimizationMethod method) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 1, 5);
        VqeSettings ten = new VqeSettings(new FactorisedCoupledCluster(), method, 10, 1e-15, 42);
        VqeSettings thirty = new VqeSettings(new FactorisedCoupledCluster(), method, 30, 1e-15, 42);
        VqeResult whole = run(hamiltonian, thirty, new byte[0]);
        List<Iteration> all = List.copyOf(heard);
        checkpoints.clear();
        run(hamiltonian, ten, new byte[0]);
        byte[] tenth = checkpoints.getLast().get();
        for (int threads = 1; threads <= 3; threads++) {
            heard.clear();

            VqeResult rest = new Vqe(hamiltonian, thirty, new FreeControl(threads))
                    .run(tenth, (iteration, state) -> heard.add(iteration));

            assertThat(heard).isEqualTo(all.subList(Math.min(10, all.size()), all.size()));
            assertThat(rest.parameters()).isEqualTo(whole.parameters());
            assertThat(rest.totalEnergy()).isEqualTo(whole.totalEnergy());
            assertThat(rest.lowestEnergy()).isEqualTo(whole.lowestEnergy());
            assertThat(rest.evaluations()).isEqualTo(whole.evaluations());
            assertThat(rest.ending()).isEqualTo(whole.ending());
        }
    }

    /** Whatever the number of threads. */
    @ParameterizedTest
    @MethodSource("choices")
    void goes_on_from_a_checkpoint_bit_for_bit(AnsatzChoice ansatz) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(5, 3, 2, 5);
        VqeSettings settings = settings(ansatz, 30, 1e-12);
        VqeResult whole = run(hamiltonian, settings, new byte[0]);
        List<Iteration> all = List.copyOf(heard);
        List<Supplier<byte[]>> kept = List.copyOf(checkpoints);
        assertThat(all).hasSizeGreaterThan(10);
        int threads = 1;
        for (int cut : List.of(1, 4, 10)) {
            heard.clear();

            VqeResult rest = new Vqe(hamiltonian, settings, new FreeControl(threads++))
                    .run(kept.get(cut - 1).get(), (iteration, state) -> heard.add(iteration));

            assertThat(heard).isEqualTo(all.subList(cut, all.size()));
            assertThat(rest.parameters()).isEqualTo(whole.parameters());
            assertThat(rest.totalEnergy()).isEqualTo(whole.totalEnergy());
            assertThat(rest.evaluations()).isEqualTo(whole.evaluations());
            assertThat(rest.description()).isEqualTo(whole.description());
            assertThat(rest.ending()).isEqualTo(whole.ending());
            assertThat(rest.density().alpha()).isEqualTo(whole.density().alpha());
        }
    }

    /**
     * TenCirChem 2024.10, notebook adapt_vqe: H4, 0.8 Å, STO-3G. Its basis set has fewer digits and its minimisations are
     * looser: 5e-8 in energies.
     */
    @Test
    void adapt_takes_the_path_of_another_program() {
        ActiveSpaceHamiltonian hamiltonian = hydrogenChain();
        DeterminantSpace space = DeterminantSpace.of(4, 2, 2);
        CiVector state = space.vector(new WorkCounter(control));
        CiVector image = space.vector(new WorkCounter(control));
        state.row(0)[0] = 1;
        new HamiltonianOperator(hamiltonian, space, control).apply(state, image, control);
        double[] derivatives = new PooledOperators(OperatorPool.SINGLES_AND_DOUBLES, hamiltonian, space, control)
                .derivatives(state, image, control);
        double norm = Math.sqrt(Arrays.stream(derivatives).map(d -> d * d).sum());
        assertThat(norm).isCloseTo(0.6413625240, within(1e-7));

        VqeResult result = run(
                hamiltonian, settings(new Adaptive(OperatorPool.SINGLES_AND_DOUBLES, 1e-3), 300, 1e-8), new byte[0]);

        for (double onThePath : new double[] {-2.130032459501, -2.152105343386, -2.156007832653, -2.158313503086}) {
            assertThat(heard)
                    .anySatisfy(iteration -> assertThat(iteration.totalEnergy()).isCloseTo(onThePath, within(5e-8)));
        }
        assertThat(result.totalEnergy()).isCloseTo(-2.167545, within(1e-6));
        assertThat(result.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(result.parameters()).hasSize(9);
        assertThat(result.description()).contains("acting first to last: 0a 1b to 2a 3b with its mirror image, ");
    }

    /**
     * TenCirChem 2024.11 ends at −2.167546160 after 13 evaluations, with a basis set of fewer digits. Counts of work are
     * not disturbed by other programs: more evaluations are a slower program.
     */
    @Test
    void coupled_cluster_takes_few_evaluations_to_no_higher_an_energy_than_another_program() {
        VqeResult result = run(hydrogenChain(), settings(new FactorisedCoupledCluster(), 100, 1e-8), new byte[0]);

        assertThat(result.totalEnergy()).isLessThan(-2.1675461);
        assertThat(result.evaluations()).isLessThanOrEqualTo(9);
        assertThat(result.parameters()).hasSize(14);
        assertThat(result.droppedParameters()).isEqualTo(12);
    }

    /** Iterations are numbered through all minimisations. */
    @Test
    void a_growing_ansatz_stops_at_the_limit_and_says_so() {
        VqeResult result =
                run(hydrogenChain(), settings(new Adaptive(OperatorPool.GENERALISED, 1e-3), 9, 1e-8), new byte[0]);

        assertThat(result.ending()).isEqualTo(Ending.ITERATION_LIMIT);
        assertThat(heard.stream().map(Iteration::number)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(result.iterations()).isEqualTo(9);
    }

    @Test
    void nothing_grows_where_there_is_nothing_to_gain() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hubbardChain(4, 2, 2, 0);

        VqeResult result =
                run(hamiltonian, settings(new Adaptive(OperatorPool.GENERALISED, 1e-3), 9, 1e-8), new byte[0]);

        assertThat(result.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(result.iterations()).isEqualTo(1);
        assertThat(heard).singleElement().satisfies(only -> assertThat(only.totalEnergy())
                .isEqualTo(result.totalEnergy()));
        assertThat(result.parameters()).isEmpty();
        assertThat(result.totalEnergy()).isCloseTo(referenceEnergy(hamiltonian), within(1e-12));
    }

    @Test
    void a_growing_ansatz_refuses_bytes_that_are_not_its_own() {
        ActiveSpaceHamiltonian hamiltonian = hydrogenChain();
        VqeSettings settings = settings(new Adaptive(OperatorPool.GENERALISED, 1e-3), 9, 1e-8);
        run(hamiltonian, settings, new byte[0]);
        byte[] good = checkpoints.getLast().get();
        for (int length : List.of(3, good.length - 1)) {
            assertThatThrownBy(() -> run(hamiltonian, settings, Arrays.copyOf(good, length)))
                    .hasMessage(
                            "expected a growing ansatz of version 1 over this pool, got " + length + " other bytes");
        }
        for (int at = 0; at < good.length; at += 7) {
            byte[] damaged = good.clone();
            damaged[at] ^= 1;
            assertThatThrownBy(() -> run(hamiltonian, settings, damaged)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void has_a_circuit_unless_it_is_no_product(AnsatzChoice ansatz) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(3, 2, 1, 5);
        VqeResult result = run(hamiltonian, settings(ansatz, 10, 1e-6), new byte[0]);

        CircuitFiles files = result.circuit().apply(control);

        assertThat(files.qubits()).isEqualTo(6);
        assertThat(files.parameters()).isEqualTo(result.parameters().length);
        assertThat(files.attachments()).hasSize(4);
        String json = new String(files.attachments().getFirst().content(), StandardCharsets.UTF_8);
        if (ansatz instanceof ExactCoupledCluster) {
            assertThat(files.gates()).isZero();
            assertThat(json).contains("\"message\":\"An exponential of a sum has no exact circuit");
        } else {
            assertThat(files.gates()).isGreaterThan(10);
            assertThat(json).contains("\"gate_count\":" + files.gates());
        }
    }

    /** What a calculation that is stopped has come to. */
    @ParameterizedTest
    @MethodSource("choices")
    void an_iteration_has_the_circuit_of_its_own_parameters(AnsatzChoice ansatz) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(3, 2, 1, 5);
        List<DocumentWriter> writers = new ArrayList<>();
        VqeResult second = run(hamiltonian, settings(ansatz, 2, 1e-15), new byte[0]);

        new Vqe(hamiltonian, settings(ansatz, 4, 1e-15), control).run(new byte[0], new IterationListener() {
            @Override
            public void iteration(Iteration iteration, Supplier<byte[]> checkpoint) {
                assertThat(writers).hasSize(iteration.number());
            }

            @Override
            public void documents(DocumentWriter documents) {
                writers.add(documents);
            }
        });

        List<Attachment> wanted = second.circuit().apply(control).attachments();
        assertThat(writers.get(1).write(control)).zipSatisfy(wanted, (found, expected) -> {
            assertThat(found.name()).isEqualTo(expected.name());
            assertThat(found.content()).isEqualTo(expected.content());
        });
    }

    /**
     * N2, STO-6G, 1.2 Å: ten steps of the linear method of ffsim 0.0.85 from a local start of its own take some 3,000 energies
     * and end at −108.68728 or at −108.68846, by the vectors of degenerate amplitudes. Counts of work are not disturbed by other
     * programs.
     */
    @Test
    void a_local_jastrow_state_takes_few_evaluations_to_no_higher_an_energy_than_another_program() {
        VqeResult result =
                run(MolecularHamiltonians.nitrogen(1.2), settings(new Jastrow(2, true), 34, 1e-8), new byte[0]);

        assertThat(result.parameters()).hasSize(130);
        Iteration reached = heard.stream()
                .filter(iteration -> iteration.totalEnergy() <= -108.68728)
                .findFirst()
                .orElseThrow();
        assertThat(reached.evaluations()).isLessThanOrEqualTo(18);
        assertThat(result.evaluations()).isLessThanOrEqualTo(40);
        assertThat(result.totalEnergy()).isBetween(-108.69436, -108.68846);
        assertThat(result.spinSquared()).isCloseTo(0, within(0.1));
        assertThat(result.description()).startsWith("2 layers W exp(iJ) W† and a final orbital rotation, LUCJ");
    }

    @Test
    void rotosolve_refuses_what_is_not_trigonometric() {
        for (AnsatzChoice ansatz : List.of(new ExactCoupledCluster(), new Jastrow(1, true))) {
            assertThatThrownBy(() -> new VqeSettings(ansatz, OptimizationMethod.ROTOSOLVE, 5, 1e-6, 1))
                    .hasMessageStartingWith("rotosolve needs an energy made of sines and cosines of each parameter");
        }
    }

    @Test
    void rotosolve_knows_that_two_factors_may_have_one_angle() {
        VqeSettings settings = new VqeSettings(new LayeredPairs(1), OptimizationMethod.ROTOSOLVE, 20, 1e-9, 1);
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(3, 1, 1, 2);

        run(hamiltonian, settings, new byte[0]);

        for (int k = 1; k < heard.size(); k++) {
            assertThat(heard.get(k).totalEnergy()).isLessThan(heard.get(k - 1).totalEnergy() + 1e-12);
        }
        assertThat(heard).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("withOneNumberOfElectrons")
    void says_what_it_will_take(AnsatzChoice ansatz) {
        assertThat(ansatz.parameterCount(4, 2, 2)).isBetween(24, 45);
        assertThat(ansatz.bytes(4, 2, 2)).isPositive();
        assertThat(ansatz.bytes(8, 4, 4)).isGreaterThan(ansatz.bytes(4, 2, 2));
        assertThatThrownBy(() -> new Adaptive(OperatorPool.QUBIT, 0))
                .hasMessage("expected a positive threshold of the pool, got 0.0");
        assertThatThrownBy(() -> new LayeredPairs(0)).hasMessage("expected at least 1 layer, got 0");
        assertThatThrownBy(() -> new Jastrow(0, true)).hasMessage("expected at least 1 layer, got 0");
    }

    private static VqeSettings settings(AnsatzChoice ansatz, int maxIterations, double threshold) {
        return new VqeSettings(ansatz, OptimizationMethod.L_BFGS, maxIterations, threshold, 42);
    }

    private VqeResult run(ActiveSpaceHamiltonian hamiltonian, VqeSettings settings, byte[] checkpoint) {
        return new Vqe(hamiltonian, settings, control).run(checkpoint, (iteration, state) -> {
            heard.add(iteration);
            checkpoints.add(state);
        });
    }

    private double exactEnergy(ActiveSpaceHamiltonian hamiltonian) {
        DeterminantSpace space = space(hamiltonian);
        return hamiltonian.coreEnergy()
                + new Davidson(1e-8, 200, 1)
                        .solve(
                                new HamiltonianOperator(hamiltonian, space, control),
                                space,
                                hamiltonian.coreEnergy(),
                                control,
                                (iteration, state) -> {})
                        .eigenvalue();
    }

    private double referenceEnergy(ActiveSpaceHamiltonian hamiltonian) {
        DeterminantSpace space = space(hamiltonian);
        double[] row = new double[space.beta().count()];
        new HamiltonianOperator(hamiltonian, space, control).diagonal(0, row);
        return hamiltonian.coreEnergy() + row[0];
    }

    private static DeterminantSpace space(ActiveSpaceHamiltonian hamiltonian) {
        return DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
    }

    private ActiveSpaceHamiltonian hydrogenChain() {
        Molecule molecule = molecule(PYSCF_BOHR_ANGSTROM, 0, chain(0.8, "H", "H", "H", "H"));
        Basis basis = BasisLibrary.shipped().basis("sto-3g", molecule);
        AtomicOrbitalIntegrals integrals = AtomicOrbitalIntegrals.compute(molecule, basis, control);
        ScfResult field = HartreeFock.solve(
                integrals, HartreeFockType.RESTRICTED, 2, 2, ScfSettings.standard(), control, (iteration, state) -> {});
        return IntegralTransformation.transform(
                integrals.coreHamiltonian(),
                integrals.twoElectron(),
                field.nuclearRepulsionEnergy(),
                field.orbitals(),
                new ActiveSpace(0, 4, 2, 2),
                control);
    }
}
