package dev.groundstate.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The table of the README: of each row the case that suits the engine least and the one that suits it best. */
final class SummaryTable {

    /** The line before the table. */
    static final String BEGIN = "<!-- Written by ./groundstate bench. -->\n";

    /** The line behind the table. */
    static final String END = "<!-- End of what ./groundstate bench wrote. -->\n";

    private static final String HEAD = """
            | | work | ours | fastest peer | theirs | ratio |
            |---|---|---|---|---|---|
            """;

    private final List<Line> lines = new ArrayList<>();

    private record Line(BenchmarkCase benchmark, Measurement ours, Peer peer, Measurement theirs) {

        double ratio() {
            return ours.failure() == null ? theirs.seconds() / ours.seconds() : 0;
        }

        String text() {
            return ResultTable.row(
                    benchmark.row(),
                    benchmark.title(),
                    ResultTable.time(ours),
                    peer.name(),
                    ResultTable.time(theirs),
                    ResultTable.ratio(ours.seconds(), theirs.seconds()));
        }
    }

    /** Takes a case beside one of its peers, if that came to an end. */
    void add(BenchmarkCase benchmark, Measurement ours, Peer peer, Measurement theirs) {
        if (theirs.failure() == null) {
            lines.add(new Line(benchmark, ours, peer, theirs));
        }
    }

    /** Returns the table, in the order in which rows came. */
    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (String row :
                lines.stream().map(line -> line.benchmark.row()).distinct().toList()) {
            List<Line> fastest = lines.stream()
                    .filter(line -> line.benchmark.row().equals(row) && isFastest(line))
                    .sorted(Comparator.comparingDouble(Line::ratio))
                    .toList();
            text.append(fastest.getFirst().text());
            if (fastest.size() > 1) {
                text.append(fastest.getLast().text());
            }
        }
        return text.toString();
    }

    private boolean isFastest(Line line) {
        Line fastest = lines.stream()
                .filter(other -> other.benchmark.equals(line.benchmark))
                .min(Comparator.comparingDouble(other -> other.theirs.seconds()))
                .orElseThrow();
        return fastest.equals(line);
    }

    /**
     * Returns a document with this table in the place of an earlier one.
     *
     * @throws IllegalArgumentException when the document has no place for it
     */
    String into(String document) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("expected the lines '" + BEGIN.strip() + "' and '" + END.strip()
                    + "' around the place of the table");
        }
        return document.substring(0, begin + BEGIN.length()) + "\n" + text() + "\n" + document.substring(end);
    }
}
