package dev.groundstate.worker.run;

import dev.groundstate.engine.run.Iteration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did since its last save.
 *
 * @param iterations new ones, in order, following the position of the write without a gap
 * @param checkpoint state after the last of them; null when there is none
 * @param bestEnergy lowest energy of the whole experiment, or the last where iterations are no states, hartree
 * @param hartreeFockEnergy total energy of the reference determinant, hartree; null while it is not known
 * @param subStatus what it does now, a word for people
 * @param attachments new documents
 */
public record Progress(
        List<Iteration> iterations,
        byte @Nullable [] checkpoint,
        @Nullable Double bestEnergy,
        @Nullable Double hartreeFockEnergy,
        @Nullable String subStatus,
        List<PackedAttachment> attachments) {

    /** Copies the lists. */
    public Progress {
        iterations = List.copyOf(iterations);
        attachments = List.copyOf(attachments);
    }

    /** Returns the energy of the newest iteration, or null when there is none. */
    public @Nullable Double lastEnergy() {
        return iterations.isEmpty() ? null : iterations.getLast().totalEnergy();
    }
}
