package dev.groundstate.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets old clients in: a body is JSON whatever its content type says, and an answer is JSON whatever is accepted.
 */
@ApplicationScoped
class RequestNormalisation {
    /** Below that of CORS, so that even a refused request carries its headers. */
    private static final int PRIORITY = 200;

    void register(@Observes Filters filters) {
        filters.register(RequestNormalisation::normalise, PRIORITY);
    }

    private static void normalise(RoutingContext context) {
        if (context.normalizedPath().startsWith("/api/")) {
            MultiMap headers = context.request().headers();
            headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
            headers.remove(HttpHeaders.ACCEPT);
        }
        context.next();
    }
}
