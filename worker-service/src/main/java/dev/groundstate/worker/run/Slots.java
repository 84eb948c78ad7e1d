package dev.groundstate.worker.run;

import dev.groundstate.worker.config.WorkerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** The slots of this worker, from its start to its graceful stop. */
@ApplicationScoped
public class Slots {

    private static final Logger LOG = Logger.getLogger(Slots.class);

    private final ExperimentRunner runner;
    private final RunSettings settings;
    private final List<Slot> slots;

    /** Makes as many slots as configured, each with a subscription of its own. */
    public Slots(
            Instance<RunHints> hints,
            ExperimentStore store,
            ExperimentRunner runner,
            RunMetrics metrics,
            SchemaGate schema,
            WorkerConfig config) {
        this.runner = runner;
        this.settings = RunSettings.of(config);
        int count = config.slotCount();
        this.slots = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Slot(
                        number, hints.get(), store, runner, settings, metrics, schema::isReady, System::nanoTime))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        slots.forEach(Slot::start);
    }

    /** R3: stops claiming, gives every row back, and waits for that no longer than the grace. */
    void stop(@Observes ShutdownEvent stopping) {
        slots.forEach(Slot::stopClaiming);
        runner.stop();
        long end = System.nanoTime() + settings.stopGrace().plusSeconds(1).toNanos();
        for (Slot slot : slots) {
            try {
                if (!slot.join(Duration.ofNanos(Math.max(end - System.nanoTime(), 1)))) {
                    LOG.warnf(
                            "%s did not end in time; its experiment is taken over when its lease runs out",
                            slot.getName());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Returns the number of experiments this worker computes side by side. */
    public int count() {
        return slots.size();
    }

    /** Returns whether every slot is busy or would be given a queued experiment at once. */
    public boolean areServing() {
        return slots.stream().allMatch(slot -> slot.isBusy() || slot.isConsuming());
    }

    /** Returns whether every idle slot's loop has turned within {@code limit}. */
    public boolean haveTicked(Duration limit) {
        long now = System.nanoTime();
        return slots.stream().allMatch(slot -> slot.isBusy() || now - slot.tickedAt() < limit.toNanos());
    }
}
