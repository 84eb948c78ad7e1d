package dev.groundstate.api.report.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.ExperimentDetail;
import org.jspecify.annotations.Nullable;

/** Reports and experiments as tables. */
final class ReportTable {
    private ReportTable() {}

    /** Returns a line for each value of a report, called by its path, such as {@code results.convergence.iterations}. */
    static String ofReport(JsonNode report) {
        CsvTable table = new CsvTable("field", "value");
        add(table, "", report);
        return table.text();
    }

    /** Returns a line for each point, the experiment it belongs to in every one; one line when there are no points. */
    static String ofPoints(ExperimentDetail detail) {
        CsvTable table = new CsvTable(
                "experiment_id",
                "name",
                "status",
                "method",
                "basis",
                "hf_energy",
                "best_energy",
                "iteration",
                "energy",
                "residual",
                "evaluations");
        detail.points().forEach(point -> add(table, detail.experiment(), point));
        if (detail.points().isEmpty()) {
            add(table, detail.experiment(), null);
        }
        return table.text();
    }

    private static void add(CsvTable table, Experiment experiment, @Nullable ConvergencePoint point) {
        table.add(
                experiment.id(),
                experiment.name(),
                experiment.status().wireName(),
                experiment.configuration().path("method").textValue(),
                experiment.molecule().path("basis").textValue(),
                experiment.hartreeFockEnergy(),
                experiment.bestEnergy(),
                point == null ? null : (Integer) point.iteration(),
                point == null ? experiment.energy() : (Double) point.energy(),
                point == null ? null : (Double) point.residual(),
                point == null ? null : (Integer) point.evaluations());
    }

    private static void add(CsvTable table, String path, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT, POJO ->
                value.properties()
                        .forEach(entry -> add(
                                table,
                                path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                                entry.getValue()));
            case ARRAY -> {
                for (int i = 0; i < value.size(); i++) {
                    add(table, path + "[" + i + "]", value.get(i));
                }
            }
            case NUMBER -> table.add(path, value.numberValue());
            case BOOLEAN -> table.add(path, value.booleanValue());
            case STRING, BINARY -> table.add(path, value.asText());
            case NULL, MISSING -> {}
        }
    }
}
