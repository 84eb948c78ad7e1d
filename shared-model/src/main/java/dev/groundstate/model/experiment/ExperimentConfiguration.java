package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment is computed, every default filled in; rows of earlier releases lack the later fields and get theirs
 * here.
 *
 * @param maxIterations steps after which an unconverged run ends
 * @param convThreshold change of the energy below which a run has converged, hartree
 * @param seed of every random choice
 * @param maxSeconds wall-clock budget after which the run is stopped; null: none
 * @param layers of the ansatz, 1 where it has none
 * @param pool that ADAPT chooses from
 * @param gradientThreshold of ADAPT: the norm of the pool's derivatives at which nothing more is added, hartree
 * @param shots measurements from which each energy is estimated; null: exact expectation values
 * @param nStates lowest states to find, 1 but for FCI
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentConfiguration(
        Method method,
        Ansatz ansatz,
        Optimizer optimizer,
        Mapper mapper,
        Backend backend,
        @JsonProperty("max_iterations") int maxIterations,
        @JsonProperty("conv_threshold") double convThreshold,
        long seed,
        @JsonProperty("max_seconds") @Nullable Integer maxSeconds,
        int layers,
        OperatorPool pool,
        @JsonProperty("gradient_threshold") double gradientThreshold,
        @Nullable Integer shots,
        @JsonProperty("n_states") int nStates) {

    /** Hartree; what ADAPT stops at where nothing is asked for. */
    public static final double DEFAULT_GRADIENT_THRESHOLD = 1e-3;

    /** Fills in what is absent; refuses limits that end a run before it starts. */
    public ExperimentConfiguration {
        layers = layers == 0 ? ansatz.defaultLayers() : layers;
        pool = orDefault(pool);
        gradientThreshold = gradientThreshold == 0 ? DEFAULT_GRADIENT_THRESHOLD : gradientThreshold;
        nStates = nStates == 0 ? 1 : nStates;
        if (maxIterations < 1 || !(convThreshold > 0) || (maxSeconds != null && maxSeconds < 1)) {
            throw new IllegalArgumentException("expected positive limits, got max_iterations " + maxIterations
                    + ", conv_threshold " + convThreshold + ", max_seconds " + maxSeconds);
        }
        if (layers < 1 || !(gradientThreshold > 0) || (shots != null && shots < 1) || nStates < 1) {
            throw new IllegalArgumentException("expected positive numbers, got layers " + layers
                    + ", gradient_threshold " + gradientThreshold + ", shots " + shots + ", n_states " + nStates);
        }
    }

    /**
     * Returns whether each iteration has the energy of a state, of which the lowest is the best; else the best is the last: an
     * estimate from shots may be below every state.
     */
    public boolean everyIterationIsAState() {
        return shots == null && method.everyIterationIsAState();
    }

    private static OperatorPool orDefault(@Nullable OperatorPool pool) {
        return pool == null ? OperatorPool.SINGLES_DOUBLES : pool;
    }
}
