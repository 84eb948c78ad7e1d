package dev.groundstate.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.MoleculeSpecification;
import dev.groundstate.worker.config.SampleConfig;
import dev.groundstate.worker.run.Claim;
import dev.groundstate.worker.run.Transition;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineComputationTest {

    private static final MoleculeSpecification HYDROGEN = new MoleculeSpecification(
            "[H][H]",
            List.of(new AtomPosition("H", 0, 0, 0), new AtomPosition("H", 0, 0, 0.741)),
            "given",
            BasisSet.STO_3G,
            0,
            1,
            null,
            false,
            null,
            false,
            null);

    private final EngineComputation computation = new EngineComputation(
            new EngineMemory(SampleConfig.with("groundstate.worker.slots", "1")),
            new WarmUp(Duration.ZERO, limit -> true, () -> 0, control -> {}),
            new ObjectMapper());

    /** It would be claimed again and again, or end as an error of ours, which it is not. */
    @Test
    void a_checkpoint_of_another_release_fails_with_a_sentence() {
        Transition transition = compute(new byte[] {0x47, 0x53, 0x56, 0x51, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6});

        assertThat(transition)
                .isEqualTo(
                        new Transition.Fail("This has no answer: what was saved is no checkpoint of version 4, but 14"
                                + " other bytes; create the experiment again"));
    }

    @Test
    void a_result_is_complete_without_a_checkpoint() {
        assertThat(compute(new byte[0])).isInstanceOf(Transition.Complete.class);
    }

    @ParameterizedTest
    @CsvSource({
        "HF, true, false, false",
        "MP2, false, false, false",
        "CCSD, true, false, false",
        "FCI, false, true, true",
        "VQE, true, true, true"
    })
    void a_result_tells_where_it_comes_from_and_nothing_that_made_no_difference(
            Method method, boolean threshold, boolean seed, boolean states) throws JsonProcessingException {
        Transition.Complete complete = (Transition.Complete) compute(method, new byte[0], -9.0);
        JsonNode result = new ObjectMapper().readTree(complete.resultJson());
        assertThat(result.path("provenance").has("conv_threshold")).isEqualTo(threshold);
        assertThat(result.path("provenance").has("seed")).isEqualTo(seed);
        assertThat(result.path("best_energy").asDouble())
                .as("what an earlier claim saved counts where iterations are states")
                .isEqualTo(states ? -9.0 : result.path("energy").asDouble());
    }

    @Test
    void an_estimate_from_shots_is_no_best_energy() throws JsonProcessingException {
        Transition.Complete complete =
                (Transition.Complete) compute(Method.VQE, Optimizer.COBYLA, 100, new byte[0], -9.0);
        JsonNode result = new ObjectMapper().readTree(complete.resultJson());
        assertThat(result.path("best_energy").asDouble())
                .isEqualTo(result.path("energy").asDouble());
    }

    private Transition compute(byte[] checkpoint) {
        return compute(Method.VQE, checkpoint, null);
    }

    private Transition compute(Method method, byte[] checkpoint, @Nullable Double bestEnergy) {
        return compute(method, Optimizer.L_BFGS_B, null, checkpoint, bestEnergy);
    }

    private Transition compute(
            Method method,
            Optimizer optimizer,
            @Nullable Integer shots,
            byte[] checkpoint,
            @Nullable Double bestEnergy) {
        ExperimentConfiguration configuration = new ExperimentConfiguration(
                method,
                Ansatz.UCCSD,
                optimizer,
                Mapper.JORDAN_WIGNER,
                Backend.CLASSICAL,
                1000,
                1e-6,
                0,
                null,
                1,
                OperatorPool.SINGLES_DOUBLES,
                ExperimentConfiguration.DEFAULT_GRADIENT_THRESHOLD,
                shots,
                1);
        Claim claim =
                new Claim(1, new UUID(1, 1), 1, HYDROGEN, configuration, checkpoint, 5, bestEnergy, Duration.ZERO);
        return computation.compute(claim, RunControl.unlimited(1), (iteration, state) -> {});
    }
}
