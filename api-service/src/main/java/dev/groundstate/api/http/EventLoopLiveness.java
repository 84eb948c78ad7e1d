package dev.groundstate.api.http;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while an event loop still takes a task. */
@Liveness
@ApplicationScoped
class EventLoopLiveness implements AsyncHealthCheck {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Vertx vertx;

    EventLoopLiveness(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .<HealthCheckResponse>emitter(
                        emitter -> vertx.runOnContext(tick -> emitter.complete(HealthCheckResponse.up("event loop"))))
                .ifNoItem()
                .after(LIMIT)
                .recoverWithItem(() -> HealthCheckResponse.down("event loop"));
    }
}
