package dev.groundstate.worker.messaging;

import dev.groundstate.model.message.ExperimentHint;
import dev.groundstate.worker.run.ExperimentRunner;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears every cancel hint on this worker's own queue; the row decides (C2). */
@ApplicationScoped
public class CancelConsumer {

    private static final Logger LOG = Logger.getLogger(CancelConsumer.class);

    private final ExperimentRunner runner;

    /** Passes hints on to {@code runner}. */
    public CancelConsumer(ExperimentRunner runner) {
        this.runner = runner;
    }

    /** Makes the run of that experiment, if it is held here, look at its row now. */
    @Incoming("cancels")
    public void onCancel(byte[] body) {
        try {
            runner.look(new JsonObject(Buffer.buffer(body))
                    .mapTo(ExperimentHint.class)
                    .experimentId());
        } catch (DecodeException | IllegalArgumentException unreadable) {
            LOG.errorf("a cancel hint of %d bytes is not one and is dropped: %s", body.length, unreadable.getMessage());
        }
    }
}
