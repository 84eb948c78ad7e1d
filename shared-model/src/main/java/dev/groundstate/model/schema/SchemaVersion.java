package dev.groundstate.model.schema;

/** The number of the newest migration; a service is unready until the database has at least this one. */
public final class SchemaVersion {
    /** Version of the newest file below {@code db/migration}. */
    public static final int REQUIRED = 2;

    /** One integer: the newest migration that was applied, 0 for none. Fails on a database that never saw any. */
    public static final String QUERY =
            "select coalesce(max(version::int), 0) from flyway_schema_history where success and version is not null";

    private SchemaVersion() {}
}
