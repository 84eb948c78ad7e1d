package dev.groundstate.model.message;

/** Names of exchanges and queues; declared alike by whoever comes first. */
public final class Topology {
    /** Direct, durable: run hints. */
    public static final String RUN_EXCHANGE = "experiments.run";

    /** Durable quorum queue of run hints, bound with {@link #RUN_ROUTING_KEY}. */
    public static final String RUN_QUEUE = "experiments.run";

    /** Routing key of run hints. */
    public static final String RUN_ROUTING_KEY = "run";

    /** Fan-out, durable: cancel hints to one exclusive, auto-delete queue a worker. */
    public static final String CANCEL_EXCHANGE = "experiments.cancel";

    private Topology() {}
}
