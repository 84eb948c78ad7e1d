package dev.groundstate.engine.run;

import java.util.ArrayList;
import java.util.List;

/** A control that never stops anything and remembers what it was told. */
public final class FreeControl implements RunControl {

    private final List<Phase> phases = new ArrayList<>();
    private final int threads;
    private long checks;

    /** Allows one thread. */
    public FreeControl() {
        this(1);
    }

    /** Allows some threads. */
    public FreeControl(int threads) {
        this.threads = threads;
    }

    @Override
    public void check() {
        checks++;
    }

    @Override
    public void enter(Phase phase) {
        phases.add(phase);
    }

    @Override
    public int threads() {
        return threads;
    }

    /** Returns the phases entered, in order. */
    public List<Phase> phases() {
        return phases;
    }

    /** Returns how often it was asked. */
    public long checks() {
        return checks;
    }
}
