package dev.groundstate.worker.run;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of the experiments, as far as a worker reads and writes them.
 *
 * <p>Every method blocks, has a time limit, and throws {@link StoreUnavailableException} when it is not known whether the
 * database did what was asked.
 */
public interface ExperimentStore {

    /** E1: claims a queued experiment; empty when somebody else has it, it was cancelled, or it is gone. */
    Optional<Claim> claim(long experimentId, UUID token);

    /** Gives back what a claim of unknown outcome may have won; nothing happens when it had not. */
    void release(long experimentId, UUID token);

    /**
     * E2, P1, E5: one fenced statement appends iterations, moves the position and makes the transition.
     *
     * @param position the saved iterations that this write continues from
     * @return whether the row was still held at that position
     */
    boolean write(Claim claim, int position, Progress progress, Transition transition);

    /**
     * C4: appends what a cancelled experiment had not saved yet and closes its tail, once.
     *
     * @return the time from the cancel to the closed tail; empty when the row was not to be touched
     */
    Optional<Duration> closeTail(Claim claim, int position, Progress progress);

    /** Reads what the row says of the claim; a row that is gone is not own. */
    Holding look(Claim claim);
}
