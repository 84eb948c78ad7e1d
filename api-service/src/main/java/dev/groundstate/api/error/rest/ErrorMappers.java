package dev.groundstate.api.error.rest;

import dev.groundstate.api.error.DatabaseUnavailableException;
import dev.groundstate.api.error.InvalidFieldsException;
import dev.groundstate.api.error.RefusedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns refusals and failures into answers; the only place that logs a failure nobody expected. */
class ErrorMappers {
    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
    private static final int UNPROCESSABLE = 422;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final AllowedMethods allowedMethods;

    ErrorMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    Response refused(RefusedException refusal) {
        int status =
                switch (refusal.reason()) {
                    case BAD_REQUEST -> 400;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case TOO_LARGE -> 413;
                    case BUSY -> 503;
                };
        Response.ResponseBuilder answer = ErrorAnswer.of(status, sentence(refusal), refusal.facts());
        return refusal.reason() == RefusedException.Reason.BUSY
                ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : answer.build();
    }

    @ServerExceptionMapper
    Response invalid(InvalidFieldsException invalid) {
        return ErrorAnswer.of(UNPROCESSABLE, sentence(invalid), Map.of("errors", invalid.errors()))
                .build();
    }

    @ServerExceptionMapper
    Response unavailable(DatabaseUnavailableException unavailable) {
        return ErrorAnswer.of(503, "The database does not answer; try again in a few seconds.", Map.of())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException notFound, UriInfo uri) {
        return ErrorAnswer.of(404, "There is nothing at " + uri.getPath() + ".", Map.of())
                .build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException notAllowed, UriInfo uri) {
        String allowed = allowedMethods.at(uri.getPath());
        return ErrorAnswer.of(405, "This method is not allowed here; allowed are: " + allowed + ".", Map.of())
                .header(HttpHeaders.ALLOW, allowed)
                .build();
    }

    @ServerExceptionMapper
    Response other(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(failure);
        }
        String sentence =
                switch (status) {
                    case 413 -> "The body is too large.";
                    case 415 -> "The body is not JSON.";
                    default -> "The request cannot be read.";
                };
        return ErrorAnswer.of(status, sentence, Map.of()).build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(failure, "A request failed unexpectedly, reference=%s", reference);
        return ErrorAnswer.of(
                        500,
                        "The service failed; the operator finds the cause under the reference.",
                        Map.of("reference", reference))
                .build();
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "The request was refused." : message;
    }
}
