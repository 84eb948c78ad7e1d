package dev.groundstate.benchmark;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param rows identifiers of rows, in capitals; empty for all of them
 * @param peers whether other programs run too
 * @param threads of every process, and processors it is pinned to
 * @param seconds of one process: half of them is timed, half warms a peer up; the engine, as long as anything is compiled
 * @param rounds how often both sides take turns
 * @param limitSeconds after which a process of a peer is ended, where its case does not say otherwise
 * @param memoryBytes that a process may use
 * @param profile whether the hottest kernels are profiled in place of all rows
 */
record BenchmarkOptions(
        Set<String> rows,
        boolean peers,
        int threads,
        double seconds,
        int rounds,
        int limitSeconds,
        long memoryBytes,
        boolean profile) {

    /**
     * Reads a command line.
     *
     * @param memoryBytes limit where none is given
     * @throws IllegalArgumentException in words for who typed it
     */
    static BenchmarkOptions parse(List<String> arguments, long memoryBytes) {
        Set<String> rows = new LinkedHashSet<>();
        boolean peers = true;
        int threads = 1;
        double seconds = 8;
        int rounds = 2;
        int limitSeconds = 120;
        long memory = memoryBytes;
        boolean profile = false;
        for (int at = 0; at < arguments.size(); at++) {
            String option = arguments.get(at);
            switch (option) {
                case "--no-peers" -> peers = false;
                case "--profile" -> profile = true;
                case "--rows" -> rows.addAll(rows(value(arguments, ++at)));
                case "--threads" -> threads = (int) number(option, value(arguments, ++at), 1, 256);
                case "--seconds" -> seconds = number(option, value(arguments, ++at), 0.1, 600);
                case "--rounds" -> rounds = (int) number(option, value(arguments, ++at), 1, 20);
                case "--limit" -> limitSeconds = (int) number(option, value(arguments, ++at), 1, 36_000);
                case "--memory" -> memory = (long) (number(option, value(arguments, ++at), 0.5, 4_096) * (1L << 30));
                default ->
                    throw new IllegalArgumentException(
                            "unknown option " + option + "; ./groundstate bench --help lists them");
            }
        }
        return new BenchmarkOptions(rows, peers, threads, seconds, rounds, limitSeconds, memory, profile);
    }

    /** Returns whether a row is asked for. */
    boolean wants(String row) {
        return rows.isEmpty() || rows.contains(row.toUpperCase(Locale.ROOT));
    }

    private static List<String> rows(String list) {
        List<String> rows = Arrays.stream(list.split(",", -1))
                .map(row -> row.strip().toUpperCase(Locale.ROOT))
                .toList();
        List<String> known = BenchmarkCases.rows();
        for (String row : rows) {
            if (!known.contains(row)) {
                throw new IllegalArgumentException("unknown row " + row + "; there are " + String.join(", ", known));
            }
        }
        return rows;
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException("expected a value after " + arguments.get(at - 1));
        }
        return arguments.get(at);
    }

    private static double number(String option, String text, double least, double most) {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException(
                    "expected a number from " + least + " to " + most + " after " + option + ", got " + text);
        }
        return number;
    }
}
