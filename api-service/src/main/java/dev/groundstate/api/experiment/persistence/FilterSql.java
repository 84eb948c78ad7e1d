package dev.groundstate.api.experiment.persistence;

import dev.groundstate.api.experiment.Cursor;
import dev.groundstate.api.experiment.ExperimentFilter;
import dev.groundstate.model.experiment.ExperimentStatus;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter as a where clause; every value is a parameter. Not thread-safe. */
final class FilterSql {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    FilterSql(ExperimentFilter filter, @Nullable Cursor after) {
        if (filter.statuses().size() == 1) {
            restrict("e.status = ", filter.statuses().iterator().next().wireName());
        } else if (!filter.statuses().isEmpty()) {
            String[] names = filter.statuses().stream()
                    .map(ExperimentStatus::wireName)
                    .sorted()
                    .toArray(String[]::new);
            conditions.add("e.status = any(" + parameter(names) + "::text[])");
        }
        if (filter.method() != null) {
            restrict("e.method = ", filter.method().wireName());
        }
        if (filter.name() != null) {
            conditions.add("lower(e.name) = lower(" + parameter(filter.name()) + ")");
        }
        if (!filter.tags().isEmpty()) {
            conditions.add("e.tags @> " + parameter(filter.tags().toArray(String[]::new)) + "::text[]");
        }
        restrictTime("e.created_at > ", filter.createdAfter());
        restrictTime("e.created_at < ", filter.createdBefore());
        if (after != null) {
            restrict("e.id < ", after.id());
        }
    }

    /** Returns the clause, empty when nothing restricts. */
    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Adds a value and returns the name of its parameter. */
    String parameter(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    Tuple values() {
        return Tuple.from(values);
    }

    private void restrict(String comparison, Object value) {
        conditions.add(comparison + parameter(value));
    }

    private void restrictTime(String comparison, @Nullable Instant time) {
        if (time != null) {
            restrict(comparison, time.atOffset(ZoneOffset.UTC));
        }
    }
}
