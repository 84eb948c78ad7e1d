package dev.groundstate.engine.run;

import java.util.List;
import java.util.function.Supplier;

/** Hears of every result on the way, on the thread that computes. */
@FunctionalInterface
public interface IterationListener {

    /**
     * Called once an iteration, in order.
     *
     * @param checkpoint encodes the state after this iteration, from which a later run goes on bit for bit; empty bytes
     *     for a method that starts again instead
     */
    void iteration(Iteration iteration, Supplier<byte[]> checkpoint);

    /**
     * Called once before the first iteration of a method that starts from a Hartree-Fock determinant.
     *
     * @param totalEnergy of the determinant, hartree, nuclear repulsion included
     */
    default void hartreeFock(double totalEnergy) {}

    /** Called before an iteration that has documents, which stand for it until the next call. */
    default void documents(DocumentWriter documents) {}

    /** Called at most once, with all that a result has and is too large for it. */
    default void attach(List<Attachment> attachments) {}
}
