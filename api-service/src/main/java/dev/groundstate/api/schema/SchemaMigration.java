package dev.groundstate.api.schema;

import dev.groundstate.api.config.GroundstateConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Brings the schema up beside the start of the service, for as long as it takes until the database answers. */
@ApplicationScoped
class SchemaMigration {
    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);
    private static final long RETRY_SECONDS = 1;

    /** Class of the states of a connection that was not made. */
    private static final String CONNECTION_FAILED = "08";

    private static final String STARTING_UP = "57P03";

    private final Flyway flyway;
    private final GroundstateConfiguration configuration;
    private final CountDownLatch stopped = new CountDownLatch(1);

    SchemaMigration(Flyway flyway, GroundstateConfiguration configuration) {
        this.flyway = flyway;
        this.configuration = configuration;
    }

    void start(@Observes StartupEvent event) {
        if (configuration.migrateAtStart()) {
            Thread.ofVirtual().name("schema-migration").start(this::migrate);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void migrate() {
        boolean warned = false;
        while (stopped.getCount() > 0) {
            try {
                MigrateResult result = flyway.migrate();
                LOG.infof("The schema is up to date, %d migrations were applied", result.migrationsExecuted);
                return;
            } catch (FlywayException e) {
                if (!warned) {
                    warned = true;
                    LOG.logf(
                            isAbsence(e) ? Level.INFO : Level.WARN,
                            "The schema cannot be brought up yet; the service stays unready (%s)",
                            e.getMessage());
                }
                if (pause()) {
                    return;
                }
            }
        }
    }

    /** A database that does not answer yet is nothing to be warned of; one that refuses is. */
    private static boolean isAbsence(FlywayException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said && said.getSQLState() != null) {
                return said.getSQLState().startsWith(CONNECTION_FAILED)
                        || said.getSQLState().equals(STARTING_UP);
            }
        }
        return false;
    }

    private boolean pause() {
        try {
            return stopped.await(RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
