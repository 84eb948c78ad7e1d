package dev.groundstate.engine.circuit;

import dev.groundstate.engine.run.WorkCounter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Places gates in columns for a drawing: as far left as their order allows, and none on the line of a control that passes.
 *
 * @param columns gates of each column
 * @param left gates that come after the last column
 */
record CircuitColumns(List<List<Gate>> columns, int left) {

    /** Places the gates that fit into some columns. */
    static CircuitColumns of(Circuit circuit, int mostColumns, WorkCounter work) {
        List<List<Gate>> columns = new ArrayList<>();
        int[] next = new int[circuit.qubits()];
        int left = 0;
        for (Gate gate : circuit.gates()) {
            work.add(20L * circuit.qubits());
            int column = 0;
            for (int q = gate.lowest(); q <= gate.highest(); q++) {
                column = Math.max(column, next[q]);
            }
            for (int q = gate.lowest(); q <= gate.highest(); q++) {
                next[q] = column + 1;
            }
            if (column >= mostColumns) {
                left++;
                continue;
            }
            if (column == columns.size()) {
                columns.add(new ArrayList<>());
            }
            columns.get(column).add(gate);
        }
        return new CircuitColumns(columns, left);
    }

    /** Returns what stands on the line of the qubit acted on. */
    static String label(Gate gate) {
        if (!gate.type().rotation()) {
            return gate.type() == GateType.SDG ? "S+" : gate.type().name();
        }
        return gate.type() + "(" + angle(gate) + ")";
    }

    private static String angle(Gate gate) {
        if (!gate.parameterized()) {
            return number(gate.factor());
        }
        String parameter = "t" + gate.parameter();
        if (gate.factor() == 1) {
            return parameter;
        }
        return (gate.factor() == -1 ? "-" : number(gate.factor()) + " ") + parameter;
    }

    /** Up to four decimals, without trailing zeros. */
    private static String number(double value) {
        return new BigDecimal(value)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
