package dev.groundstate.api.experiment.messaging;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.experiment.HintKind;
import dev.groundstate.api.experiment.HintsWritten;
import dev.groundstate.api.experiment.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * R2: carries hints from the outbox to the broker, at least once, never inside the transaction that wrote them. Every
 * replica runs one; it is nudged right after a commit and looks by itself as well. Run and cancel hints have a lane
 * each, so that a cancel never waits behind a crowd of new experiments.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    private final Outbox outbox;
    private final HintPublisher publisher;
    private final RunQueue runQueue;
    private final int batch;
    private final Duration claimTime;
    private final Lane runs = lane(HintKind.RUN);
    private final Lane cancels = lane(HintKind.CANCEL);

    OutboxRelay(Outbox outbox, HintPublisher publisher, RunQueue runQueue, GroundstateConfiguration configuration) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.runQueue = runQueue;
        this.batch = configuration.relayBatch();
        this.claimTime = configuration.publishTimeLimit().multipliedBy(3);
    }

    void nudged(@Observes HintsWritten written) {
        switch (written.kind()) {
            case RUN -> runs.nudge();
            case CANCEL -> cancels.nudge();
        }
    }

    @Scheduled(every = "${groundstate.relay-every}")
    void poll() {
        runs.nudge();
        cancels.nudge();
    }

    private Lane lane(HintKind kind) {
        return new Lane(
                () -> relay(kind),
                failure -> LOG.debugf(failure, "The relay of %s hints tries again later", kind.wireName()));
    }

    /** Sends one batch; returns whether there may be more. */
    private Uni<Boolean> relay(HintKind kind) {
        if (!publisher.isUsable(kind)) {
            return Uni.createFrom().item(false);
        }
        return runQueue.ready()
                .chain(() -> outbox.claim(kind, batch, claimTime))
                .chain(entries -> send(kind, entries));
    }

    private Uni<Boolean> send(HintKind kind, List<Outbox.Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        List<Long> sent = new ArrayList<>();
        List<Long> unsent = new ArrayList<>();
        List<Uni<Void>> sends = entries.stream()
                .map(entry -> publisher
                        .publish(kind, entry)
                        .onItemOrFailure()
                        .invoke((confirm, failure) -> note(entry.id(), failure == null ? sent : unsent))
                        .onFailure()
                        .recoverWithNull())
                .toList();
        return Uni.join()
                .all(sends)
                .andCollectFailures()
                .chain(() -> outbox.confirmed(sent))
                .chain(() -> outbox.postpone(unsent, RETRY_AFTER))
                .invoke(() -> judge(kind, unsent))
                .map(done -> unsent.isEmpty() && entries.size() == batch);
    }

    private static void note(long id, List<Long> ids) {
        synchronized (ids) {
            ids.add(id);
        }
    }

    private void judge(HintKind kind, List<Long> unsent) {
        publisher.judge(kind, unsent.isEmpty());
        if (!unsent.isEmpty()) {
            LOG.warnf("%d %s hints were not confirmed and are sent again", unsent.size(), kind.wireName());
            runQueue.doubt();
        }
    }
}
