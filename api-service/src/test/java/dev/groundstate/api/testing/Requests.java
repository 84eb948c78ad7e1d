package dev.groundstate.api.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What a client asks for again and again. */
public final class Requests {
    /** The base of all paths. */
    public static final String EXPERIMENTS = "/api/v1/experiments";

    private Requests() {}

    /** A body that is accepted. */
    public static String hydrogen(String name, boolean execute) {
        return """
                {"name": "%s", "molecule": {"atoms": [{"symbol": "H", "x": 0, "y": 0, "z": 0},
                 {"symbol": "H", "x": 0, "y": 0, "z": 0.74}]}, "execute_immediately": %s}""".formatted(name, execute);
    }

    /** Creates an experiment that waits for a worker. */
    public static long queued() {
        return created(hydrogen("queued", true));
    }

    /** Creates an experiment that nobody asked to run. */
    public static long pending() {
        return created(hydrogen("pending", false));
    }

    /** Asks to cancel. */
    public static Response cancel(long id) {
        return given().when().patch(EXPERIMENTS + "/" + id + "/cancel");
    }

    /** Waits until the service has brought up its schema. */
    public static void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> given().when().get("/q/health/ready").statusCode() == 200);
    }

    private static long created(String body) {
        return given().body(body)
                .when()
                .post(EXPERIMENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }
}
