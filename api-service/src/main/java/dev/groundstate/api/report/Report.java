package dev.groundstate.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.view.ExperimentResults;
import dev.groundstate.api.molecule.HillFormula;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.experiment.ConfigurationField;
import dev.groundstate.model.experiment.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An experiment that has ended, whatever its end.
 *
 * @param points thinned when there are very many
 * @param circuit null when there is none
 */
public record Report(
        Experiment experiment,
        List<ConvergencePoint> points,
        @Nullable ReportedCircuit circuit) {

    /** Names that programs look for, and people first. */
    private static final List<String> IN_EVERY_REPORT = List.of("method", "ansatz", "mapper", "backend", "optimizer");

    /** Refuses an experiment that may still change; copies the points. */
    public Report {
        if (!experiment.status().isFinal()) {
            throw new IllegalArgumentException("expected an experiment that has ended, got " + experiment.status());
        }
        points = List.copyOf(points);
    }

    /** Returns when it ended. */
    public Instant endedAt() {
        return Optional.ofNullable(experiment.completedAt())
                .or(() -> Optional.ofNullable(experiment.cancelledAt()))
                .orElse(experiment.updatedAt());
    }

    /** Returns the time from its first start to its end, ms; null when it never ran. */
    public @Nullable Long durationMillis() {
        Instant started = experiment.startedAt();
        return started == null
                ? null
                : Math.max(0, Duration.between(started, endedAt()).toMillis());
    }

    /** Returns the formula; null when a Hamiltonian stands in place of atoms. */
    public @Nullable String formula() {
        List<String> symbols = new ArrayList<>();
        experiment
                .molecule()
                .path("atoms")
                .forEach(atom -> symbols.add(atom.path("symbol").asText()));
        return symbols.isEmpty() ? null : HillFormula.of(symbols);
    }

    /**
     * Returns how it was computed: what its method makes use of. Of the names that every report has, those are null that
     * are not in use.
     */
    public ObjectNode configuration() {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        IN_EVERY_REPORT.forEach(configuration::putNull);
        JsonNode whole = experiment.configuration();
        whole.properties().forEach(entry -> configuration.set(entry.getKey(), entry.getValue()));
        Ansatz ansatz = Choice.of(Ansatz.class, whole.path("ansatz").asText()).orElse(Ansatz.UCCSD);
        method().ifPresent(method -> Stream.of(ConfigurationField.values())
                .filter(field -> !field.isUsedBy(method, ansatz))
                .map(ConfigurationField::wireName)
                .forEach(unused -> {
                    if (IN_EVERY_REPORT.contains(unused)) {
                        configuration.putNull(unused);
                    } else {
                        configuration.remove(unused);
                    }
                }));
        return configuration;
    }

    /** Returns whether electrons were correlated in some orbitals; else an active space has no meaning. */
    public boolean isCorrelated() {
        return method().filter(Method::isSingleDeterminant).isEmpty();
    }

    /** Empty for a method of a later release, of which nothing is known but what stands in the row. */
    private Optional<Method> method() {
        return Choice.of(Method.class, experiment.configuration().path("method").asText());
    }

    /**
     * Returns energies, properties, how it converged, and all else that a worker reported; what is not known is absent.
     */
    public Map<String, Object> results() {
        Map<String, Object> results = new LinkedHashMap<>();
        Map<String, Object> known = ExperimentResults.full(experiment);
        Map<String, Object> convergence = new LinkedHashMap<>();
        convergence.put("converged", false);
        convergence.put("iterations", experiment.savedIterations());
        if (known == null) {
            if (experiment.hartreeFockEnergy() != null) {
                results.put("hf_energy", experiment.hartreeFockEnergy());
            }
        } else {
            results.putAll(known);
            convergence.put("converged", known.getOrDefault("converged", false));
            results.keySet().removeAll(List.of("converged", "iterations", "circuit"));
        }
        results.putIfAbsent("properties", Map.of());
        results.put("convergence", convergence);
        return results;
    }
}
