package dev.groundstate.api.experiment.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code results} of an experiment: null before the first iteration; what is not known is absent, never null. */
public final class ExperimentResults {
    /** Of a state: its energy above the lowest, eV. */
    public static final String EXCITATION_ENERGY = "excitation_energy_ev";

    /** CODATA 2018. */
    private static final double HARTREE_EV = 27.211386245988;

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
                    boolean states = entry.getKey().equals("states");
                    results.putIfAbsent(entry.getKey(), states ? excited(entry.getValue()) : entry.getValue());
                }
            });
        }
        return results;
    }

    /** Adds to each state how far it lies above the lowest. */
    private static JsonNode excited(JsonNode reported) {
        JsonNode states = reported.deepCopy();
        double lowest = states.path(0).path("energy").asDouble();
        for (JsonNode state : states) {
            if (state instanceof ObjectNode object && state.path("energy").isNumber()) {
                object.put(EXCITATION_ENERGY, (state.path("energy").asDouble() - lowest) * HARTREE_EV);
            }
        }
        return states;
    }

    private static void putIfKnown(Map<String, Object> results, String name, @Nullable Double value) {
        if (value != null) {
            results.put(name, value);
        }
    }
}
