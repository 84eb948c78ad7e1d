package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentStatus;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of experiments. Each method is one transaction with a time limit; all fail with
 * {@link dev.groundstate.api.error.DatabaseUnavailableException} when the database does not answer.
 */
public interface ExperimentStore {

    /** Stores an experiment, with its run hint when it is queued; once for each key. */
    Uni<Creation> create(NewExperiment experiment, Optional<IdempotencyKey> key);

    /** Returns the row. */
    Uni<Optional<Experiment>> find(long id);

    /** Returns what the status poll needs of the row. */
    Uni<Optional<Progress>> progress(long id);

    /** Returns the saved points after {@code since} and up to {@code last}, thinned to {@code most}. */
    Uni<List<ConvergencePoint>> points(long id, int since, int last, int most);

    /** Returns a part of the matching rows, newest first. */
    Uni<List<Experiment>> list(ExperimentFilter filter, Page page);

    /** Returns up to {@code most} of those that run, then of those that wait, the longest waiting first. */
    Uni<List<Experiment>> active(int most);

    /** Returns how many match in each status that occurs. */
    Uni<Map<ExperimentStatus, Long>> counts(ExperimentFilter filter);

    /** Cancels what is queued or running, with its cancel hint (C1). */
    Uni<Cancellation> cancel(long id, Optional<String> reason);

    /** Queues what is pending, with its run hint. */
    Uni<Step> enqueue(long id);

    /** Deletes what is neither queued nor running. */
    Uni<Step> delete(long id);
}
