package dev.groundstate.worker.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** Who this process is; a new one every start, so that no two processes ever share it. */
@ApplicationScoped
public class WorkerIdentity {

    private final String host = hostName();
    private final String id = host + "-" + UUID.randomUUID();

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "unnamed";
        }
    }

    /** Returns the random identity of this process. */
    public String id() {
        return id;
    }

    /** Returns the name of the machine, for people. */
    public String host() {
        return host;
    }
}
