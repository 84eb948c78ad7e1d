package dev.groundstate.api.experiment;

import dev.groundstate.model.attachment.AttachmentName;
import java.util.List;
import java.util.Set;

/** A row with its points and what documents there are. */
public record ExperimentDetail(Experiment experiment, List<ConvergencePoint> points, Set<AttachmentName> attachments) {

    /** Copies the collections. */
    public ExperimentDetail {
        points = List.copyOf(points);
        attachments = Set.copyOf(attachments);
    }
}
