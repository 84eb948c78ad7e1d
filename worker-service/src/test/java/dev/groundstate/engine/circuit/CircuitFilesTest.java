package dev.groundstate.engine.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.FreeControl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitFilesTest {

    private final FreeControl control = new FreeControl();

    @Test
    void are_the_four_forms_of_one_circuit() {
        Circuit circuit = new Circuit(
                2,
                1,
                List.of(
                        Gate.on(0, GateType.X),
                        Gate.controlled(GateType.CX, 1, 0),
                        Gate.rotation(GateType.RZ, 1, 0, 2)));

        CircuitFiles files =
                CircuitFiles.of(PreparedCircuit.of(circuit), 2, 1, "a \"b\" \\\n", new double[] {0.25}, 3, control);

        assertThat(files.qubits()).isEqualTo(2);
        assertThat(files.depth()).isEqualTo(3);
        assertThat(files.gates()).isEqualTo(3);
        assertThat(files.parameters()).isEqualTo(1);
        assertThat(files.attachments().stream().map(Attachment::name))
                .containsExactly("circuit.json", "circuit.qasm", "circuit.txt", "circuit.svg");
        assertThat(text(files, 0))
                .isEqualTo("{\"n_qubits\":2,\"n_electrons\":1,\"ansatz_type\":\"a \\\"b\\\" \\\\\\u000a\",\"gates\":["
                        + "{\"type\":\"x\",\"qubits\":[0],\"parameterized\":false},"
                        + "{\"type\":\"cx\",\"qubits\":[1,0],\"parameterized\":false},"
                        + "{\"type\":\"rz\",\"qubits\":[1],\"parameterized\":true}],"
                        + "\"metadata\":{\"gate_count\":3,\"parameter_count\":1,\"depth\":3,\"iteration\":3}}");
        assertThat(text(files, 1))
                .startsWith("// The parameters are those of iteration 3.\nOPENQASM 3.0;\n")
                .contains("const float[64] theta0 = 0.25;\n")
                .endsWith("rz(2.0 * theta0) q[1];\n");
        assertThat(text(files, 2)).isEqualTo(TextDrawing.draw(circuit, 10, control));
        assertThat(text(files, 3)).isEqualTo(SvgDrawing.draw(circuit, 10, control));
    }

    @Test
    void a_determinant_is_its_x_gates() {
        FermionEncoding encoding = FermionEncoding.of(Mapper.JORDAN_WIGNER, 3, 2, 1);

        CircuitFiles files = CircuitFiles.ofDeterminant(encoding, 2, 1, control);

        assertThat(text(files, 0))
                .startsWith("{\"n_qubits\":6,\"n_electrons\":3,\"ansatz_type\":\"hf\",\"gates\":["
                        + "{\"type\":\"x\",\"qubits\":[0],\"parameterized\":false},");
        assertThat(files.gates()).isEqualTo(3);
        assertThat(files.depth()).isEqualTo(1);
    }

    @Test
    void a_long_circuit_is_written_but_not_drawn() {
        List<Gate> gates = Collections.nCopies(CircuitFiles.MOST_GATES_DRAWN + 1, Gate.on(0, GateType.H));

        CircuitFiles files =
                CircuitFiles.of(PreparedCircuit.of(new Circuit(1, 0, gates)), 1, 0, "hf", new double[0], 0, control);

        String sentence = "The circuit has 4001 gates, more than the 4000 that are drawn; JSON and OpenQASM have all of"
                + " them.";
        assertThat(text(files, 0)).contains("\"gate_count\":4001");
        assertThat(text(files, 1).lines().filter("h q[0];"::equals)).hasSize(4001);
        assertThat(text(files, 2)).isEqualTo(sentence + "\n");
        assertThat(text(files, 3)).startsWith("<svg ").contains(">" + sentence + "<", "currentColor");
    }

    @Test
    void the_longest_circuits_are_counted_only() {
        List<Gate> gates = Collections.nCopies(PreparedCircuit.MOST_GATES + 1, Gate.on(0, GateType.H));
        List<FermionExcitation> excitations = new ArrayList<>();
        for (int k = 0; k < 800; k++) {
            excitations.add(new FermionExcitation(new int[] {0, 10}, new int[] {9, 19}, k));
        }
        FermionEncoding encoding = FermionEncoding.of(Mapper.JORDAN_WIGNER, 10, 1, 1);

        PreparedCircuit coupledCluster = PreparedCircuit.of(encoding, 1, 1, 800, excitations, control);
        CircuitFiles files =
                CircuitFiles.of(PreparedCircuit.of(new Circuit(1, 0, gates)), 1, 0, "hf", new double[0], 0, control);

        assertThat(files.gates()).isEqualTo(200_001);
        assertThat(text(files, 0))
                .contains(
                        "\"gates\":[],\"metadata\":{\"gate_count\":200001,\"parameter_count\":0,\"depth\":0},\"message\":"
                                + "\"The circuit has 200001 gates, more than the 200000 that are written out.\"}");
        assertThat(text(files, 1)).startsWith("OPENQASM 3.0;\n// The circuit has");
        assertThat(text(files, 2)).startsWith("The circuit has");
        assertThat(coupledCluster)
                .isInstanceOfSatisfying(PreparedCircuit.Unavailable.class, none -> assertThat(none.gates())
                        .isEqualTo(2 + 800 * 8 * (2 * (4 + 2) + 2 * 20 - 1)));
    }

    /** Angles that are numbers make as many gates for every layer; gates beyond the most would fill a heap. */
    @Test
    void gates_of_known_angles_are_counted_as_they_come() {
        FermionEncoding encoding = FermionEncoding.of(Mapper.JORDAN_WIGNER, 10, 1, 1);
        FermionCircuit some = new FermionCircuit(encoding, 1, 1, control);
        FermionCircuit many = new FermionCircuit(encoding, 1, 1, control);
        int transfers = 3_000;
        for (int k = 0; k < transfers; k++) {
            if (k < 10) {
                some.transfer(0, 19, 0.1);
            }
            many.transfer(0, 19, 0.1);
        }

        int gates = 2 * (4 + 2 + 2 * 20 - 1);
        assertThat(some.circuit(3)).isInstanceOfSatisfying(PreparedCircuit.Available.class, available -> assertThat(
                        available.circuit().gates())
                .hasSize(2 + 10 * gates));
        assertThat(many.circuit(3))
                .isEqualTo(new PreparedCircuit.Unavailable(
                        "The circuit has 270002 gates, more than the 200000 that are written out.", 270_002));
    }

    private static String text(CircuitFiles files, int index) {
        return new String(files.attachments().get(index).content(), StandardCharsets.UTF_8);
    }
}
