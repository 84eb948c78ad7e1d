package dev.groundstate.api.experiment.rest;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.experiment.Cursor;
import dev.groundstate.api.experiment.ExperimentFilter;
import dev.groundstate.api.experiment.Page;
import dev.groundstate.api.request.NearestName;
import dev.groundstate.api.request.QueryReader;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.experiment.Method;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list. */
record ListQuery(ExperimentFilter filter, Page page) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;

    /** Reads filters and paging. */
    static ListQuery of(UriInfo uri) {
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        ExperimentFilter filter = filter(query, errors);
        int limit = (int) query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        long offset = query.integer("offset", 0, Integer.MAX_VALUE, 0);
        Cursor cursor = cursor(query, errors);
        query.refuseUnknown();
        errors.refuseIfAny();
        return new ListQuery(filter, new Page(limit, offset, cursor));
    }

    /** Reads filters alone. */
    static ExperimentFilter filterOf(UriInfo uri) {
        FieldErrors errors = new FieldErrors();
        QueryReader query = new QueryReader(uri.getQueryParameters(), errors);
        ExperimentFilter filter = filter(query, errors);
        query.refuseUnknown();
        errors.refuseIfAny();
        return filter;
    }

    private static ExperimentFilter filter(QueryReader query, FieldErrors errors) {
        return new ExperimentFilter(
                statuses(query.texts("status"), errors),
                query.choice("method", Method.class).orElse(null),
                query.text("name").orElse(null),
                query.texts("tag"),
                query.moment("created_after").orElse(null),
                query.moment("created_before").orElse(null));
    }

    private static Set<ExperimentStatus> statuses(List<String> names, FieldErrors errors) {
        EnumSet<ExperimentStatus> statuses = EnumSet.noneOf(ExperimentStatus.class);
        for (String name : names) {
            Optional<ExperimentStatus> status = ExperimentStatus.of(name);
            if (status.isPresent()) {
                statuses.add(status.get());
            } else {
                List<String> known = Arrays.stream(ExperimentStatus.values())
                        .map(ExperimentStatus::wireName)
                        .toList();
                String meant = NearestName.of(name, known)
                        .map(nearest -> " Did you mean '" + nearest + "'?")
                        .orElse("");
                errors.add("status", "Expected one of " + String.join(", ", known) + "." + meant);
            }
        }
        return statuses;
    }

    private static @Nullable Cursor cursor(QueryReader query, FieldErrors errors) {
        Optional<String> text = query.text("cursor");
        Optional<Cursor> cursor = text.flatMap(Cursor::decode);
        if (text.isPresent() && cursor.isEmpty()) {
            errors.add("cursor", "Expected the next_cursor of an earlier answer.");
        }
        return cursor.orElse(null);
    }
}
