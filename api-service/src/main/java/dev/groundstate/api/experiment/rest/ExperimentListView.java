package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.ExperimentPage;
import dev.groundstate.api.experiment.view.ExperimentView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of the list. */
@Schema(name = "ExperimentList")
@JsonNaming(SnakeCaseStrategy.class)
record ExperimentListView(
        @Schema(description = "Of all that match; absent when the page was asked for by a cursor.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Long total,

        long offset,
        int limit,
        List<ExperimentView> experiments,

        @Schema(description = "Hand it back as 'cursor' for the next page; null at the end.") @Nullable
        String nextCursor) {

    static ExperimentListView of(ExperimentPage page) {
        return new ExperimentListView(
                page.total(),
                page.page().offset(),
                page.page().limit(),
                page.experiments().stream().map(ExperimentView::element).toList(),
                page.next() == null ? null : page.next().encoded());
    }
}
