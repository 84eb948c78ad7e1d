package dev.groundstate.api.experiment.messaging;

import java.io.Serial;

/** The broker cannot be reached or refuses; hints wait. */
class BrokerUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BrokerUnavailableException(Throwable cause) {
        super("the broker does not answer", cause);
    }
}
