package dev.groundstate.api.report.rest;

import dev.groundstate.model.experiment.Choice;
import java.util.List;

/** In what form an experiment is exported. */
enum ExportFormat implements Choice {
    /** The detail. */
    JSON("json"),
    /** A line a point. */
    CSV("csv");

    private final Term term;

    ExportFormat(String wireName) {
        this.term = new Term(wireName, true, List.of());
    }

    @Override
    public Term term() {
        return term;
    }
}
