package dev.groundstate.worker.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The worker's figures about its runs, named in docs/operations.md. */
@ApplicationScoped
public class RunMetrics {

    private final MeterRegistry registry;
    private final Counter iterations;
    private final Counter fencedWrites;
    private final Timer saves;
    private final Timer cancelLatency;
    private final AtomicLong leaseMarginMillis = new AtomicLong();

    /** Registers every figure, so that each is there before its first event. */
    public RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.iterations = registry.counter("groundstate_iterations");
        this.fencedWrites = registry.counter("groundstate_fenced_writes");
        this.saves = registry.timer("groundstate_save");
        this.cancelLatency = Timer.builder("groundstate_cancel_latency")
                .publishPercentileHistogram()
                .register(registry);
        registry.gauge("groundstate_lease_margin_seconds", leaseMarginMillis, millis -> millis.get() / 1000.0);
        for (ClaimResult result : ClaimResult.values()) {
            registry.counter("groundstate_claims", "result", result.label());
        }
    }

    /** What a look at a hinted row came to. */
    enum ClaimResult {
        WON,
        REFUSED;

        private String label() {
            return this == WON ? "won" : "refused";
        }
    }

    void claimed(ClaimResult result) {
        registry.counter("groundstate_claims", "result", result.label()).increment();
    }

    void iterated() {
        iterations.increment();
    }

    void fencedWrite() {
        fencedWrites.increment();
    }

    void saved(Duration duration) {
        saves.record(duration);
    }

    void cancelLatency(Duration duration) {
        cancelLatency.record(duration);
    }

    void leaseMargin(Duration margin) {
        leaseMarginMillis.set(margin.toMillis());
    }
}
