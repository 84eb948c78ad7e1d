package dev.groundstate.api.stream;

import dev.groundstate.api.error.DatabaseUnavailableException;
import dev.groundstate.api.experiment.Cancellation;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.Creation;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.ExperimentFilter;
import dev.groundstate.api.experiment.ExperimentStore;
import dev.groundstate.api.experiment.IdempotencyKey;
import dev.groundstate.api.experiment.NewExperiment;
import dev.groundstate.api.experiment.Page;
import dev.groundstate.api.experiment.Progress;
import dev.groundstate.api.experiment.Step;
import dev.groundstate.model.experiment.ExperimentStatus;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One row and its points, in a database that can be away. */
final class RowsInMemory implements ExperimentStore {
    private static final IllegalStateException NOT_FOLLOWED = new IllegalStateException("a stream only reads");

    private final AtomicInteger reads = new AtomicInteger();
    private volatile @Nullable Progress row;
    private volatile boolean away;

    static Progress row(ExperimentStatus status, int savedIterations, @Nullable Instant stoppedAt) {
        return new Progress(7, status, null, 0, savedIterations, null, null, null, null, null, null, stoppedAt, null);
    }

    static Progress running(int savedIterations) {
        return row(ExperimentStatus.RUNNING, savedIterations, null);
    }

    void become(@Nullable Progress next) {
        row = next;
    }

    void away(boolean nowAway) {
        away = nowAway;
    }

    int reads() {
        return reads.get();
    }

    @Override
    public Uni<Optional<Progress>> progress(long id) {
        return Uni.createFrom().item(() -> {
            reads.incrementAndGet();
            if (away) {
                throw new DatabaseUnavailableException(new IllegalStateException("away"));
            }
            return Optional.ofNullable(row);
        });
    }

    @Override
    public Uni<List<ConvergencePoint>> points(long id, int since, int last, int most) {
        return Uni.createFrom()
                .item(IntStream.rangeClosed(since + 1, last)
                        .mapToObj(iteration -> new ConvergencePoint(iteration, -1, 0, iteration))
                        .toList());
    }

    @Override
    public Uni<Creation> create(NewExperiment experiment, Optional<IdempotencyKey> key) {
        throw NOT_FOLLOWED;
    }

    @Override
    public Uni<Optional<Experiment>> find(long id) {
        throw NOT_FOLLOWED;
    }

    @Override
    public Uni<List<Experiment>> list(ExperimentFilter filter, Page page) {
        throw NOT_FOLLOWED;
    }

    @Override
    public Uni<List<Experiment>> active(int most) {
        throw NOT_FOLLOWED;
    }

    @Override
    public Uni<Map<ExperimentStatus, Long>> counts(ExperimentFilter filter) {
        throw NOT_FOLLOWED;
    }

    @Override
    public Uni<Cancellation> cancel(long id, Optional<String> reason) {
        throw NOT_FOLLOWED;
    }

    @Override
    public Uni<Step> enqueue(long id) {
        throw NOT_FOLLOWED;
    }

    @Override
    public Uni<Step> delete(long id) {
        throw NOT_FOLLOWED;
    }
}
