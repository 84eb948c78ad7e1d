package dev.groundstate.api.experiment.rest;

import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import java.util.Map;
import java.util.regex.Pattern;

/** Ids in paths: what is no positive integer names no experiment. */
public final class ExperimentIds {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_SHOWN = 40;

    private ExperimentIds() {}

    /** Returns the id, or refuses what is none. */
    public static long parse(String id) {
        if (!FORM.matcher(id).matches()) {
            throw unknown(id);
        }
        return Long.parseLong(id);
    }

    /** Returns the refusal of an id that names no experiment. */
    public static RefusedException unknown(long id) {
        return new RefusedException(
                Reason.NOT_FOUND, "Experiment with ID " + id + " not found", Map.of("experiment_id", id));
    }

    private static RefusedException unknown(String id) {
        String shown = id.length() <= LONGEST_SHOWN ? id : id.substring(0, LONGEST_SHOWN) + "…";
        return new RefusedException(Reason.NOT_FOUND, "Experiment with ID " + shown + " not found");
    }
}
