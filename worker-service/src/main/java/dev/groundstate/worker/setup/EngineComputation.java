package dev.groundstate.worker.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.engine.calculation.Calculation;
import dev.groundstate.engine.calculation.CalculationInput;
import dev.groundstate.engine.calculation.CalculationResult;
import dev.groundstate.engine.linalg.Simd;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.NoAnswerException;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.worker.run.Claim;
import dev.groundstate.worker.run.Computation;
import dev.groundstate.worker.run.Transition;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Translates a claim into the engine's terms, and the engine's result into the JSON that users read. */
@ApplicationScoped
public class EngineComputation implements Computation {

    private static final Logger LOG = Logger.getLogger(EngineComputation.class);

    private final Calculation cold;
    private final Calculation warm;
    private final WarmUp warmUp;
    private final ResultDocuments documents;

    /** Computes within the given memory. */
    public EngineComputation(EngineMemory memory, WarmUp warmUp, ObjectMapper mapper) {
        this.cold = new Calculation(memory.bytesPerExperiment());
        this.warm = cold.warm();
        this.warmUp = warmUp;
        this.documents = new ResultDocuments(mapper);
        if (!Simd.available()) {
            LOG.warn("Computing without vector instructions, several times slower: start Java with"
                    + " --add-modules jdk.incubator.vector");
        }
    }

    @Override
    public Transition compute(Claim claim, RunControl control, IterationListener listener) {
        Calculation calculation = warmUp.isDone() ? warm : cold;
        CalculationInput input;
        try {
            input = EngineInput.of(claim.molecule(), claim.configuration(), control);
            calculation.requireFits(input);
        } catch (IllegalArgumentException refused) {
            return new Transition.Fail("This cannot be computed: " + refused.getMessage());
        }
        try {
            CalculationResult result = calculation.run(input, claim.checkpoint(), control, listener);
            listener.attach(documents.attachments(result, control));
            return new Transition.Complete(result.hartreeFockEnergy(), documents.results(claim, result));
        } catch (NoAnswerException none) {
            return new Transition.Fail("This has no answer: " + none.getMessage());
        }
    }
}
