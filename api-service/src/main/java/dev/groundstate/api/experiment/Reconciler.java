package dev.groundstate.api.experiment;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.message.ExperimentChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** R1: repairs what a dead worker or a lost hint left behind. Every replica runs one; none needs to be the only one. */
@ApplicationScoped
public class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int MOST = 500;

    /** Covers a worker's time limit of a statement and its pause before the next. */
    private static final Duration RETURN_OF_WORKERS = Duration.ofSeconds(4);

    private volatile boolean answering;
    private volatile long answeredSince;

    private final ReconcilerStore store;
    private final WaitingHints waitingHints;
    private final Event<HintsWritten> hintsWritten;
    private final Event<ExperimentChanged> changes;
    private final GroundstateConfiguration configuration;
    private final Counter requeued;
    private final Counter failed;
    private final Counter rehinted;

    Reconciler(
            ReconcilerStore store,
            WaitingHints waitingHints,
            Event<HintsWritten> hintsWritten,
            Event<ExperimentChanged> changes,
            GroundstateConfiguration configuration,
            MeterRegistry meters) {
        this.store = store;
        this.waitingHints = waitingHints;
        this.hintsWritten = hintsWritten;
        this.changes = changes;
        this.configuration = configuration;
        this.requeued = reclaims(meters, "queued");
        this.failed = reclaims(meters, "failed");
        this.rehinted = Counter.builder("groundstate_rehints")
                .description("Queued experiments that were hinted at again")
                .register(meters);
    }

    private static Counter reclaims(MeterRegistry meters, String outcome) {
        return Counter.builder("groundstate_reclaims")
                .description("Experiments taken from workers whose lease ran out")
                .tag("outcome", outcome)
                .register(meters);
    }

    @Scheduled(every = "${groundstate.reconcile-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return (workersHadTime() ? reclaim() : Uni.createFrom().voidItem())
                .chain(this::rehint)
                .invoke(this::answered)
                .onFailure()
                .invoke(this::unanswered)
                .onFailure()
                .recoverWithNull();
    }

    /**
     * After an outage every lease has run out, those of living workers too: they are given time to renew theirs (P3). The
     * same goes for the start, before which an outage may have been.
     */
    private boolean workersHadTime() {
        return answering && System.nanoTime() - answeredSince > RETURN_OF_WORKERS.toNanos();
    }

    private void answered() {
        if (!answering) {
            answeredSince = System.nanoTime();
            answering = true;
        }
    }

    private void unanswered(Throwable failure) {
        if (answering) {
            LOG.warnf("Lost runs are not looked for until the database answers: %s", failure.getMessage());
        }
        answering = false;
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOldKeys() {
        return store.forgetKeys(10 * MOST, configuration.idempotencyKeyAge())
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }

    /** Takes back the runs whose lease ran out. */
    public Uni<Void> reclaim() {
        return store.reclaim(MOST, configuration.maxAttempts())
                .invoke(this::announce)
                .replaceWithVoid();
    }

    /** Hints again at what waits although no hint does. An unreachable broker is no reason to: the outbox has them. */
    public Uni<Void> rehint() {
        return store.anyUnheard(configuration.rehintAfter())
                .chain(any -> any ? waitingHints() : Uni.createFrom().item(Long.MAX_VALUE))
                .chain(waiting -> waiting == 0
                        ? store.rehint(MOST, configuration.rehintAfter())
                        : Uni.createFrom().item(0))
                .invoke(this::announceRehints)
                .replaceWithVoid();
    }

    private Uni<Long> waitingHints() {
        return waitingHints
                .count()
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "The broker does not say how many hints wait"))
                .onFailure()
                .recoverWithItem(Long.MAX_VALUE);
    }

    private void announce(List<ReconcilerStore.Reclaimed> reclaimed) {
        for (ReconcilerStore.Reclaimed run : reclaimed) {
            boolean again = run.status() == ExperimentStatus.QUEUED;
            (again ? requeued : failed).increment();
            LOG.warnf(
                    "A worker was lost and its run is %s, experimentId=%d, epoch=%d, workerId=%s",
                    again ? "queued again" : "failed", run.id(), run.epoch(), run.workerId());
            changes.fire(new ExperimentChanged(run.id(), ExperimentChanged.Kind.STATUS));
        }
        if (!reclaimed.isEmpty()) {
            hintsWritten.fire(new HintsWritten(HintKind.RUN));
        }
    }

    private void announceRehints(int count) {
        if (count > 0) {
            rehinted.increment(count);
            LOG.warnf("%d queued experiments had lost their hint and were hinted at again", count);
            hintsWritten.fire(new HintsWritten(HintKind.RUN));
        }
    }
}
