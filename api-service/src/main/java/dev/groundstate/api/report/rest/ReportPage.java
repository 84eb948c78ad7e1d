package dev.groundstate.api.report.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.view.ExperimentResults;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A report as a page in Markdown (CommonMark with tables). Whatever a user wrote stands there as it was written and never as
 * markup; numbers have all their digits. Written by one thread.
 */
final class ReportPage {
    private static final String STATES = "states";

    private final StringBuilder page = new StringBuilder();

    private ReportPage() {}

    /** Returns the page of a report. */
    static String of(ReportView report, JsonNode tree) {
        ReportPage page = new ReportPage();
        page.head(report);
        page.section("Molecule", values(tree.path("molecule")));
        page.atoms(tree.path("molecule").path("atoms"));
        page.section("Method", values(tree.path("configuration")));
        page.section("Results", values(tree.path("results")));
        page.states(tree.path("results").path(STATES));
        page.lists(tree.path("results"));
        page.circuit(report);
        page.points(report.convergenceData());
        return page.page.toString();
    }

    private void head(ReportView report) {
        String name = report.name();
        page.append("# Experiment ").append(report.experimentId());
        page.append(name == null ? "" : ": " + MarkdownText.escaped(name)).append("\n\n");
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

    private void states(JsonNode states) {
        if (states.isEmpty()) {
            return;
        }
        page.append("\n### States\n\n");
        table("state", "energy", "excitation energy, eV", "spin squared", "particle number", "dipole moment, debye");
        for (int i = 0; i < states.size(); i++) {
            JsonNode state = states.get(i);
            row(
                    Integer.toString(i),
                    state.path("energy").asText(),
                    state.path(ExperimentResults.EXCITATION_ENERGY).asText(),
                    state.path("spin_squared").asText(),
                    state.path("particle_number").asText(),
                    state.path("dipole_moment").path("total").asText());
        }
    }

    /** Writes each list of objects as a table of its own, with the fields of the first. */
    private void lists(JsonNode results) {
        leaves(results).forEach(entry -> {
            if (isListOfObjects(entry.getValue()) && !entry.getKey().equals(STATES)) {
                List<Map.Entry<String, String>> first = values(entry.getValue().get(0));
                page.append("\n### ")
                        .append(MarkdownText.escaped(entry.getKey()))
                        .append("\n\n");
                table(first.stream().map(Map.Entry::getKey).toArray(String[]::new));
                entry.getValue().forEach(element -> {
                    Map<String, String> cells =
                            values(element).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                    row(first.stream()
                            .map(column -> cells.getOrDefault(column.getKey(), ""))
                            .toArray(String[]::new));
                });
            }
        });
    }

    private static boolean isListOfObjects(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.get(0).isObject();
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
            page.append("| ").append(MarkdownText.escaped(cell)).append(' ');
        }
        page.append("|\n");
    }

    /** Returns the values of an object in words, but lists of objects; those of nested objects under both names. */
    private static List<Map.Entry<String, String>> values(JsonNode object) {
        return leaves(object).stream()
                .filter(entry -> !isListOfObjects(entry.getValue()))
                .map(entry -> Map.entry(entry.getKey(), words(entry.getValue())))
                .toList();
    }

    private static List<Map.Entry<String, JsonNode>> leaves(JsonNode object) {
        return object.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .flatMap(entry -> entry.getValue().isObject()
                        ? leaves(entry.getValue()).stream()
                                .map(nested -> Map.entry(entry.getKey() + "." + nested.getKey(), nested.getValue()))
                        : Stream.of(entry))
                .toList();
    }

    private static String words(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(ReportPage::words)
                        .collect(Collectors.joining(", "))
                : value.isObject() ? value.toString() : value.asText();
    }
}
