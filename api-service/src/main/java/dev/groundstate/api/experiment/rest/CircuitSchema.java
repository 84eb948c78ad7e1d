package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of a circuit, for its description only: a worker writes it. */
@Schema(name = "Circuit")
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(Include.NON_NULL)
record CircuitSchema(
        int nQubits,
        int nElectrons,
        String ansatzType,
        List<GateSchema> gates,
        CircuitMetadataSchema metadata,

        @Schema(description = "Why there are no gates, where there are none") @Nullable
        String message) {

    /** A gate. */
    @Schema(name = "Gate")
    record GateSchema(
            String type,

            @Schema(description = "The control before the qubit acted on")
            List<Integer> qubits,

            boolean parameterized) {}

    /** Counts of a circuit. */
    @Schema(name = "CircuitMetadata")
    @JsonNaming(SnakeCaseStrategy.class)
    record CircuitMetadataSchema(long gateCount, int parameterCount, int depth) {}
}
