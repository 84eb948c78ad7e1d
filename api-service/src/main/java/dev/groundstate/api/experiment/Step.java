package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentStatus;

/** How a request to queue or delete an experiment ended. */
public sealed interface Step {

    /** It was done; by this request or an earlier one. */
    record Done(long id) implements Step {}

    /** The status does not allow it. */
    record NotPossible(long id, ExperimentStatus status) implements Step {}

    /** There is no such experiment. */
    record Unknown(long id) implements Step {}
}
