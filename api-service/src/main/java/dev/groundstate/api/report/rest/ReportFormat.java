package dev.groundstate.api.report.rest;

import dev.groundstate.model.experiment.Choice;
import java.util.List;

/** In what form a report is answered. */
enum ReportFormat implements Choice {
    /** For programs. */
    JSON("json"),
    /** For people. */
    MARKDOWN("markdown", "md"),
    /** For spreadsheets: a line a value. */
    CSV("csv");

    private final Term term;

    ReportFormat(String wireName, String... aliases) {
        this.term = new Term(wireName, true, List.of(aliases));
    }

    @Override
    public Term term() {
        return term;
    }
}
