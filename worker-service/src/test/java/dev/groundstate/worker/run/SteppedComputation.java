package dev.groundstate.worker.run;

import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Makes as many iterations as it is allowed, one a permit, and ends with a result after the last. */
final class SteppedComputation implements Computation {

    static final double HARTREE_FOCK_ENERGY = -0.5;

    private final int last;
    private final Semaphore permits = new Semaphore(0);

    SteppedComputation(int last) {
        this.last = last;
    }

    void allow(int iterations) {
        permits.release(iterations);
    }

    @Override
    public Transition compute(Claim claim, RunControl control, IterationListener listener) {
        listener.hartreeFock(HARTREE_FOCK_ENERGY);
        control.enter(Phase.OPTIMIZING);
        for (int number = claim.savedIterations() + 1; number <= last; number++) {
            while (!allowed()) {
                control.check();
            }
            control.check();
            int current = number;
            listener.documents(given -> List.of(circuit("of iteration " + current)));
            listener.iteration(new Iteration(number, -number, 0.1, number), () -> new byte[] {(byte) current});
        }
        listener.attach(List.of(circuit("{}")));
        return new Transition.Complete(-1, "{\"energy\": -1}");
    }

    private static Attachment circuit(String content) {
        return new Attachment("circuit.json", content.getBytes(StandardCharsets.UTF_8));
    }

    private boolean allowed() {
        try {
            return permits.tryAcquire(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
