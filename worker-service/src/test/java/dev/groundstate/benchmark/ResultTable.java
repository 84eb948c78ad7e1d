package dev.groundstate.benchmark;

import java.util.Locale;

/** Writes the lines of a Markdown table. */
final class ResultTable {

    /** The head of a table of cases. */
    static final String HEAD = """
            | case | ours | memory | peer | theirs | memory | ratio | our error | their error |
            |---|---|---|---|---|---|---|---|---|
            """;

    private ResultTable() {}

    /** Returns the line of a case beside one peer. */
    static String line(BenchmarkCase benchmark, Measurement ours, Peer peer, Measurement theirs) {
        return row(
                benchmark.title(),
                time(ours),
                memory(ours.peakBytes()),
                peer.name(),
                time(theirs),
                memory(theirs.peakBytes()),
                ratio(ours.seconds(), theirs.seconds()),
                error(ours, benchmark.reference()),
                error(theirs, benchmark.reference()));
    }

    /** Returns the line of a case that no peer did. */
    static String line(BenchmarkCase benchmark, Measurement ours, String why) {
        return row(
                benchmark.title(),
                time(ours),
                memory(ours.peakBytes()),
                why,
                "",
                "",
                "",
                error(ours, benchmark.reference()),
                "");
    }

    /** Returns cells as a line. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells).replace("|  |", "| |") + " |\n";
    }

    /** Returns a time, with what it took to get there. */
    static String time(Measurement measured) {
        if (measured.failure() != null) {
            return measured.failure().replace('|', '/');
        }
        String time = seconds(measured.seconds());
        return measured.evaluations() > 1 ? time + " (" + measured.evaluations() + " evaluations)" : time;
    }

    /** Returns seconds with three digits and a unit that suits them. */
    static String seconds(double seconds) {
        if (seconds >= 1) {
            return digits(seconds) + " s";
        }
        return seconds >= 1e-3 ? digits(1e3 * seconds) + " ms" : digits(1e6 * seconds) + " µs";
    }

    private static String digits(double number) {
        int decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    /** Returns bytes in MiB or GiB; nothing where they are not known. */
    static String memory(long bytes) {
        if (bytes <= 0) {
            return "";
        }
        double mebibytes = bytes / 1048576.0;
        return mebibytes < 1024 ? Math.round(mebibytes) + " MiB" : digits(mebibytes / 1024) + " GiB";
    }

    /** Returns how many times longer the peer takes, in bold where it takes less. */
    static String ratio(double ours, double theirs) {
        double ratio = theirs / ours;
        if (Double.isNaN(ratio)) {
            return "–";
        }
        return ratio >= 1 ? digits(ratio) : "**" + digits(ratio) + ", the peer is faster**";
    }

    private static String error(Measurement measured, double reference) {
        double error = measured.energy() - reference;
        return Double.isNaN(error) ? "–" : String.format(Locale.ROOT, "%.1e", error);
    }
}
