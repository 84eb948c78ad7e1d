package dev.groundstate.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives requests that fail before any resource sees them the same JSON body as all others. */
@ApplicationScoped
class UnroutedErrors {

    void install(@Observes Router router) {
        router.errorHandler(400, context -> answer(context, 400, "The request cannot be read."));
        router.errorHandler(413, context -> answer(context, 413, "The body is too large."));
        router.errorHandler(414, context -> answer(context, 414, "The path or the query is too long."));
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
