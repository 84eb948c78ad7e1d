package dev.groundstate.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

/** The API as its clients use it. Thread-safe. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String address;

    /** Of the API on a port of this machine. */
    Api(int port) {
        this.address = "http://127.0.0.1:" + port + "/api/v1/experiments";
    }

    /** What a request was answered, and how long that took. */
    record Answer(int status, JsonNode body, HttpHeaders headers, Duration time) {
        JsonNode expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + ", got " + status + " " + body);
            }
            return body;
        }
    }

    /** Creates an experiment to be run at once and returns its id. */
    long create(Request request) {
        return post(request).expect(201).path("id").asLong();
    }

    Answer post(Request request) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.json())));
    }

    Answer cancel(long id) {
        return send(HttpRequest.newBuilder(URI.create(address + "/" + id + "/cancel"))
                .method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }

    JsonNode status(long id) {
        return get("/" + id + "/status").expect(200);
    }

    JsonNode detail(long id) {
        return get("/" + id).expect(200);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** Returns the data of the events of an experiment as they come, until the stream ends. */
    Stream<JsonNode> events(long id) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address + "/" + id + "/events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> read(line.substring("data: ".length())));
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(json, unreadable);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            return new Answer(response.statusCode(), JSON.readTree(response.body()), response.headers(), time);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
