package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LineSearch.Found;
import dev.groundstate.engine.optimizer.LineSearch.Ray;
import dev.groundstate.engine.run.RunControl;
import java.util.List;

/**
 * Newton's method with the equations ∇²f d = −g solved by conjugate gradients as far as it pays.
 *
 * <p>Products ∇²f v are differences of gradients, (∇f(x + ε v) − ∇f(x)) / ε with ε |v| = {@value #DISPLACEMENT}. The
 * solution ends where the residual has fallen to min(½, √|g|) of the gradient, or at a direction of negative curvature.
 * Strong Wolfe line search. After R. S. Dembo and T. Steihaug, Math. Program. 26, 190 (1983).
 *
 * @param preconditioner diagonal, positive: an inverse Hessian; not copied
 * @param thresholds of the change of the value and of the gradient's norm
 */
public record NewtonConjugateGradient(double[] preconditioner, Thresholds thresholds)
        implements Optimizer<NewtonState, DifferentiableObjective> {

    private static final String NAME = "NWCG";
    private static final int VERSION = 1;

    /** Radians: the third derivative errs by as much, the rounding of gradients by a tenth of that. */
    private static final double DISPLACEMENT = 1e-6;

    /** Curvature, relative to that of the preconditioner, below which the quadratic model has no minimum. */
    private static final double SMALLEST_CURVATURE = 1e-6;

    /** Most products in one iteration, so that an iteration ends in sight. */
    private static final int MOST_PRODUCTS = 50;

    @Override
    public NewtonState start(double[] point, DifferentiableObjective objective, RunControl control) {
        return new NewtonState(Descent.start(point, objective, control));
    }

    @Override
    public Status status(NewtonState state) {
        return state.descent().status(thresholds);
    }

    /**
     * An approximate solution.
     *
     * @param direction d
     * @param products products with the Hessian that it took
     */
    private record Solution(double[] direction, int products) {}

    @Override
    public NewtonState step(NewtonState state, DifferentiableObjective objective, RunControl control) {
        Descent from = state.descent();
        if (from.gradientNorm() == 0) {
            return new NewtonState(from.stay());
        }
        Solution solution = solve(from, objective, control);
        double[] steepest = Vectors.negative(Vectors.product(preconditioner, from.gradient()));
        List<Ray> rays = List.of(Ray.of(solution.direction(), 1), Ray.of(steepest, 1));
        Found found = LineSearch.wolfe(rays, Lbfgs.CURVATURE, from, objective, control);
        return new NewtonState(
                from.after(new Found(found.trial(), found.ray(), found.evaluations() + solution.products())));
    }

    private Solution solve(Descent from, DifferentiableObjective objective, RunControl control) {
        int most = Math.min(from.point().length, MOST_PRODUCTS);
        double[] solution = new double[from.point().length];
        double[] residual = Vectors.negative(from.gradient());
        double[] weighted = Vectors.product(preconditioner, residual);
        double[] direction = weighted;
        double product = Vectors.dot(residual, weighted);
        double enough = Math.min(0.5, Math.sqrt(from.gradientNorm())) * Math.sqrt(product);
        for (int products = 1; products <= most; products++) {
            double[] image = hessianTimes(direction, from, objective, control);
            double curvature = Vectors.dot(direction, image);
            double expected = 0;
            for (int k = 0; k < direction.length; k++) {
                expected += direction[k] * direction[k] / preconditioner[k];
            }
            if (!(curvature > SMALLEST_CURVATURE * expected)) {
                return new Solution(products == 1 ? direction : solution, products);
            }
            double length = product / curvature;
            Vectors.add(solution, length, direction);
            Vectors.add(residual, -length, image);
            weighted = Vectors.product(preconditioner, residual);
            double next = Vectors.dot(residual, weighted);
            if (Math.sqrt(next) <= enough) {
                return new Solution(solution, products);
            }
            direction = Vectors.moved(weighted, next / product, direction);
            product = next;
        }
        return new Solution(solution, most);
    }

    private static double[] hessianTimes(
            double[] direction, Descent from, DifferentiableObjective objective, RunControl control) {
        double step = DISPLACEMENT / Vectors.norm(direction);
        double[] product = new double[direction.length];
        objective.valueAndGradient(Vectors.moved(from.point(), step, direction), product, control);
        for (int k = 0; k < product.length; k++) {
            product[k] = (product[k] - from.gradient()[k]) / step;
        }
        return product;
    }

    @Override
    public byte[] encode(NewtonState state) {
        return state.descent()
                .write(new StateWriter(NAME, VERSION, state.point().length))
                .bytes();
    }

    @Override
    public NewtonState decode(byte[] bytes, int size) {
        return new NewtonState(Descent.read(new StateReader(bytes, NAME, VERSION, size)));
    }
}
