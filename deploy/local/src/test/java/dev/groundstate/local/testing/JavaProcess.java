package dev.groundstate.local.testing;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What this Java process has one of, whichever class loader asks. */
final class JavaProcess {
    private JavaProcess() {}

    /**
     * The service of that name, started if it is not running.
     *
     * @param <S> an MXBean interface
     * @param start starts the service; called at most once in the life of the process
     */
    static <S> S service(String name, Class<S> type, Supplier<S> start) {
        MBeanServer services = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName key = new ObjectName("dev.groundstate.testing", "service", name);
            // The server is the only object that all class loaders share.
            synchronized (services) {
                if (!services.isRegistered(key)) {
                    services.registerMBean(start.get(), key);
                }
            }
            return JMX.newMXBeanProxy(services, key, type);
        } catch (JMException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
