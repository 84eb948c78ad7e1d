package dev.groundstate.api.http;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.work.HeapShare;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets old clients in: a body is JSON whatever its content type says, and an answer is JSON whatever is accepted, but for
 * a browser at the root, which is shown to a page. A body that says it is too large, or for which there is no room, is read
 * to its end and refused, so that its sender hears why.
 */
@ApplicationScoped
class RequestNormalisation {
    /** Below that of CORS, so that even a refused request carries its headers. */
    private static final int PRIORITY = 200;

    /** A body longer than this many times the limit is not read to its end; its connection is closed. */
    private static final int PATIENCE = 64;

    /** Bytes; bodies up to this need not ask for room, however many are read at once. */
    private static final int SMALL_BODY = 64 * 1024;

    /** What stays of a body while it is dealt with: its bytes, and the text in them. */
    private static final int COPIES = 2;

    /** The page about all that is served. */
    private static final String DESCRIPTION = "/q/swagger-ui/";

    private final HeapShare heap;
    private final long largestBody;

    /**
     * Reads a body that does not say how long it is. Not over HTTP/2, where no request without a body says so either, and
     * where the server takes no request that was read already: there the server itself ends a stream that is too long.
     */
    private final BodyHandler unannounced;

    RequestNormalisation(GroundstateConfiguration configuration, HeapShare heap) {
        this.heap = heap;
        this.largestBody = configuration.maxBodySize().asLongValue();
        this.unannounced = BodyHandler.create(false).setBodyLimit(largestBody);
    }

    void register(@Observes Filters filters) {
        filters.register(this::normalise, PRIORITY);
    }

    private void normalise(RoutingContext context) {
        String path = context.normalizedPath();
        MultiMap headers = context.request().headers();
        if (path.startsWith("/api/")) {
            headers.remove(HttpHeaders.ACCEPT);
            readAsJson(context);
            return;
        }
        if (path.equals("/")) {
            context.response().headers().add(HttpHeaders.VARY, "Accept");
            if (context.request().method().equals(HttpMethod.GET) && isOfBrowser(headers.get(HttpHeaders.ACCEPT))) {
                context.response()
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, DESCRIPTION)
                        .end();
                return;
            }
        }
        if (!path.startsWith("/q/")) {
            headers.remove(HttpHeaders.ACCEPT);
        }
        context.next();
    }

    /** A browser that is given an address asks for a page before anything else. */
    private static boolean isOfBrowser(@Nullable String accepted) {
        return accepted != null && accepted.strip().startsWith("text/html");
    }

    private void readAsJson(RoutingContext context) {
        MultiMap headers = context.request().headers();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        long length = length(headers.get(HttpHeaders.CONTENT_LENGTH));
        if (!headers.contains(HttpHeaders.CONTENT_LENGTH)
                && context.request().version() != io.vertx.core.http.HttpVersion.HTTP_2) {
            unannounced.handle(context);
        } else if (length <= SMALL_BODY) {
            context.next();
        } else if (length <= largestBody) {
            letInWhereThereIsRoom(context, length);
        } else if (length <= PATIENCE * largestBody) {
            afterItsEnd(context, () -> refuse(context));
        } else {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            refuse(context);
        }
    }

    /** What was taken is given back when all is answered, or the connection is gone. */
    private void letInWhereThereIsRoom(RoutingContext context, long length) {
        Optional<Runnable> room = heap.take(COPIES * length);
        if (room.isPresent()) {
            context.addEndHandler(end -> room.get().run());
            context.next();
        } else {
            afterItsEnd(context, () -> {
                context.response().putHeader("Retry-After", "2");
                UnroutedErrors.answer(context, 503, HeapShare.REFUSAL);
            });
        }
    }

    private static void afterItsEnd(RoutingContext context, Runnable answer) {
        context.request().endHandler(end -> answer.run()).resume();
    }

    private void refuse(RoutingContext context) {
        UnroutedErrors.answer(context, 413, "The body is too large; at most " + largestBody + " bytes are read.");
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
