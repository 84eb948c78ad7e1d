package dev.groundstate.engine.circuit;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import java.util.List;

/** Draws circuits in plain characters, a line a qubit: for terminals and reports. */
public final class TextDrawing {

    private static final long WORK_OF_CELL = 500;

    private TextDrawing() {}

    /**
     * Returns the drawing; a controlled X is {@code (+)}, a controlled Z has {@code *} on both qubits.
     *
     * @param mostColumns columns drawn; a last line says how many gates come after them
     */
    public static String draw(Circuit circuit, int mostColumns, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        CircuitColumns layout = CircuitColumns.of(circuit, mostColumns, work);
        int lines = Math.max(0, 2 * circuit.qubits() - 1);
        StringBuilder[] rows = new StringBuilder[lines];
        int margin = ("q" + Math.max(0, circuit.qubits() - 1) + ": ").length();
        for (int line = 0; line < lines; line++) {
            rows[line] = new StringBuilder(line % 2 == 0 ? "q" + line / 2 + ": " : "");
            pad(rows[line], margin, ' ');
        }
        for (List<Gate> column : layout.columns()) {
            addColumn(column, rows);
            work.add(WORK_OF_CELL * lines);
        }
        StringBuilder drawing = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            String row = rows[line].append(line % 2 == 0 ? "-" : "").toString();
            drawing.append(row.stripTrailing()).append('\n');
        }
        if (layout.left() > 0) {
            drawing.append("and ").append(layout.left()).append(" more gates\n");
        }
        return drawing.toString();
    }

    private static void addColumn(List<Gate> column, StringBuilder[] rows) {
        String[] cells = new String[rows.length];
        Arrays.fill(cells, "");
        for (Gate gate : column) {
            for (int line = 2 * gate.lowest() + 1; line < 2 * gate.highest(); line++) {
                cells[line] = "|";
            }
            if (gate.type().controlled()) {
                cells[2 * gate.control()] = "*";
            }
            cells[2 * gate.qubit()] = switch (gate.type()) {
                case CX -> "(+)";
                case CZ -> "*";
                case X, H, S, SDG, RX, RY, RZ -> "[" + CircuitColumns.label(gate) + "]";
            };
        }
        int width = Arrays.stream(cells).mapToInt(String::length).max().orElse(0);
        for (int line = 0; line < rows.length; line++) {
            char wire = line % 2 == 0 ? '-' : ' ';
            int end = rows[line].length() + 1 + width;
            pad(rows[line], rows[line].length() + 1 + (width - cells[line].length()) / 2, wire);
            rows[line].append(cells[line]);
            pad(rows[line], end, wire);
        }
    }

    private static void pad(StringBuilder row, int length, char with) {
        while (row.length() < length) {
            row.append(with);
        }
    }
}
