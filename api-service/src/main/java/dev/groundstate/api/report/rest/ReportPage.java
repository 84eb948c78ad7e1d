package dev.groundstate.api.report.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.api.experiment.ConvergencePoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A report as a page in Markdown (CommonMark with tables). Whatever a user wrote stands there as it was written and never as
 * markup; numbers have all their digits. Written by one thread.
 */
final class ReportPage {
    /** What begins markup within a line, and addresses, which some readers make links of by themselves. */
    private static final String MARKUP = "\\`*_[]<>#|~&:@$";

    private final StringBuilder page = new StringBuilder();

    private ReportPage() {}

    /** Returns the page of a report. */
    static String of(ReportView report, JsonNode tree) {
        ReportPage page = new ReportPage();
        page.head(report);
        page.section("Molecule", withoutAtoms(tree.path("molecule")));
        page.atoms(tree.path("molecule").path("atoms"));
        page.section("Method", values(tree.path("configuration")));
        page.section("Results", values(tree.path("results")));
        page.circuit(report);
        page.points(report.convergenceData());
        return page.page.toString();
    }

    private void head(ReportView report) {
        String name = report.name();
        page.append("# Experiment ").append(report.experimentId());
        page.append(name == null ? "" : ": " + escaped(name)).append("\n\n");
        table("", "");
        row("status", report.status().wireName());
        row("ended", report.timestamp().toString());
        if (report.executionTime() != null) {
            row("execution time", report.executionTime() + " s");
        }
        if (report.errorMessage() != null) {
            row("message", report.errorMessage());
        }
        if (report.cancelReason() != null) {
            row("reason", report.cancelReason());
        }
        page.append("\nEnergies are in hartree, coordinates in ångström.\n");
    }

    private void section(String title, List<Map.Entry<String, String>> values) {
        page.append("\n## ").append(title).append("\n\n");
        if (values.isEmpty()) {
            page.append("Nothing is known.\n");
            return;
        }
        table("", "");
        values.forEach(entry -> row(entry.getKey(), entry.getValue()));
    }

    private void atoms(JsonNode atoms) {
        if (atoms.isEmpty()) {
            return;
        }
        page.append('\n');
        table("atom", "x", "y", "z");
        atoms.forEach(atom -> row(
                atom.path("symbol").asText(),
                atom.path("x").asText(),
                atom.path("y").asText(),
                atom.path("z").asText()));
    }

    private void circuit(ReportView report) {
        if (report.circuit() == null) {
            return;
        }
        page.append("\n## Circuit\n\n");
        table("qubits", "depth", "gates", "parameters");
        row(
                Integer.toString(report.circuit().qubits()),
                Integer.toString(report.circuit().depth()),
                Long.toString(report.circuit().gates()),
                Integer.toString(report.circuit().parameters()));
        String diagram = report.circuit().diagram();
        if (diagram != null) {
            page.append("\n```text\n")
                    .append(diagram.replace("```", "'''").stripTrailing())
                    .append("\n```\n");
        }
    }

    private void points(List<ConvergencePoint> points) {
        page.append("\n## Convergence\n\n");
        if (points.isEmpty()) {
            page.append("No iteration was made.\n");
            return;
        }
        table("iteration", "energy", "residual", "evaluations");
        points.forEach(point -> row(
                Integer.toString(point.iteration()),
                Double.toString(point.energy()),
                Double.toString(point.residual()),
                Integer.toString(point.evaluations())));
    }

    private void table(String... heads) {
        row(heads);
        page.append("|---".repeat(heads.length)).append("|\n");
    }

    private void row(String... cells) {
        for (String cell : cells) {
            page.append("| ").append(escaped(cell)).append(' ');
        }
        page.append("|\n");
    }

    private static List<Map.Entry<String, String>> withoutAtoms(JsonNode molecule) {
        return values(molecule).stream()
                .filter(entry -> !entry.getKey().equals("atoms"))
                .toList();
    }

    /** Returns the values of an object in words; those of nested ones under both names. */
    private static List<Map.Entry<String, String>> values(JsonNode object) {
        return object.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .flatMap(entry -> entry.getValue().isObject()
                        ? values(entry.getValue()).stream()
                                .map(nested -> Map.entry(entry.getKey() + "." + nested.getKey(), nested.getValue()))
                        : List.of(Map.entry(entry.getKey(), words(entry.getValue()))).stream())
                .toList();
    }

    private static String words(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(ReportPage::words)
                        .collect(Collectors.joining(", "))
                : value.isObject() ? value.toString() : value.asText();
    }

    /** Makes one line of a text and escapes what may be markup. */
    static String escaped(@Nullable String text) {
        StringBuilder escaped = new StringBuilder();
        String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        line.chars().forEach(c -> {
            if (MARKUP.indexOf(c) >= 0) {
                escaped.append(c == '<' ? "&lt;" : "\\" + (char) c);
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
