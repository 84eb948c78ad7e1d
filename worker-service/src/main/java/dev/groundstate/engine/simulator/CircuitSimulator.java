package dev.groundstate.engine.simulator;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.GateType;
import dev.groundstate.engine.linalg.Simd;
import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs a circuit, for any parameters, and differentiates what depends on its final state.
 *
 * <p>The circuit is scheduled once. The derivatives come from one sweep back through the gates, undoing each on the state and
 * on a costate: T. Jones and J. Gacon, arXiv:2009.02823 (2020). Holds scratch: not thread-safe.
 */
public final class CircuitSimulator {

    /** Parts of a pass, each with derivatives of its own that are summed in order: the bits do not depend on threads. */
    private static final int PIECES = 16;

    /** Tiles of a pass, a hundred microseconds each, that pay for threads. */
    private static final int LEAST_TILES_FOR_THREADS = 8;

    /** Objects of a gate, its phases aside. */
    private static final long BYTES_OF_OPERATION = 400;

    private final Circuit circuit;
    private final List<Pass> passes;
    private final TileKernels kernels;
    private final List<Tile> tiles = new ArrayList<>();
    private final int tileLength;
    private final double[][] gradients;

    /** Schedules a circuit. */
    public CircuitSimulator(Circuit circuit) {
        this(circuit, Schedule.TILE_QUBITS, Simd.available());
    }

    CircuitSimulator(Circuit circuit, int tileQubits, boolean vectors) {
        if (circuit.qubits() > StateVector.MOST_QUBITS) {
            throw new IllegalArgumentException(
                    "expected at most " + StateVector.MOST_QUBITS + " qubits, got " + circuit.qubits());
        }
        this.circuit = circuit;
        this.passes = Schedule.of(circuit, tileQubits);
        int length = 1 << Math.min(circuit.qubits(), tileQubits);
        this.kernels =
                vectors && length >= VectorTileKernels.SHORTEST ? new VectorTileKernels() : new PlainTileKernels();
        this.tileLength = length;
        this.gradients = new double[PIECES][circuit.parameters()];
    }

    /** Returns the most bytes of tables and scratch, the states aside. */
    public static long bytes(Circuit circuit) {
        int length = 1 << Math.min(circuit.qubits(), Schedule.TILE_QUBITS);
        long bytes = PIECES * Tile.bytes(length) + 8L * PIECES * circuit.parameters();
        for (Map.Entry<GateType, Integer> gates : circuit.gateCounts().entrySet()) {
            bytes += gates.getValue() * bytes(gates.getKey(), length);
        }
        return bytes;
    }

    private static long bytes(GateType type, int length) {
        return BYTES_OF_OPERATION
                + switch (type) {
                    case X, CX, H, RY -> 0;
                    case S, SDG, RZ -> Phases.bytes(length, false);
                    case RX -> 2 * Phases.bytes(length, false);
                    case CZ -> Phases.bytes(length, true);
                };
    }

    /** Returns the circuit. */
    public Circuit circuit() {
        return circuit;
    }

    /** Replaces a state by that of the circuit. */
    public void prepare(double[] parameters, StateVector state, RunControl control) {
        state.reset(new WorkCounter(control));
        apply(parameters, state, control);
    }

    /** Applies the circuit to a state. */
    public void apply(double[] parameters, StateVector state, RunControl control) {
        bind(parameters);
        for (Pass pass : passes) {
            int count = pass.shape().tiles();
            inPieces(count, control, (piece, worker, work) -> {
                Tile tile = tiles.get(worker);
                for (int number = first(piece, count); number < first(piece + 1, count); number++) {
                    tile.load(state, pass.shape(), number);
                    for (Operation operation : pass.operations()) {
                        operation.forward(tile, tileLength, kernels);
                        work.add(4L * tileLength);
                    }
                    tile.store(state, pass.shape());
                }
            });
        }
    }

    /** Does pieces of a pass, each with a tile of its thread's own. */
    private void inPieces(int count, RunControl control, ParallelWork.Piece piece) {
        int threads = count < LEAST_TILES_FOR_THREADS ? 1 : Math.min(PIECES, control.threads());
        while (tiles.size() < threads) {
            tiles.add(new Tile(tileLength));
        }
        ParallelWork.run(PIECES, threads, control, piece);
    }

    /** Returns the first tile of a piece. */
    private static int first(int piece, int count) {
        return (int) ((long) piece * count / PIECES);
    }

    private void bind(double[] parameters) {
        for (Pass pass : passes) {
            for (Operation operation : pass.operations()) {
                operation.bind(parameters);
            }
        }
    }

    /**
     * Works out the derivatives of ⟨ψ|O|ψ⟩ for a Hermitian O.
     *
     * @param state ψ, prepared with the parameters last; |0…0⟩ afterwards
     * @param costate O ψ; overwritten
     * @param gradient overwritten
     */
    public void pullBack(StateVector state, StateVector costate, double[] gradient, RunControl control) {
        for (double[] part : gradients) {
            Arrays.fill(part, 0);
        }
        for (Pass pass : passes.reversed()) {
            int count = pass.shape().tiles();
            inPieces(count, control, (piece, worker, work) -> {
                Tile tile = tiles.get(worker);
                for (int number = first(piece, count); number < first(piece + 1, count); number++) {
                    tile.load(state, costate, pass.shape(), number);
                    for (Operation operation : pass.operations().reversed()) {
                        operation.backward(tile, tileLength, kernels, gradients[piece]);
                        work.add(12L * tileLength);
                    }
                    tile.store(state, costate, pass.shape());
                }
            });
        }
        Arrays.fill(gradient, 0);
        for (double[] part : gradients) {
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += part[k];
            }
        }
    }
}
