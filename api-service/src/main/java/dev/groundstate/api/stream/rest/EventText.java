package dev.groundstate.api.stream.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.api.experiment.view.ProgressView;
import dev.groundstate.api.stream.StreamEvent;
import dev.groundstate.api.stream.StreamPosition;
import jakarta.enterprise.context.ApplicationScoped;

/** How events look on the wire: text/event-stream of the HTML standard, section 9.2. */
@ApplicationScoped
class EventText {
    private static final String SILENCE = ": nothing new\n\n";

    private final ObjectMapper mapper;

    EventText(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String of(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Status(var progress, var last) -> named("status", event, ProgressView.of(progress));
            case StreamEvent.Advance(var progress, var points) ->
                named("progress", event, new AdvanceView(ProgressView.of(progress), points));
            case StreamEvent.Silence() -> SILENCE;
        };
    }

    private String named(String name, StreamEvent event, Object data) {
        String id = StreamPosition.after(event).map(StreamPosition::id).orElseThrow();
        try {
            return "event: " + name + "\nid: " + id + "\ndata: " + mapper.writeValueAsString(data) + "\n\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }
}
