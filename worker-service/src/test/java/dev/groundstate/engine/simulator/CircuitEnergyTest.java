package dev.groundstate.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.CoupledClusterCircuit;
import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.circuit.Gate;
import dev.groundstate.engine.circuit.GateType;
import dev.groundstate.engine.circuit.LayeredAnsatz;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.qubit.MolecularHamiltonians;
import dev.groundstate.engine.qubit.QubitHamiltonian;
import dev.groundstate.engine.run.FreeControl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("science")
class CircuitEnergyTest {

    private final FreeControl control = new FreeControl();

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void the_pair_excitation_of_hydrogen_reaches_the_exact_energy(Mapper mapper) {
        ActiveSpaceHamiltonian hydrogen = MolecularHamiltonians.hydrogen();
        QubitHamiltonian hamiltonian = QubitHamiltonian.of(hydrogen, mapper, control);
        Circuit circuit = CoupledClusterCircuit.of(
                hamiltonian.encoding(),
                1,
                1,
                1,
                List.of(new FermionExcitation(new int[] {0, 2}, new int[] {1, 3}, 0)),
                control);

        double energy = minimum(new CircuitEnergy(circuit, hamiltonian.operator()), new double[1]);

        assertThat(energy).isCloseTo(MolecularHamiltonians.groundState(hydrogen), within(1e-10));
    }

    /** Two qubits and two layers are enough for any real state of them. */
    @Test
    void a_layered_circuit_finds_hydrogen_in_two_qubits() {
        ActiveSpaceHamiltonian hydrogen = MolecularHamiltonians.hydrogen();
        QubitHamiltonian hamiltonian = QubitHamiltonian.of(hydrogen, Mapper.PARITY, control);
        LayeredAnsatz ansatz = LayeredAnsatz.hardwareEfficient(2, 2);
        Circuit circuit = ansatz.circuit(hamiltonian.encoding().referenceState(1, 1));

        double energy = minimum(
                new CircuitEnergy(circuit, hamiltonian.operator()), SampleCircuits.angles(ansatz.parameters(), 3));

        assertThat(energy).isCloseTo(MolecularHamiltonians.groundState(hydrogen), within(1e-8));
    }

    /** Steepest descent with a step that grows while it goes well. */
    private double minimum(CircuitEnergy objective, double[] start) {
        double[] x = start.clone();
        double[] gradient = new double[objective.size()];
        double value = objective.valueAndGradient(x, gradient, control);
        double step = 0.5;
        for (int iteration = 0; iteration < 3000 && norm(gradient) > 1e-6; iteration++) {
            double[] next = x.clone();
            for (int k = 0; k < x.length; k++) {
                next[k] -= step * gradient[k];
            }
            double tried = objective.value(next, control);
            step *= tried <= value ? 1.2 : 0.5;
            if (tried <= value) {
                x = next;
                value = objective.valueAndGradient(x, gradient, control);
            }
        }
        return value;
    }

    private static double norm(double[] gradient) {
        double squares = 0;
        for (double g : gradient) {
            squares += g * g;
        }
        return Math.sqrt(squares);
    }

    @Test
    void prepares_a_state_and_gives_its_energy_without_the_gradient() {
        Circuit circuit = SampleCircuits.circuit(4, 30, 3, 1);
        CircuitEnergy objective = new CircuitEnergy(circuit, SampleCircuits.sum(4, 9, 2));
        double[] theta = SampleCircuits.angles(3, 3);

        assertThat(objective.size()).isEqualTo(3);
        assertThat(objective.value(theta, control))
                .isEqualTo(objective.valueAndGradient(theta, new double[3], control));
        assertThat(objective.prepare(theta, control).qubits()).isEqualTo(4);
        assertThatThrownBy(() -> new CircuitEnergy(circuit, SampleCircuits.sum(3, 2, 2)))
                .hasMessage("expected a Hamiltonian of 4 qubits, got one of 3");
    }

    @Test
    void says_how_many_qubits_fit() {
        Circuit small = LayeredAnsatz.twoLocal(20, 1).circuit(0);
        Circuit large = new Circuit(24, 0, List.of());

        CircuitEnergy.requireFits(small, 40L << 20);
        assertThat(CircuitEnergy.bytes(small)).isBetween(32L << 20, 40L << 20);
        assertThatThrownBy(() -> CircuitEnergy.requireFits(large, 40L << 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of 0 gates on 24 qubits needs " + CircuitEnergy.bytes(large) + " bytes")
                .hasMessageEndingWith("the limit is 41943040 bytes; states of 20 qubits fit.");
        assertThatThrownBy(() -> CircuitEnergy.requireFits(new Circuit(40, 0, List.of()), 1L << 40))
                .hasMessageContaining("needs more than an array holds")
                .hasMessageEndingWith("states of 30 qubits fit.");
    }

    /** Phases that cannot act together take tables of their own: what is deep on few qubits is not small. */
    @Test
    void a_deep_circuit_counts_its_tables() {
        List<Gate> gates = new ArrayList<>();
        for (int k = 0; k < 1000; k++) {
            gates.add(Gate.fixedRotation(GateType.RX, 0, 1));
        }

        assertThat(CircuitEnergy.bytes(new Circuit(10, 0, gates))).isGreaterThan(2_000_000);
    }
}
