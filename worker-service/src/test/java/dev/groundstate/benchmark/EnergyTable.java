package dev.groundstate.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The energies of the engine beside those of PySCF.
 *
 * @param text Markdown
 * @param failures cases that do not agree, or have an energy on one side only; a sentence each
 */
record EnergyTable(String text, List<String> failures) {

    /** Compares answers, each with an {@code energy} or a {@code failure}. */
    static EnergyTable of(List<EnergyCase> cases, List<JsonNode> ours, List<JsonNode> theirs, String version) {
        StringBuilder text = new StringBuilder();
        List<String> failures = new ArrayList<>();
        double largest = 0;
        for (int i = 0; i < cases.size(); i++) {
            double own = ours.get(i).path("energy").asDouble(Double.NaN);
            double other = theirs.get(i).path("energy").asDouble(Double.NaN);
            double difference = own - other;
            String title = cases.get(i).title();
            boolean agrees = Math.abs(difference) <= EnergyCase.TOLERANCE;
            if (agrees) {
                largest = Math.max(largest, Math.abs(difference));
            } else {
                failures.add(title + ": ours " + value(ours.get(i)) + ", PySCF's " + value(theirs.get(i)));
            }
            text.append(ResultTable.row(
                    title,
                    value(ours.get(i)),
                    value(theirs.get(i)),
                    String.format(Locale.ROOT, agrees ? "%.1e" : "**%.1e**", difference)));
        }
        String head = String.format(
                Locale.ROOT,
                "# Energies beside PySCF%n%nWritten by `./groundstate bench --rows cases`. PySCF %s, both sides with the same"
                        + " digits of the basis sets and the same coordinates in bohr; d functions of the 6-31 sets are Cartesian."
                        + " Open-shell fields of both sides were followed down from saddles."
                        + " FCI without a space named is that of all electrons. Total energies in hartree. Tolerance: %.0e;"
                        + " %d of %d agree, by %.1e or better.%n%n| case | ours | PySCF | difference |%n|---|---|---|---|%n",
                version,
                EnergyCase.TOLERANCE,
                cases.size() - failures.size(),
                cases.size(),
                largest);
        return new EnergyTable(head + text, failures);
    }

    private static String value(JsonNode answer) {
        return answer.has("energy")
                ? String.format(Locale.ROOT, "%.10f", answer.path("energy").asDouble())
                : answer.path("failure").asText("no answer");
    }
}
