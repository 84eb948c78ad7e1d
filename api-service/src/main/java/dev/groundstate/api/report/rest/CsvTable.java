package dev.groundstate.api.report.rest;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of comma-separated values: RFC 4180, with a head, UTF-8, lines ended by CR LF.
 *
 * <p>Numbers have all their digits. A text that a spreadsheet would take for a formula is preceded by an apostrophe, which
 * makes it a text there too. Built by one thread.
 */
final class CsvTable {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private final StringBuilder lines = new StringBuilder();
    private final int columns;

    CsvTable(String... head) {
        this.columns = head.length;
        add((Object[]) head);
    }

    /** Adds a line; null is an empty cell. */
    void add(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("expected " + columns + " cells, got " + cells.length);
        }
        lines.append(Arrays.stream(cells).map(CsvTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** Returns the table. */
    String text() {
        return lines.toString();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof Number || value instanceof Boolean) {
            return text;
        }
        String safe = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
