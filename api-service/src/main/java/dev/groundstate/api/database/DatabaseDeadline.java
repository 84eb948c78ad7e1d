package dev.groundstate.api.database;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.error.DatabaseUnavailableException;
import dev.groundstate.model.schema.SqlState;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Bounds every conversation with the database, and tells a database that is away from a statement that is wrong. */
@ApplicationScoped
public class DatabaseDeadline {
    private static final Logger LOG = Logger.getLogger(DatabaseDeadline.class);

    /** What was last heard of the database. */
    private enum Presence {
        /** Nothing yet. */
        UNKNOWN,
        /** It has not answered since the start, which is no outage. */
        AWAITED,
        PRESENT,
        AWAY
    }

    private final Duration limit;
    private final AtomicReference<Presence> presence = new AtomicReference<>(Presence.UNKNOWN);

    @Inject
    DatabaseDeadline(GroundstateConfiguration configuration) {
        this(configuration.dbTimeLimit());
    }

    DatabaseDeadline(Duration limit) {
        this.limit = limit;
    }

    /** Returns the same conversation with the time limit of a request. */
    public <T> Uni<T> bound(Uni<T> conversation) {
        return conversation
                .ifNoItem()
                .after(limit)
                .fail()
                .onFailure(DatabaseDeadline::isAbsence)
                .transform(failure -> absent(failure))
                .onItem()
                .invoke(this::present);
    }

    private DatabaseUnavailableException absent(Throwable failure) {
        if (presence.compareAndSet(Presence.UNKNOWN, Presence.AWAITED)) {
            if (failure instanceof PgException said && SqlState.saysNoSchema(said.getSqlState())) {
                LOG.info("Waiting for the schema, which is brought up beside the start");
            } else {
                LOG.infof("Waiting for the database (%s)", failure);
            }
        } else if (presence.compareAndSet(Presence.PRESENT, Presence.AWAY)) {
            LOG.warnf("The database does not answer; requests are answered 503 (%s)", failure);
        }
        return new DatabaseUnavailableException(failure);
    }

    private void present() {
        if (presence.get() == Presence.PRESENT) {
            return;
        }
        switch (presence.getAndSet(Presence.PRESENT)) {
            case UNKNOWN, PRESENT -> {}
            case AWAITED -> LOG.info("The database answers and has the schema");
            case AWAY -> LOG.info("The database answers again");
        }
    }

    private static boolean isAbsence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException said) {
                return SqlState.saysNotNow(said.getSqlState());
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || cause instanceof NoStackTraceThrowable) {
                return true;
            }
        }
        return false;
    }
}
