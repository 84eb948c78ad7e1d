package dev.groundstate.api.queue;

import dev.groundstate.api.experiment.ExperimentFilter;
import dev.groundstate.api.experiment.ExperimentStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Looks at what waits and runs. */
@ApplicationScoped
public class QueueService {
    private final QueueStore store;
    private final ExperimentStore experiments;

    QueueService(QueueStore store, ExperimentStore experiments) {
        this.store = store;
        this.experiments = experiments;
    }

    /** Returns the queue with up to {@code most} of its experiments. */
    public Uni<Queue> queue(int most) {
        return store.state().chain(state -> experiments.active(most).map(active -> new Queue(state, active)));
    }

    /** Returns how many experiments there are in each status. */
    public Uni<QueueStatistics> statistics() {
        return experiments.counts(ExperimentFilter.ofStatuses(Set.of())).map(QueueStatistics::new);
    }
}
