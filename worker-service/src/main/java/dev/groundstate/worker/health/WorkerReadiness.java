package dev.groundstate.worker.health;

import dev.groundstate.worker.run.SchemaGate;
import dev.groundstate.worker.run.Slots;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the schema is there, and every slot is busy or really consuming, not merely connected. */
@Readiness
@ApplicationScoped
public class WorkerReadiness implements HealthCheck {

    private final SchemaGate schema;
    private final Slots slots;

    /** Asks both. */
    public WorkerReadiness(SchemaGate schema, Slots slots) {
        this.schema = schema;
        this.slots = slots;
    }

    @Override
    public HealthCheckResponse call() {
        String missing = schema.missing();
        boolean serving = slots.areServing();
        return HealthCheckResponse.named("worker")
                .status(missing.isEmpty() && serving)
                .withData("schema", missing.isEmpty() ? "present" : missing)
                .withData("slots", serving ? "busy or consuming" : "not consuming: the broker or the database is away")
                .build();
    }
}
