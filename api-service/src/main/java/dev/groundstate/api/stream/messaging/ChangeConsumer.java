package dev.groundstate.api.stream.messaging;

import dev.groundstate.api.stream.ChangeFeed;
import dev.groundstate.model.message.ExperimentChanged;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears every change of every experiment on this replica's own queue. */
@ApplicationScoped
class ChangeConsumer {
    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);

    private final ChangeFeed feed;

    ChangeConsumer(ChangeFeed feed) {
        this.feed = feed;
    }

    @Incoming("events-in")
    void heard(byte[] body) {
        try {
            feed.changed(new JsonObject(Buffer.buffer(body)).mapTo(ExperimentChanged.class));
        } catch (DecodeException | IllegalArgumentException unreadable) {
            LOG.errorf("A change of %d bytes is not one and is dropped: %s", body.length, unreadable.getMessage());
        }
    }
}
