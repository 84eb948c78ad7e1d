package dev.groundstate.engine.simulator;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.Gate;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a circuit into passes.
 *
 * <p>A pass takes every gate that commutes with all gates left behind before it and turns a qubit of the tile; the first
 * ones to come choose the qubits. Diagonal gates need no qubit of the tile. Within a pass, diagonal gates are gathered in the
 * same way. RX is S† RY S.
 */
final class Schedule {

    /** Qubits of a tile: state and costate of 8,192 amplitudes are 256 kB, which stay in the second cache. */
    static final int TILE_QUBITS = 13;

    /** Lowest qubits of every tile, of a short one half: runs of 64 amplitudes are eight cache lines of each array. */
    private static final int RUN_QUBITS = 6;

    private final int qubits;
    private final int tileQubits;

    /** What a gate becomes: it turns or flips one qubit and may have a control, or it is diagonal. */
    private record Step(Kind kind, int qubit, int other, int parameter, double factor) {

        /** Qubits whose Z it does not commute with. */
        long changed() {
            return kind == Kind.TURN || kind == Kind.HADAMARD || kind == Kind.FLIP ? 1L << qubit : 0;
        }

        /** All other qubits it depends on. */
        long read() {
            long both = 1L << qubit | (other < 0 ? 0 : 1L << other);
            return both & ~changed();
        }
    }

    private enum Kind {
        TURN,
        HADAMARD,
        FLIP,
        ROTATION,
        SHIFT,
        PAIR
    }

    private Schedule(int qubits, int tileQubits) {
        this.qubits = qubits;
        this.tileQubits = Math.min(qubits, tileQubits);
    }

    /** Returns the passes of a circuit. */
    static List<Pass> of(Circuit circuit, int tileQubits) {
        Schedule schedule = new Schedule(circuit.qubits(), tileQubits);
        List<Step> left = new ArrayList<>();
        circuit.gates().forEach(gate -> addSteps(gate, left));
        List<Pass> passes = new ArrayList<>();
        while (!left.isEmpty()) {
            passes.add(schedule.takePass(left));
        }
        return passes;
    }

    private static void addSteps(Gate gate, List<Step> steps) {
        int q = gate.qubit();
        switch (gate.type()) {
            case X, CX -> steps.add(new Step(Kind.FLIP, q, gate.control(), -1, 0));
            case H -> steps.add(new Step(Kind.HADAMARD, q, -1, -1, 0));
            case S -> steps.add(new Step(Kind.SHIFT, q, -1, -1, Math.PI / 2));
            case SDG -> steps.add(new Step(Kind.SHIFT, q, -1, -1, -Math.PI / 2));
            case RX -> {
                steps.add(new Step(Kind.SHIFT, q, -1, -1, Math.PI / 2));
                steps.add(new Step(Kind.TURN, q, -1, gate.parameter(), gate.factor()));
                steps.add(new Step(Kind.SHIFT, q, -1, -1, -Math.PI / 2));
            }
            case RY -> steps.add(new Step(Kind.TURN, q, -1, gate.parameter(), gate.factor()));
            case RZ -> steps.add(new Step(Kind.ROTATION, q, -1, gate.parameter(), gate.factor()));
            case CZ -> steps.add(new Step(Kind.PAIR, q, gate.control(), -1, 0));
        }
    }

    /** The steps left behind so far, as what may not pass them. */
    private static final class Barrier {
        private long changed;
        private long read;

        boolean lets(Step step) {
            return (step.changed() & (changed | read)) == 0 && (step.read() & changed) == 0;
        }

        void add(Step step) {
            changed |= step.changed();
            read |= step.read();
        }
    }

    private Pass takePass(List<Step> left) {
        long mask = (1L << Math.min(RUN_QUBITS, tileQubits / 2)) - 1;
        List<Step> taken = new ArrayList<>();
        List<Step> behind = new ArrayList<>();
        Barrier barrier = new Barrier();
        for (Step step : left) {
            boolean fits = (step.changed() & ~mask) == 0 || Long.bitCount(mask) < tileQubits;
            if (fits && barrier.lets(step)) {
                mask |= step.changed();
                taken.add(step);
            } else {
                barrier.add(step);
                behind.add(step);
            }
        }
        left.clear();
        left.addAll(behind);
        return new Pass(shape(mask), operations(shape(mask), taken));
    }

    /** Fills a tile up with the lowest qubits that are free. */
    private TileShape shape(long mask) {
        long full = mask;
        while (Long.bitCount(full) < tileQubits) {
            full |= Long.lowestOneBit(~full);
        }
        return new TileShape(qubits, full);
    }

    /** Takes all that are not diagonal and may act, then all diagonal ones that may, and again. */
    private static List<Operation> operations(TileShape shape, List<Step> steps) {
        List<Operation> operations = new ArrayList<>();
        List<Step> left = steps;
        while (!left.isEmpty()) {
            List<Step> behind = new ArrayList<>();
            Barrier barrier = new Barrier();
            for (Step step : left) {
                if (step.changed() != 0 && barrier.lets(step)) {
                    operations.add(operation(shape, step));
                } else {
                    barrier.add(step);
                    behind.add(step);
                }
            }
            left = addPhases(shape, behind, operations);
        }
        return operations;
    }

    private static List<Step> addPhases(TileShape shape, List<Step> steps, List<Operation> operations) {
        List<Step> behind = new ArrayList<>();
        List<Phases.Rotation> rotations = new ArrayList<>();
        List<int[]> pairs = new ArrayList<>();
        double globalAngle = 0;
        Barrier barrier = new Barrier();
        for (Step step : steps) {
            if (step.changed() != 0 || !barrier.lets(step)) {
                barrier.add(step);
                behind.add(step);
            } else if (step.kind == Kind.PAIR) {
                pairs.add(new int[] {step.qubit, step.other});
            } else {
                rotations.add(new Phases.Rotation(step.qubit, step.parameter, step.factor));
                globalAngle += step.kind == Kind.SHIFT ? step.factor / 2 : 0;
            }
        }
        if (behind.size() < steps.size()) {
            operations.add(new Phases(shape, rotations, globalAngle, pairs));
        }
        return behind;
    }

    private static Operation operation(TileShape shape, Step step) {
        int local = shape.local(step.qubit);
        return switch (step.kind) {
            case TURN -> Turn.rotation(local, step.parameter, step.factor);
            case HADAMARD -> Turn.hadamard(local);
            case FLIP -> {
                int control = step.other < 0 ? -1 : shape.local(step.other);
                yield new Flip(local, control, step.other >= 0 && control < 0 ? 1 << step.other : 0);
            }
            case ROTATION, SHIFT, PAIR -> throw new IllegalStateException("expected what is not diagonal, got " + step);
        };
    }
}
