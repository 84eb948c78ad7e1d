package dev.groundstate.api.testing;

import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.local.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * A database and a virtual host of their own; repairs happen only when a test asks for them, and streams are few and
 * seldom look by themselves.
 */
public class Services implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestDatabase.Database database = TestDatabase.instance().createDatabase("api_service");
        Map<String, String> configuration = new HashMap<>();
        configuration.put("groundstate.db-url", database.url());
        configuration.put("groundstate.db-user", database.user());
        configuration.put("groundstate.db-password", database.password());
        configuration.put("groundstate.amqp-url", TestBroker.instance().createVirtualHost("api-service"));
        configuration.put("groundstate.reconcile-every", "off");
        configuration.put("groundstate.streams", "5");
        configuration.put("groundstate.stream-poll", "6s");
        return configuration;
    }

    @Override
    public void stop() {}
}
