package dev.groundstate.local.testing;

/** A broker, as seen from any class loader of the Java process that runs it. */
public interface BrokerServerMXBean {
    String getKind();

    String getUrl();

    String createVirtualHost(String name);

    void start();

    void stop();

    void kill();
}
