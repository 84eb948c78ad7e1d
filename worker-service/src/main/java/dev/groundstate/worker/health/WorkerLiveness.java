package dev.groundstate.worker.health;

import dev.groundstate.worker.run.Slots;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: the claim loop of every idle slot turns. */
@Liveness
@ApplicationScoped
public class WorkerLiveness implements HealthCheck {

    /** An idle slot turns every second; a minute leaves room for a machine that hardly runs. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Slots slots;

    /** Asks the slots. */
    public WorkerLiveness(Slots slots) {
        this.slots = slots;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("claim-loop")
                .status(slots.haveTicked(LIMIT))
                .build();
    }
}
