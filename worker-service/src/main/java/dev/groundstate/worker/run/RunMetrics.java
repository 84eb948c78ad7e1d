package dev.groundstate.worker.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
        this.iterations = Counter.builder("groundstate_iterations")
                .description("Iterations computed")
                .register(registry);
        this.fencedWrites = Counter.builder("groundstate_fenced_writes")
                .description("Writes that touched no row")
                .register(registry);
        this.saves = Timer.builder("groundstate_save")
                .description("Duration of saves")
                .register(registry);
        this.cancelLatency = Timer.builder("groundstate_cancel_latency")
                .description("From a cancel to its closed tail")
                .publishPercentileHistogram()
                .register(registry);
        Gauge.builder("groundstate_lease_margin_seconds", () -> leaseMarginMillis.get() / 1000.0)
                .description("How long the last looked-at lease could still be relied on")
                .register(registry);
        for (ClaimResult result : ClaimResult.values()) {
            claims(result);
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
        claims(result).increment();
    }

    private Counter claims(ClaimResult result) {
        return Counter.builder("groundstate_claims")
                .description("Hints that led to a claim and hints that did not")
                .tag("result", result.label())
                .register(registry);
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
