package dev.groundstate.worker.persistence;

import dev.groundstate.model.schema.SchemaVersion;
import dev.groundstate.worker.run.SchemaGate;
import dev.groundstate.worker.run.StoreUnavailableException;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Asks the migration history until it is new enough; migrations only go forward, so it is not asked again. */
@ApplicationScoped
public class PostgresSchemaGate implements SchemaGate {

    private static final Logger LOG = Logger.getLogger(PostgresSchemaGate.class);

    private static final String UNREACHED = "the database was not reached yet";

    private final Database database;
    private volatile String missing = UNREACHED;

    /** Asks the given database. */
    public PostgresSchemaGate(Database database) {
        this.database = database;
    }

    @Override
    public boolean isReady() {
        if (missing.isEmpty()) {
            return true;
        }
        try {
            int version = database.query(SchemaVersion.QUERY, Tuple.tuple())
                    .iterator()
                    .next()
                    .getInteger(0);
            missing = version >= SchemaVersion.REQUIRED
                    ? ""
                    : "the database has schema " + version + ", this worker needs " + SchemaVersion.REQUIRED;
        } catch (StoreUnavailableException away) {
            LOG.debug("the schema could not be read", away);
            missing = UNREACHED;
        } catch (IllegalStateException unmigrated) {
            LOG.debug("there is no migration history", unmigrated);
            missing = "the database has no schema yet, this worker needs " + SchemaVersion.REQUIRED;
        }
        return missing.isEmpty();
    }

    @Override
    public String missing() {
        return missing;
    }
}
