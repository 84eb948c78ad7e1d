package dev.groundstate.engine.simulator;

/**
 * X on a qubit of the tile, perhaps controlled.
 *
 * @param qubit of the tile
 * @param control of the tile, −1 for none
 * @param outside the control that is no qubit of the tile, as a mask; 0 for none
 */
record Flip(int qubit, int control, int outside) implements Operation {

    @Override
    public void bind(double[] parameters) {}

    @Override
    public void forward(Tile tile, int length, TileKernels kernels) {
        if ((tile.base() & outside) == outside) {
            kernels.flip(tile.re(), length, qubit, control);
            kernels.flip(tile.im(), length, qubit, control);
        }
    }

    @Override
    public void backward(Tile tile, int length, TileKernels kernels, double[] gradient) {
        forward(tile, length, kernels);
        if ((tile.base() & outside) == outside) {
            kernels.flip(tile.coRe(), length, qubit, control);
            kernels.flip(tile.coIm(), length, qubit, control);
        }
    }
}
