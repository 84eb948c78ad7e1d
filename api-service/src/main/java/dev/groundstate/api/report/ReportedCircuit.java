package dev.groundstate.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How large the circuit of an experiment is.
 *
 * @param diagram drawn in characters; null when there is none or it is too large to print
 */
@Schema(name = "ReportedCircuit")
@JsonInclude(Include.NON_NULL)
public record ReportedCircuit(
        int qubits,
        int depth,
        long gates,
        int parameters,
        @Nullable String diagram) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Counts the circuit of a document, whose gates are passed over; empty when it is not one. */
    static Optional<ReportedCircuit> counted(byte[] circuit, @Nullable String diagram) {
        int qubits = 0;
        int depth = 0;
        long gates = 0;
        int parameters = 0;
        try (JsonParser parser = JSON.createParser(circuit)) {
            while (parser.nextToken() != null) {
                String name = parser.currentName();
                if (parser.currentToken() == JsonToken.START_ARRAY) {
                    parser.skipChildren();
                } else if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && name != null) {
                    switch (name) {
                        case "n_qubits" -> qubits = parser.getIntValue();
                        case "depth" -> depth = parser.getIntValue();
                        case "gate_count" -> gates = parser.getLongValue();
                        case "parameter_count" -> parameters = parser.getIntValue();
                        default -> {}
                    }
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return qubits == 0
                ? Optional.empty()
                : Optional.of(new ReportedCircuit(qubits, depth, gates, parameters, diagram));
    }
}
