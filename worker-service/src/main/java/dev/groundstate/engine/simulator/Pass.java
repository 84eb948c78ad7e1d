package dev.groundstate.engine.simulator;

import java.util.List;

/**
 * Operations that act on one tile of the state after another, so that the state is read and written once for all of them.
 *
 * @param shape of the tiles
 * @param operations in the order in which they act
 */
record Pass(TileShape shape, List<Operation> operations) {}
