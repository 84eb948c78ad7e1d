package dev.groundstate.engine.circuit;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.stream.Collectors;

/** Writes a circuit as the JSON that users are given; what a member means, {@link CircuitDescription} says. */
public final class CircuitJson {

    /** Objects and characters of a gate. */
    private static final long WORK_OF_GATE = 500;

    private CircuitJson() {}

    /** Returns one object; it has a {@code message} where there is something to say. */
    public static String write(CircuitDescription circuit, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        StringBuilder json = new StringBuilder(200 + 60 * circuit.gates().size());
        json.append("{\"n_qubits\":").append(circuit.qubits());
        json.append(",\"n_electrons\":").append(circuit.electrons());
        json.append(",\"ansatz_type\":").append(quoted(circuit.ansatzType()));
        json.append(",\"gates\":[");
        String separator = "";
        for (CircuitDescription.GateDescription gate : circuit.gates()) {
            json.append(separator).append("{\"type\":").append(quoted(gate.type()));
            json.append(",\"qubits\":")
                    .append(gate.qubits().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
            json.append(",\"parameterized\":").append(gate.parameterized()).append('}');
            separator = ",";
            work.add(WORK_OF_GATE);
        }
        CircuitDescription.Metadata metadata = circuit.metadata();
        json.append("],\"metadata\":{\"gate_count\":").append(metadata.gateCount());
        json.append(",\"parameter_count\":").append(metadata.parameterCount());
        json.append(",\"depth\":").append(metadata.depth());
        if (metadata.iteration() > 0) {
            json.append(",\"iteration\":").append(metadata.iteration());
        }
        json.append('}');
        if (!circuit.message().isEmpty()) {
            json.append(",\"message\":").append(quoted(circuit.message()));
        }
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
