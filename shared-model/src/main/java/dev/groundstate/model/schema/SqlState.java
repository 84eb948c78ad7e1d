package dev.groundstate.model.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes say about trying again. */
public final class SqlState {
    private static final Set<String> NOT_NOW = Set.of(
            "25006", // read-only: a standby answers
            "55P03"); // lock not available in time

    private static final Set<String> NO_SCHEMA = Set.of(
            "42P01", // undefined table: not migrated, or not restored yet
            "42703"); // undefined column: likewise

    private static final Set<String> NOT_NOW_CLASSES = Set.of(
            "08", // connection
            "28", // authorization
            "3D", // no such database
            "40", // rolled back: serialization, deadlock
            "53", // insufficient resources
            "57", // operator intervention, and the statement's own time limit
            "58"); // system error

    private SqlState() {}

    /** Returns whether the same statement may succeed later; a database that gives no code is not itself. */
    public static boolean saysNotNow(@Nullable String code) {
        return code == null
                || code.length() != 5
                || NOT_NOW.contains(code)
                || NO_SCHEMA.contains(code)
                || NOT_NOW_CLASSES.contains(code.substring(0, 2));
    }

    /** Returns whether the database answers and has not got the schema yet. */
    public static boolean saysNoSchema(@Nullable String code) {
        return code != null && NO_SCHEMA.contains(code);
    }
}
