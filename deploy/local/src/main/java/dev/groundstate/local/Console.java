package dev.groundstate.local;

import java.io.PrintStream;
import java.util.function.Consumer;

/** The terminal that all parts write to, each line behind the name of its part. Thread-safe. */
final class Console {
    private static final int NAME_WIDTH = 8;

    private final PrintStream stream;

    Console(PrintStream stream) {
        this.stream = stream;
    }

    /** Where the lines of one part go. */
    Consumer<String> part(String name) {
        String prefix = name + " ".repeat(Math.max(0, NAME_WIDTH - name.length())) + " | ";
        return line -> print(prefix + line);
    }

    synchronized void print(String text) {
        stream.println(text);
        stream.flush();
    }
}
