package dev.groundstate.api.error.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one shape of every answer that is not a success. */
final class ErrorAnswer {
    private ErrorAnswer() {}

    static Response.ResponseBuilder of(int status, String sentence, Map<String, ?> facts) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("detail", sentence);
        body.put("message", sentence);
        body.putAll(facts);
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
