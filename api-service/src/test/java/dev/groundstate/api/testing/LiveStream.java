package dev.groundstate.api.testing;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of one event stream, reading over HTTP as a browser would. */
public final class LiveStream implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Event END = new Event("end of the stream", "", "");

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** An event as it was sent. */
    public record Event(String name, String id, String data) {
        /** Reads the data. */
        public JsonPath json() {
            return JsonPath.from(data);
        }
    }

    private LiveStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    /** Asks for the events of an experiment, with further names and values of headers. */
    public static LiveStream open(long id, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + Requests.EXPERIMENTS + "/" + id + "/events"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new LiveStream(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the status code and the headers. */
    public HttpResponse<?> response() {
        return response;
    }

    /** Returns the next event; fails when none comes. */
    public Event next() {
        return poll(PATIENCE);
    }

    /** Returns the next event, which must come that soon. */
    public Event within(Duration limit) {
        return poll(limit);
    }

    /** Returns whether the server ends the stream and sends nothing before. */
    public boolean ends() {
        return poll(PATIENCE).equals(END);
    }

    private Event poll(Duration limit) {
        try {
            Event event = events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new AssertionError(new TimeoutException("no event within " + limit));
            }
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        Map<String, String> fields = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    String[] parts = line.split(": ", 2);
                    fields.put(parts[0], parts[1]);
                } else if (fields.containsKey("data")) {
                    events.add(new Event(fields.get("event"), fields.get("id"), fields.get("data")));
                    fields.clear();
                }
            }
        } catch (IOException closed) {
            // by this client, or by the server: either way the stream is over
        }
        events.add(END);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
