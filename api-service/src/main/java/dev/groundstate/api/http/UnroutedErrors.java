package dev.groundstate.api.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Gives requests that fail before any resource sees them the same JSON body as all others. One remains without: a path
 * that is no URI, such as {@code /%zz}, which the server itself answers with a bare 400.
 */
@ApplicationScoped
class UnroutedErrors {
    /** Failure handlers are asked in the order of their routes. */
    private static final int FIRST = Integer.MIN_VALUE;

    void install(@Observes Router router) {
        router.route().order(FIRST).failureHandler(UnroutedErrors::failed);
        router.errorHandler(400, context -> answer(context, 400, "The request cannot be read."));
    }

    private static void failed(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException) {
            return; // the client has gone: nobody to answer, nothing to log
        }
        switch (context.statusCode()) {
            case 400 -> answer(context, 400, "The request cannot be read.");
            case 413 -> answer(context, 413, "The body is too large.");
            case 414 -> answer(context, 414, "The path or the query is too long.");
            default -> context.next();
        }
    }

    static void answer(RoutingContext context, int status, String sentence) {
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(new JsonObject()
                            .put("detail", sentence)
                            .put("message", sentence)
                            .toBuffer());
        }
    }
}
