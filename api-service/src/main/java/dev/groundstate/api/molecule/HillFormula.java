package dev.groundstate.api.molecule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Molecular formulas in Hill order: carbon, hydrogen, then by the alphabet; all by the alphabet without carbon. */
public final class HillFormula {
    private HillFormula() {}

    /** Returns the formula of atoms. */
    public static String of(List<String> symbols) {
        Map<String, Integer> counts = new TreeMap<>();
        symbols.forEach(symbol -> counts.merge(symbol, 1, Integer::sum));
        StringBuilder formula = new StringBuilder();
        if (counts.containsKey("C")) {
            append(formula, "C", counts.remove("C"));
            append(formula, "H", counts.remove("H"));
        }
        counts.forEach((symbol, count) -> append(formula, symbol, count));
        return formula.toString();
    }

    private static void append(StringBuilder formula, String symbol, @Nullable Integer count) {
        if (count != null) {
            formula.append(symbol).append(count == 1 ? "" : count);
        }
    }
}
