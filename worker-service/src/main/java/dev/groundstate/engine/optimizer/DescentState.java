package dev.groundstate.engine.optimizer;

/** The state of a method that goes down along gradients: where it stands, and what it has learned. */
interface DescentState extends OptimizerState {

    /** Returns where it stands. */
    Descent descent();

    @Override
    default double[] point() {
        return descent().point();
    }

    @Override
    default double value() {
        return descent().value();
    }

    @Override
    default double residual() {
        return descent().gradientNorm();
    }

    @Override
    default int iteration() {
        return descent().iteration();
    }

    @Override
    default int evaluations() {
        return descent().evaluations();
    }
}
