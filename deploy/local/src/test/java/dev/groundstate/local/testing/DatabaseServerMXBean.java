package dev.groundstate.local.testing;

/** A database server, as seen from any class loader of the Java process that runs it. */
public interface DatabaseServerMXBean {
    String getKind();

    String getHost();

    int getPort();

    String getDatabase();

    String getUser();

    String getPassword();

    void start();

    void stop();

    void kill();
}
