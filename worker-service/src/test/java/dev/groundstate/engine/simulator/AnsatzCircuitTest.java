package dev.groundstate.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.Ansatz;
import dev.groundstate.engine.ansatz.OperatorPool;
import dev.groundstate.engine.ansatz.PairedCoupledCluster;
import dev.groundstate.engine.ansatz.PooledOperators;
import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.CoupledClusterCircuit;
import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.jastrow.ClusterJastrow;
import dev.groundstate.engine.jastrow.ComplexVector;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.MolecularHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Circuits against the determinants that VQE works on: the same θ, every amplitude to 1e-12. */
@Tag("science")
class AnsatzCircuitTest {

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void the_circuit_of_uccsd_prepares_its_state(Mapper mapper) {
        for (ActiveSpaceHamiltonian hamiltonian : List.of(
                SampleHamiltonians.random(4, 2, 1, 3),
                SampleHamiltonians.random(5, 2, 3, 4),
                MolecularHamiltonians.hydrogenChain())) {
            DeterminantSpace space = space(hamiltonian);
            UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(hamiltonian, space, control);

            assertSameState(space, ansatz, mapper);
        }
    }

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void the_circuit_of_k_upccgsd_prepares_its_state(Mapper mapper) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 1, 5);
        DeterminantSpace space = space(hamiltonian);
        PairedCoupledCluster ansatz = new PairedCoupledCluster(hamiltonian, space, 2, 1, control);

        assertSameState(space, ansatz, mapper);
    }

    /** Qubit excitations, which have no signs, among them; an open shell. */
    @ParameterizedTest
    @EnumSource(Mapper.class)
    void the_circuits_of_chosen_operators_prepare_their_states(Mapper mapper) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 1, 5);
        DeterminantSpace space = space(hamiltonian);
        for (OperatorPool kind : OperatorPool.values()) {
            PooledOperators pool = new PooledOperators(kind, hamiltonian, space, control);
            int[] chosen = IntStream.range(0, 12).map(k -> 7 * k % pool.size()).toArray();

            assertSameState(space, pool.ansatz(chosen), mapper);
        }
    }

    /** The circuit leaves out a phase of the whole state. */
    @ParameterizedTest
    @EnumSource(Mapper.class)
    void the_circuit_of_a_cluster_jastrow_state_prepares_it(Mapper mapper) {
        for (ActiveSpaceHamiltonian hamiltonian : List.of(
                SampleHamiltonians.random(4, 2, 1, 3),
                SampleHamiltonians.random(5, 2, 2, 4),
                SampleHamiltonians.random(3, 3, 0, 4))) {
            for (boolean local : new boolean[] {true, false}) {
                DeterminantSpace space = space(hamiltonian);
                ClusterJastrow ansatz = ClusterJastrow.of(hamiltonian, space, 2, local, 1, control);
                double[] theta = SampleCircuits.angles(ansatz.parameters(), 6);
                ComplexVector expected = ComplexVector.zeros(space, new WorkCounter(control));
                ansatz.prepare(theta, expected, control);
                FermionEncoding encoding = FermionEncoding.of(
                        mapper,
                        space.spatialOrbitals(),
                        space.alpha().electrons(),
                        space.beta().electrons());
                StateVector state = new StateVector(encoding.qubits());

                PreparedCircuit prepared = ansatz.circuit(encoding, theta, control);
                Circuit circuit = ((PreparedCircuit.Available) prepared).circuit();
                new CircuitSimulator(circuit).prepare(theta, state, control);

                assertSameButForAPhase(space, encoding, expected, state);
            }
        }
    }

    private static void assertSameButForAPhase(
            DeterminantSpace space, FermionEncoding encoding, ComplexVector expected, StateVector state) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < space.alpha().count(); i++) {
            for (int j = 0; j < space.beta().count(); j++) {
                int basisState = basisState(space, encoding, i, j);
                double x = expected.re().row(i)[j];
                double y = expected.im().row(i)[j];
                re += x * state.re()[basisState] + y * state.im()[basisState];
                im += x * state.im()[basisState] - y * state.re()[basisState];
            }
        }
        assertThat(Math.hypot(re, im)).isCloseTo(1, within(1e-12));
        for (int i = 0; i < space.alpha().count(); i++) {
            for (int j = 0; j < space.beta().count(); j++) {
                int basisState = basisState(space, encoding, i, j);
                double x = expected.re().row(i)[j];
                double y = expected.im().row(i)[j];
                assertThat(state.re()[basisState]).isCloseTo(re * x - im * y, within(1e-12));
                assertThat(state.im()[basisState]).isCloseTo(re * y + im * x, within(1e-12));
            }
        }
    }

    private static int basisState(DeterminantSpace space, FermionEncoding encoding, int i, int j) {
        long occupation = space.alpha().bits(i) | space.beta().bits(j) << space.spatialOrbitals();
        return (int) encoding.basisState(occupation);
    }

    private static DeterminantSpace space(ActiveSpaceHamiltonian hamiltonian) {
        return DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
    }

    private void assertSameState(DeterminantSpace space, Ansatz ansatz, Mapper mapper) {
        List<FermionExcitation> excitations = ansatz.excitations().orElseThrow();
        double[] theta = SampleCircuits.angles(ansatz.parameters(), 6);
        CiVector expected = space.vector(new WorkCounter(control));
        ansatz.prepare(theta, expected, control);
        int alpha = space.alpha().electrons();
        int beta = space.beta().electrons();
        FermionEncoding encoding = FermionEncoding.of(mapper, space.spatialOrbitals(), alpha, beta);
        StateVector state = new StateVector(encoding.qubits());

        new CircuitSimulator(CoupledClusterCircuit.of(encoding, alpha, beta, theta.length, excitations, control))
                .prepare(theta, state, control);

        double norm = 0;
        for (int i = 0; i < space.alpha().count(); i++) {
            for (int j = 0; j < space.beta().count(); j++) {
                int basisState = basisState(space, encoding, i, j);
                assertThat(state.re()[basisState]).isCloseTo(expected.row(i)[j], within(1e-12));
                assertThat(state.im()[basisState]).isCloseTo(0, within(1e-12));
                norm += state.probability(basisState);
            }
        }
        assertThat(norm).isCloseTo(1, within(1e-12));
    }
}
