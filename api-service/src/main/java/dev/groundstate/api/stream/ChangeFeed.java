package dev.groundstate.api.stream;

import dev.groundstate.model.message.ExperimentChanged;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Passes announced changes to those who watch the experiment, whoever announced them. Thread-safe. */
@ApplicationScoped
public class ChangeFeed {
    private final Map<Long, Set<Listener>> listeners = new ConcurrentHashMap<>();

    /** Says that an experiment changed: here by this replica's own doing, or heard from another or from a worker. */
    public void changed(@Observes ExperimentChanged change) {
        listeners.getOrDefault(change.experimentId(), Set.of()).forEach(Listener::wake);
    }

    /** Makes everybody who watches look. */
    void wakeAll() {
        listeners.values().forEach(all -> all.forEach(Listener::wake));
    }

    /** Listens until it is {@linkplain #forget forgotten}. */
    Listener listen(long experimentId) {
        Listener listener = new Listener(experimentId);
        listeners.compute(experimentId, (id, others) -> {
            Set<Listener> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(listener);
            return all;
        });
        return listener;
    }

    void forget(Listener listener) {
        listeners.computeIfPresent(listener.experimentId, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Remembers that something changed until it is asked; once, however much changed. */
    static final class Listener {
        private final long experimentId;

        /** At first too: something may have changed while it began to listen. */
        private boolean changed = true;

        private @Nullable UniEmitter<? super Boolean> waiting;

        private Listener(long experimentId) {
            this.experimentId = experimentId;
        }

        /** Answers true at once if something changed since it was last asked, else with the next change; false after a while. */
        Uni<Boolean> next(Duration atMost) {
            return Uni.createFrom()
                    .<Boolean>emitter(this::await)
                    .ifNoItem()
                    .after(atMost)
                    .recoverWithItem(false)
                    .invoke(this::told);
        }

        /** What was said is forgotten once it has arrived, and not when it came too late for who had stopped waiting. */
        private synchronized void told(boolean something) {
            changed &= !something;
        }

        private void await(UniEmitter<? super Boolean> asking) {
            asking.onTermination(() -> stopWaiting(asking));
            synchronized (this) {
                if (!changed) {
                    waiting = asking;
                    return;
                }
            }
            asking.complete(true);
        }

        /** What changes from here on is remembered for the next who asks. */
        private synchronized void stopWaiting(UniEmitter<? super Boolean> asking) {
            if (asking.equals(waiting)) {
                waiting = null;
            }
        }

        private void wake() {
            UniEmitter<? super Boolean> asking;
            synchronized (this) {
                asking = waiting;
                waiting = null;
                changed = true;
            }
            if (asking != null) {
                asking.complete(true);
            }
        }
    }
}
