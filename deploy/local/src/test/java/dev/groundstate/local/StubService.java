package dev.groundstate.local;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands in for the API and the workers: says what it was told, answers every request with 200. */
final class StubService {
    private StubService() {}

    static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName(System.getenv("QUARKUS_HTTP_HOST")), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("database " + System.getenv("GROUNDSTATE_DB_URL"));
        System.out.println("broker " + System.getenv("GROUNDSTATE_AMQP_URL"));
        System.out.println("profile " + System.getenv("QUARKUS_PROFILE"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
    }
}
