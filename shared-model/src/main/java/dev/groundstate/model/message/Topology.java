package dev.groundstate.model.message;

import java.util.Map;

/** Names of exchanges and queues; declared alike by whoever comes first. */
public final class Topology {
    /** Direct, durable: run hints. */
    public static final String RUN_EXCHANGE = "experiments.run";

    /** Durable quorum queue of run hints, bound with {@link #RUN_ROUTING_KEY}. */
    public static final String RUN_QUEUE = "experiments.run";

    /** Arguments of the run queue: the broker refuses a declaration that differs. */
    public static final Map<String, Object> RUN_QUEUE_ARGUMENTS = Map.of("x-queue-type", "quorum");

    /** Routing key of run hints. */
    public static final String RUN_ROUTING_KEY = "run";

    /** Fan-out, durable: cancel hints to one exclusive, auto-delete queue a worker. */
    public static final String CANCEL_EXCHANGE = "experiments.cancel";

    /** Topic, durable: changes of experiments to one exclusive, auto-delete queue an API replica. */
    public static final String EVENT_EXCHANGE = "experiments.events";

    private Topology() {}

    /** Returns the routing key of changes of that experiment. */
    public static String eventRoutingKey(long experimentId) {
        return "experiment." + experimentId;
    }
}
