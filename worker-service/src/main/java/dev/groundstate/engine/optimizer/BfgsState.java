package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * Where a BFGS minimisation with a full matrix stands.
 *
 * @param descent the point
 * @param inverseHessian n × n, symmetric, positive definite
 */
public record BfgsState(Descent descent, double[][] inverseHessian) implements DescentState {

    static BfgsState start(Descent descent, double[] diagonal) {
        return new BfgsState(descent, diagonal(diagonal));
    }

    /** Returns −H g. */
    double[] direction() {
        double[] direction = new double[inverseHessian.length];
        for (int k = 0; k < direction.length; k++) {
            direction[k] = -Vectors.dot(inverseHessian[k], descent.gradient());
        }
        return direction;
    }

    /** Returns the state after an iteration that has taught nothing. */
    BfgsState move(Descent next) {
        return new BfgsState(next, inverseHessian);
    }

    /** Returns the state after an iteration whose direction led nowhere. */
    BfgsState forget(Descent next, double[] diagonal) {
        return start(next, diagonal);
    }

    /** Returns the state with H' = (1 − s yᵀ/s·y) H (1 − y sᵀ/s·y) + s sᵀ/s·y, for s·y &gt; 0. */
    BfgsState learn(Descent next, double[] step, double[] change, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        int size = step.length;
        double product = Vectors.dot(step, change);
        double[] image = new double[size];
        for (int k = 0; k < size; k++) {
            image[k] = Vectors.dot(inverseHessian[k], change);
        }
        double weight = (1 + Vectors.dot(change, image) / product) / product;
        double[][] updated = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                updated[i][j] = inverseHessian[i][j]
                        - (image[i] * step[j] + step[i] * image[j]) / product
                        + weight * (step[i] * step[j]);
            }
            work.add(8L * size);
        }
        return new BfgsState(next, updated);
    }

    byte[] encode(String name, int version) {
        StateWriter writer = new StateWriter(name, version, inverseHessian.length);
        return descent.write(writer).rows(inverseHessian).bytes();
    }

    static BfgsState decode(byte[] bytes, String name, int version, int size) {
        StateReader reader = new StateReader(bytes, name, version, size);
        return new BfgsState(Descent.read(reader), reader.rows(size));
    }

    private static double[][] diagonal(double[] diagonal) {
        double[][] matrix = new double[diagonal.length][diagonal.length];
        for (int k = 0; k < diagonal.length; k++) {
            matrix[k][k] = diagonal[k];
        }
        return matrix;
    }
}
