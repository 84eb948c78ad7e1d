package dev.groundstate.engine.circuit;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.List;

/** Draws circuits as SVG in the colour of the text around it. */
public final class SvgDrawing {

    private static final int ROW = 40;
    private static final int BOX = 26;
    private static final int CHARACTER = 8;
    private static final int GAP = 14;
    private static final int MARGIN = 48;
    private static final long WORK_OF_GATE = 4_000;

    private final StringBuilder shapes = new StringBuilder();

    private SvgDrawing() {}

    /**
     * Returns the drawing.
     *
     * @param mostColumns columns drawn; a last word says how many gates come after them
     */
    public static String draw(Circuit circuit, int mostColumns, RunControl control) {
        return new SvgDrawing().drawn(circuit, mostColumns, new WorkCounter(control));
    }

    /** Returns words in place of a drawing. */
    static String sentence(String words) {
        int width = 2 * GAP + CHARACTER * words.length();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                font-family="monospace" font-size="12">
                <text x="%d" y="%d" fill="currentColor">%s</text>
                </svg>
                """.formatted(width, ROW, width, ROW, GAP, ROW / 2 + 4, words);
    }

    private String drawn(Circuit circuit, int mostColumns, WorkCounter work) {
        CircuitColumns layout = CircuitColumns.of(circuit, mostColumns, work);
        int[] wireFrom = new int[circuit.qubits()];
        for (int q = 0; q < circuit.qubits(); q++) {
            wireFrom[q] = MARGIN;
            text(MARGIN - 8, y(q), "end", "q" + q);
        }
        int left = MARGIN + GAP;
        for (List<Gate> column : layout.columns()) {
            int width = column.stream().mapToInt(SvgDrawing::width).max().orElse(BOX);
            for (Gate gate : column) {
                draw(gate, left + width / 2, wireFrom);
                work.add(WORK_OF_GATE);
            }
            left += width + GAP;
        }
        for (int q = 0; q < circuit.qubits(); q++) {
            line(wireFrom[q], y(q), left, y(q));
        }
        if (layout.left() > 0) {
            String more = "and " + layout.left() + " more gates";
            text(left + GAP, y(0), "start", more);
            left += GAP + CHARACTER * more.length();
        }
        return framed(circuit, left + GAP, Math.max(1, circuit.qubits()) * ROW);
    }

    private String framed(Circuit circuit, int width, int height) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                fill="none" stroke="currentColor" font-family="monospace" font-size="12">
                <title>Circuit of %d gates on %d qubits, depth %d</title>
                %s</svg>
                """.formatted(
                width, height, width, height, circuit.gates().size(), circuit.qubits(), circuit.depth(), shapes);
    }

    private static int y(int qubit) {
        return ROW / 2 + ROW * qubit;
    }

    private static int width(Gate gate) {
        return gate.type().controlled()
                ? BOX
                : Math.max(BOX, CHARACTER * CircuitColumns.label(gate).length() + 10);
    }

    /** A box interrupts the wire, so that no colour of the background is needed. */
    private void draw(Gate gate, int x, int[] wireFrom) {
        int y = y(gate.qubit());
        if (!gate.type().controlled()) {
            int width = width(gate);
            line(wireFrom[gate.qubit()], y, x - width / 2, y);
            wireFrom[gate.qubit()] = x + width / 2;
            shapes.append("<rect x=\"").append(x - width / 2).append("\" y=\"").append(y - BOX / 2);
            shapes.append("\" width=\"").append(width).append("\" height=\"").append(BOX);
            shapes.append("\" rx=\"3\"/>\n");
            text(x, y, "middle", CircuitColumns.label(gate));
            return;
        }
        int controlY = y(gate.control());
        dot(x, controlY);
        if (gate.type() == GateType.CZ) {
            line(x, controlY, x, y);
            dot(x, y);
        } else {
            int radius = 9;
            line(x, controlY, x, controlY < y ? y + radius : y - radius);
            shapes.append("<circle cx=\"").append(x).append("\" cy=\"").append(y);
            shapes.append("\" r=\"").append(radius).append("\"/>\n");
        }
    }

    private void dot(int x, int y) {
        shapes.append("<circle cx=\"").append(x).append("\" cy=\"").append(y);
        shapes.append("\" r=\"4\" fill=\"currentColor\"/>\n");
    }

    private void line(int x1, int y1, int x2, int y2) {
        shapes.append("<path d=\"M").append(x1).append(' ').append(y1);
        shapes.append('L').append(x2).append(' ').append(y2).append("\"/>\n");
    }

    private void text(int x, int y, String anchor, String content) {
        shapes.append("<text x=\"").append(x).append("\" y=\"").append(y + 4);
        shapes.append("\" text-anchor=\"").append(anchor);
        shapes.append("\" fill=\"currentColor\" stroke=\"none\">")
                .append(content)
                .append("</text>\n");
    }
}
