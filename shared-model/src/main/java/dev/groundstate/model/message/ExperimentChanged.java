package dev.groundstate.model.message;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * "This experiment's row changed": the body of what travels over {@link Topology#EVENT_EXCHANGE}, for those who watch.
 *
 * <p>Fields are never renamed; unknown ones are ignored on reading, and an unknown kind is read as progress.
 *
 * @param experimentId the row
 * @param kind what of it changed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExperimentChanged(
        @JsonProperty("experiment_id") long experimentId,

        @JsonProperty("kind") @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        Kind kind) {

    /** What of a row changed. */
    public enum Kind {
        /** Iterations were saved, or what the run does now. */
        @JsonEnumDefaultValue
        @JsonProperty("progress")
        PROGRESS,
        /** The status. */
        @JsonProperty("status")
        STATUS,
        /** The tail of a cancelled experiment: its partial results are whole. */
        @JsonProperty("partial_result")
        PARTIAL_RESULT
    }
}
