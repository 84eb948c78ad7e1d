package dev.groundstate.model.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * "Look at this experiment's row now": the body of run and cancel hints; which of them, the exchange says.
 *
 * <p>Fields are never renamed; unknown ones are ignored on reading.
 *
 * @param experimentId the row
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExperimentHint(@JsonProperty("experiment_id") long experimentId) {}
