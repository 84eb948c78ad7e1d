package dev.groundstate.worker.run;

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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Claims of a hydrogen molecule. */
final class Claims {

    private Claims() {}

    static Claim claim(long experimentId, UUID token, long epoch, byte[] checkpoint, int savedIterations) {
        return claim(experimentId, token, epoch, checkpoint, savedIterations, null);
    }

    static Claim claim(
            long experimentId,
            UUID token,
            long epoch,
            byte[] checkpoint,
            int savedIterations,
            @Nullable Integer maxSeconds) {
        return claim(Method.VQE, experimentId, token, epoch, checkpoint, savedIterations, maxSeconds);
    }

    static Claim claim(Method method, UUID token) {
        return claim(method, 1, token, 1, new byte[0], 0, null);
    }

    private static Claim claim(
            Method method,
            long experimentId,
            UUID token,
            long epoch,
            byte[] checkpoint,
            int savedIterations,
            @Nullable Integer maxSeconds) {
        MoleculeSpecification molecule = new MoleculeSpecification(
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
        ExperimentConfiguration configuration = new ExperimentConfiguration(
                method,
                Ansatz.UCCSD,
                Optimizer.L_BFGS_B,
                Mapper.JORDAN_WIGNER,
                Backend.CLASSICAL,
                1000,
                1e-6,
                0,
                maxSeconds,
                1,
                OperatorPool.SINGLES_DOUBLES,
                ExperimentConfiguration.DEFAULT_GRADIENT_THRESHOLD,
                null,
                1);
        return new Claim(
                experimentId, token, epoch, molecule, configuration, checkpoint, savedIterations, null, Duration.ZERO);
    }
}
