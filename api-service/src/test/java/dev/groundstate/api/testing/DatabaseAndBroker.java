package dev.groundstate.api.testing;

import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.local.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives an API under test a fresh database and a fresh virtual host. */
public final class DatabaseAndBroker implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestDatabase.Database database = TestDatabase.instance().createDatabase("api_component");
        return Map.of(
                "groundstate.db-url", database.url(),
                "groundstate.db-user", database.user(),
                "groundstate.db-password", database.password(),
                "groundstate.amqp-url", TestBroker.instance().createVirtualHost("api-component"));
    }

    @Override
    public void stop() {
        // Both servers end with the Java process.
    }
}
