package dev.groundstate.engine.simulator;

/**
 * Which qubits vary within a tile. The lowest ones always do, so that a tile is made of long runs of the state.
 *
 * @param allQubits of the state
 * @param mask of the qubits of a tile
 */
record TileShape(int allQubits, long mask) {

    /** Returns the number of qubits of a tile. */
    int qubits() {
        return Long.bitCount(mask);
    }

    /** Returns the number of amplitudes of a tile. */
    int length() {
        return 1 << qubits();
    }

    /** Returns the number of tiles. */
    int tiles() {
        return 1 << (allQubits - qubits());
    }

    /** Returns the number of a qubit within the tile; −1 when it is not one of it. */
    int local(int qubit) {
        return ((mask >>> qubit) & 1) == 0 ? -1 : Long.bitCount(mask & ((1L << qubit) - 1));
    }

    /** Returns the index of the first amplitude of a tile. */
    int base(int tile) {
        return (int) Long.expand(tile, ~mask);
    }

    /** Returns the length of the runs of a tile that stand together in the state. */
    int run() {
        return 1 << Long.numberOfTrailingZeros(~mask);
    }

    /** Returns where an amplitude of the tile stands in the state, less the base. */
    int offset(int index) {
        return (int) Long.expand(index, mask);
    }
}
