package dev.groundstate.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers with a document that a browser shows and never runs, whatever stands in it. */
public final class DocumentAnswer {
    private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private DocumentAnswer() {}

    /** Returns 200 with a document of that media type. */
    public static Response.ResponseBuilder of(Object document, String mediaType) {
        return Response.ok(document, mediaType)
                .header("Content-Security-Policy", NOTHING_RUNS)
                .header("X-Content-Type-Options", "nosniff");
    }

    /** Returns the same as a file to be saved; the name is plain ASCII without quotes. */
    public static Response.ResponseBuilder file(Object document, String mediaType, String fileName) {
        return of(document, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
    }
}
