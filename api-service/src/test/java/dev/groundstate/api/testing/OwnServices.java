package dev.groundstate.api.testing;

import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.local.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A database and a virtual host for tests that take them away; repairs run by themselves. */
public class OwnServices implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestDatabase.Database database = TestDatabase.instance().createDatabase("api_outages");
        Map<String, String> configuration = new HashMap<>();
        configuration.put("groundstate.db-url", database.url());
        configuration.put("groundstate.db-user", database.user());
        configuration.put("groundstate.db-password", database.password());
        configuration.put("groundstate.amqp-url", TestBroker.instance().createVirtualHost("api-outages"));
        return configuration;
    }

    @Override
    public void stop() {
        TestBroker.instance().start();
        TestDatabase.instance().start();
    }
}
