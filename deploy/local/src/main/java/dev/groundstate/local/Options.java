package dev.groundstate.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param fresh whether to start from an empty database
 * @param workers how many workers to start
 * @param port the TCP port of the API
 * @param help whether only the usage is wanted
 */
public record Options(boolean fresh, int workers, int port, boolean help) {
    private static final int DEFAULT_PORT = 8000;
    private static final int MOST_WORKERS = 64;
    private static final int HIGHEST_PORT = 65_535;

    public Options {
        if (workers < 0 || workers > MOST_WORKERS) {
            throw new LaunchException("--workers must be between 0 and " + MOST_WORKERS + ", not " + workers + ".");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new LaunchException("--port must be between 1 and " + HIGHEST_PORT + ", not " + port + ".");
        }
    }

    /** What the options are, for people. */
    public static String usage() {
        try (InputStream usage = Options.class.getResourceAsStream("usage.txt")) {
            if (usage == null) {
                throw new IllegalStateException("usage.txt is missing from the class path");
            }
            return new String(usage.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads {@code --name value} and {@code --name=value} in any order. */
    public static Options parse(List<String> arguments) {
        boolean fresh = false;
        boolean help = false;
        int workers = 1;
        int port = DEFAULT_PORT;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals >= 0) {
                rest.addFirst(argument.substring(equals + 1));
            }
            switch (name) {
                case "--fresh" -> fresh = true;
                case "--help", "-h" -> help = true;
                case "--workers" -> workers = number(name, rest);
                case "--port" -> port = number(name, rest);
                default ->
                    throw new LaunchException("Unknown option " + name + "; ./groundstate up --help lists them.");
            }
        }
        return new Options(fresh, workers, port, help);
    }

    private static int number(String name, Deque<String> rest) {
        String value = rest.isEmpty() ? "nothing" : rest.removeFirst();
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new LaunchException(name + " takes a whole number, not " + value + ".", notANumber);
        }
    }
}
