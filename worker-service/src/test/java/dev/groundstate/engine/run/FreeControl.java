package dev.groundstate.engine.run;

import java.util.ArrayList;
import java.util.List;

/** A control that never stops anything and remembers what it was told. */
public final class FreeControl implements RunControl {

    private final List<Phase> phases = new ArrayList<>();
    private long checks;

    @Override
    public void check() {
        checks++;
    }

    @Override
    public void enter(Phase phase) {
        phases.add(phase);
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
