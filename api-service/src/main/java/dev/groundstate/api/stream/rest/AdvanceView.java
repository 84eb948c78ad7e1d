package dev.groundstate.api.stream.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.view.ProgressView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an event of progress says: the status, and the points that the client does not have. */
@Schema(name = "Advance")
record AdvanceView(
        @JsonUnwrapped ProgressView now,
        @JsonProperty("convergence_data") List<ConvergencePoint> points) {}
