package dev.groundstate.api.experiment.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code results} of an experiment: null before the first iteration; what is not known is absent, never null. */
public final class ExperimentResults {
    private ExperimentResults() {}

    /** Energies, whether it converged, and the number of iterations. */
    static @Nullable Map<String, Object> brief(Experiment experiment) {
        JsonNode result = experiment.result();
        if (experiment.savedIterations() == 0 && result == null) {
            return null;
        }
        Map<String, Object> results = new LinkedHashMap<>();
        putIfKnown(results, "energy", experiment.energy());
        putIfKnown(results, "best_energy", experiment.bestEnergy());
        putIfKnown(results, "hf_energy", experiment.hartreeFockEnergy());
        putIfKnown(results, "correlation_energy", experiment.correlationEnergy());
        JsonNode converged = result == null ? null : result.get("converged");
        results.put(
                "converged",
                experiment.status() == ExperimentStatus.COMPLETED && converged != null && converged.asBoolean());
        results.put("iterations", experiment.savedIterations());
        return results;
    }

    /** The brief form and all that the worker reported at the end. */
    public static @Nullable Map<String, Object> full(Experiment experiment) {
        Map<String, Object> results = brief(experiment);
        JsonNode reported = experiment.result();
        if (results != null && reported != null) {
            reported.properties().forEach(entry -> {
                if (!entry.getValue().isNull()) {
                    results.putIfAbsent(entry.getKey(), entry.getValue());
                }
            });
        }
        return results;
    }

    private static void putIfKnown(Map<String, Object> results, String name, @Nullable Double value) {
        if (value != null) {
            results.put(name, value);
        }
    }
}
