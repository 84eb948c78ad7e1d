package dev.groundstate.api.experiment.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of a request to cancel, for its description only: {@link ExperimentResource} reads it. */
@Schema(name = "CancelRequest")
record CancelSchema(
        @Schema(maxLength = 500, description = "Kept as cancel_reason") @Nullable
        String reason) {}
