package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;

/**
 * The lowest point on a line x + t d, from values alone.
 *
 * <p>Brackets a minimum between two higher points, then goes to the lowest point of the parabola through the three, or
 * divides the larger part of the bracket where parabolas do not halve it in two steps. Ends where the parabola moves by less
 * than a tolerance. After R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 5.
 */
final class LineMinimum {

    private static final double GOLDEN = 0.381966011250105;
    private static final double GROWTH = 1.618033988749895;

    /** Most by which a parabola may lengthen the bracket, in units of its outer part. */
    private static final double LONGEST_GROWTH = 5;

    private static final int MOST_EVALUATIONS = 60;

    private final Objective objective;
    private final RunControl control;
    private final double[] origin;
    private final double[] direction;
    private int evaluations;

    /** Low, middle and high end of a bracket, whichever way it points; the middle is the lowest known. */
    private double a;

    private double b;
    private double c;
    private double fa;
    private double fb;
    private double fc;

    /**
     * What a search came to.
     *
     * @param length t
     * @param value f(x + t d), at most that of the first point
     * @param evaluations calls of the objective
     */
    record Minimum(double length, double value, int evaluations) {}

    private LineMinimum(Objective objective, RunControl control, double[] origin, double value, double[] direction) {
        this.objective = objective;
        this.control = control;
        this.origin = origin;
        this.direction = direction;
        this.fb = value;
    }

    /**
     * Searches.
     *
     * @param value f(x)
     * @param firstLength the first t to try
     * @param tolerance of t
     */
    static Minimum search(
            double[] origin,
            double value,
            double[] direction,
            double firstLength,
            double tolerance,
            Objective objective,
            RunControl control) {
        LineMinimum search = new LineMinimum(objective, control, origin, value, direction);
        search.bracket(firstLength);
        search.narrow(tolerance);
        return new Minimum(search.b, search.fb, search.evaluations);
    }

    private double evaluate(double length) {
        evaluations++;
        double value = objective.value(Vectors.moved(origin, length, direction), control);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private void bracket(double firstLength) {
        a = -firstLength;
        c = firstLength;
        fc = evaluate(c);
        if (fc < fb) {
            a = b;
            fa = fb;
            b = c;
            fb = fc;
            c = b + GROWTH * (b - a);
            fc = evaluate(c);
        } else {
            fa = evaluate(a);
        }
        if (fa < fb) {
            double end = c;
            double endValue = fc;
            c = a;
            fc = fa;
            a = end;
            fa = endValue;
        }
        while (fc < fb && evaluations < MOST_EVALUATIONS) {
            double further = vertex();
            double shortest = c + (c - b) * GOLDEN;
            double longest = c + (c - b) * LONGEST_GROWTH;
            boolean between = Math.min(shortest, longest) <= further && further <= Math.max(shortest, longest);
            double next = between ? further : c + GROWTH * (c - b);
            a = b;
            fa = fb;
            b = c;
            fb = fc;
            c = next;
            fc = evaluate(c);
        }
        if (fc < fb) {
            b = c;
            fb = fc;
        }
    }

    /** Returns where the parabola through the three points is stationary. */
    private double vertex() {
        double left = (b - a) * (fb - fc);
        double right = (b - c) * (fb - fa);
        return b - 0.5 * ((b - a) * left - (b - c) * right) / (left - right);
    }

    private void narrow(double tolerance) {
        double beforeLast = Double.POSITIVE_INFINITY;
        double last = Double.POSITIVE_INFINITY;
        double width = Math.abs(c - a);
        while (evaluations < MOST_EVALUATIONS && width > tolerance) {
            double next = vertex();
            boolean inside = Math.min(a, c) < next && next < Math.max(a, c);
            if (inside && Math.abs(next - b) <= tolerance) {
                return;
            }
            if (!inside || width > 0.5 * beforeLast) {
                double larger = Math.abs(c - b) > Math.abs(b - a) ? c : a;
                next = b + GOLDEN * (larger - b);
            }
            beforeLast = last;
            last = width;
            insert(next, evaluate(next));
            width = Math.abs(c - a);
        }
    }

    private void insert(double length, double value) {
        boolean towardsC = (length - b) * (c - b) > 0;
        if (value < fb) {
            if (towardsC) {
                a = b;
                fa = fb;
            } else {
                c = b;
                fc = fb;
            }
            b = length;
            fb = value;
        } else if (towardsC) {
            c = length;
            fc = value;
        } else {
            a = length;
            fa = value;
        }
    }
}
