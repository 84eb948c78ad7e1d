package dev.groundstate.api.schema;

import dev.groundstate.api.database.DatabaseDeadline;
import dev.groundstate.model.schema.SchemaVersion;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers and has the schema that this release needs; the broker is not asked. */
@Readiness
@ApplicationScoped
class SchemaReadiness implements AsyncHealthCheck {
    private static final String NAME = "database";

    private final Pool pool;
    private final DatabaseDeadline deadline;

    SchemaReadiness(Pool pool, DatabaseDeadline deadline) {
        this.pool = pool;
        this.deadline = deadline;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return deadline.bound(pool.query("select to_regclass('flyway_schema_history') is not null")
                        .execute())
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? version()
                        : Uni.createFrom().item(0))
                .map(SchemaReadiness::answer)
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "the database does not answer")
                        .build());
    }

    private Uni<Integer> version() {
        return deadline.bound(pool.query(SchemaVersion.QUERY).execute())
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static HealthCheckResponse answer(int version) {
        var response = HealthCheckResponse.named(NAME)
                .withData("schema_version", version)
                .withData("schema_required", SchemaVersion.REQUIRED);
        return version >= SchemaVersion.REQUIRED
                ? response.up().build()
                : response.down()
                        .withData("reason", "the schema is older than this release needs")
                        .build();
    }
}
