package dev.groundstate.engine.simulator;

/** RY or H on a qubit of the tile: a real orthogonal matrix (a b; c d). */
final class Turn implements Operation {

    private static final double ROOT_HALF = Math.sqrt(0.5);

    private final int qubit;
    private final int parameter;
    private final double factor;
    private double a = ROOT_HALF;
    private double b = ROOT_HALF;
    private double c = ROOT_HALF;
    private double d = -ROOT_HALF;

    private Turn(int qubit, int parameter, double factor) {
        this.qubit = qubit;
        this.parameter = parameter;
        this.factor = factor;
    }

    /** Returns H. */
    static Turn hadamard(int qubit) {
        return new Turn(qubit, -1, 0);
    }

    /** Returns RY(factor · θ), or RY(factor) for parameter −1. */
    static Turn rotation(int qubit, int parameter, double factor) {
        Turn turn = new Turn(qubit, parameter, factor);
        turn.setAngle(factor);
        return turn;
    }

    private void setAngle(double angle) {
        a = StrictMath.cos(angle / 2);
        c = StrictMath.sin(angle / 2);
        b = -c;
        d = a;
    }

    @Override
    public void bind(double[] parameters) {
        if (parameter >= 0) {
            setAngle(factor * parameters[parameter]);
        }
    }

    @Override
    public void forward(Tile tile, int length, TileKernels kernels) {
        kernels.turn(tile.re(), length, qubit, a, b, c, d);
        kernels.turn(tile.im(), length, qubit, a, b, c, d);
    }

    @Override
    public void backward(Tile tile, int length, TileKernels kernels, double[] gradient) {
        double products = kernels.turnBoth(tile.re(), tile.coRe(), length, qubit, a, c, b, d, tile.lanes());
        products += kernels.turnBoth(tile.im(), tile.coIm(), length, qubit, a, c, b, d, tile.lanes());
        if (parameter >= 0) {
            gradient[parameter] += factor * products;
        }
    }
}
