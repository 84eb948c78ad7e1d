package dev.groundstate.engine.symmetry;

import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The symmetry of the nuclei of a molecule, in whatever orientation: its largest abelian group and the operations of it.
 *
 * <p>Axes and normals of mirror planes lie along a principal axis of inertia, an atom, the middle of two atoms or what joins
 * two. Of equally large groups D2 comes before C2v, and that before C2h. The frame: z through most atoms (D2, D2h) or along the
 * only axis; x across the plane with most atoms. Immutable.
 */
public final class PointGroup {

    /** Atoms this near to the image of another, in bohr, are in its place: 0.001 ångström, finer than force fields settle. */
    private static final double TOLERANCE = 2e-3;

    private final String symbol;
    private final AbelianGroup abelian;
    private final List<SymmetryOperation> operations;

    /**
     * An operation of a molecule.
     *
     * @param kind of it in the frame
     * @param matrix of the operation on positions about the centre, 3 × 3, row-major
     * @param images index of the atom at whose place each atom comes to lie
     */
    record SymmetryOperation(Reflections kind, double[] matrix, int[] images) {}

    private PointGroup(String symbol, AbelianGroup abelian, List<SymmetryOperation> operations) {
        this.symbol = symbol;
        this.abelian = abelian;
        this.operations = operations;
    }

    /** Returns the group of a molecule. */
    public static PointGroup of(Molecule molecule, RunControl control) {
        return new Search(molecule, control).find();
    }

    /** Returns the symbol of the whole group for an atom (Kh) and a linear molecule (Dooh, Coov), else of the abelian one. */
    public String symbol() {
        return symbol;
    }

    /** Returns the abelian group, to which the labels of orbitals belong. */
    public AbelianGroup abelian() {
        return abelian;
    }

    List<SymmetryOperation> operations() {
        return operations;
    }

    /** A frame with the operations that a molecule has in it. */
    private record Frame(Direction[] axes, AbelianGroup group) {}

    private static final class Search {
        private final RunControl control;
        private final int[] elements;

        /** Positions about the centre of nuclear charge. */
        private final double[][] points;

        Search(Molecule molecule, RunControl control) {
            this.control = control;
            List<Atom> atoms = molecule.atoms();
            this.elements = atoms.stream().mapToInt(Atom::atomicNumber).toArray();
            double charge = Arrays.stream(elements).sum();
            double[] centre = new double[3];
            for (Atom atom : atoms) {
                centre[0] += atom.atomicNumber() * atom.x() / charge;
                centre[1] += atom.atomicNumber() * atom.y() / charge;
                centre[2] += atom.atomicNumber() * atom.z() / charge;
            }
            this.points = atoms.stream()
                    .map(atom -> new double[] {atom.x() - centre[0], atom.y() - centre[1], atom.z() - centre[2]})
                    .toArray(double[][]::new);
        }

        PointGroup find() {
            List<Direction> directions = directions();
            Frame best = null;
            for (int i = 0; i < directions.size(); i++) {
                for (int j = -1; j < i; j++) {
                    Direction first = directions.get(i);
                    if (j >= 0 && !first.isAcross(directions.get(j))) {
                        continue;
                    }
                    control.check();
                    Direction second = (j < 0 ? first.anyAcross() : directions.get(j)).across(first);
                    Frame frame = frame(first, second);
                    if (frame != null && (best == null || frame.group.compareTo(best.group) > 0)) {
                        best = frame;
                    }
                }
            }
            if (best == null) {
                Direction[] any = {new Direction(1, 0, 0), new Direction(0, 1, 0), new Direction(0, 0, 1)};
                best = new Frame(any, images(Reflections.XYZ.matrix(any)) == null ? AbelianGroup.C1 : AbelianGroup.CI);
            }
            Frame frame = named(best);
            List<SymmetryOperation> operations = new ArrayList<>();
            for (Reflections kind : frame.group.operations()) {
                double[] matrix = kind.matrix(frame.axes);
                int[] images = images(matrix);
                if (images == null) {
                    throw new IllegalStateException("expected " + kind + " among the operations of " + frame.group);
                }
                operations.add(new SymmetryOperation(kind, matrix, images));
            }
            return new PointGroup(symbol(frame), frame.group, List.copyOf(operations));
        }

        private String symbol(Frame frame) {
            if (points.length == 1) {
                return "Kh";
            }
            boolean linear = false;
            for (Direction axis : frame.axes) {
                linear |= onAxis(axis) == points.length;
            }
            if (linear) {
                return frame.group == AbelianGroup.D2H ? "Dooh" : "Coov";
            }
            return frame.group.symbol();
        }

        /** Returns the largest group of a frame, with its axes in an order in which it is one; null for C1 and Ci. */
        private @Nullable Frame frame(Direction first, Direction second) {
            Direction third = first.cross(second);
            Frame best = null;
            Direction[][] orders = {{first, second, third}, {second, third, first}, {third, first, second}};
            for (Direction[] axes : orders) {
                Set<Reflections> present = EnumSet.noneOf(Reflections.class);
                for (Reflections kind : Reflections.values()) {
                    if (images(kind.matrix(axes)) != null) {
                        present.add(kind);
                    }
                }
                AbelianGroup group = AbelianGroup.of(present);
                if (group != null && (best == null || group.compareTo(best.group) > 0)) {
                    best = new Frame(axes, group);
                }
            }
            return best;
        }

        /** Returns a frame with its axes in the order of the conventions. */
        private Frame named(Frame frame) {
            List<Direction> axes = new ArrayList<>(List.of(frame.axes));
            boolean free = frame.group == AbelianGroup.D2 || frame.group == AbelianGroup.D2H;
            Direction z = free
                    ? axes.stream().max(Comparator.comparingInt(this::onAxis)).orElseThrow()
                    : axes.getLast();
            axes.remove(z);
            Direction x =
                    axes.stream().max(Comparator.comparingInt(this::inPlane)).orElseThrow();
            axes.remove(x);
            return new Frame(new Direction[] {x, axes.getFirst(), z}, frame.group);
        }

        private int onAxis(Direction axis) {
            int count = 0;
            for (double[] point : points) {
                double along = axis.along(point);
                double square = point[0] * point[0] + point[1] * point[1] + point[2] * point[2];
                count += square - along * along < TOLERANCE * TOLERANCE ? 1 : 0;
            }
            return count;
        }

        private int inPlane(Direction normal) {
            int count = 0;
            for (double[] point : points) {
                count += Math.abs(normal.along(point)) < TOLERANCE ? 1 : 0;
            }
            return count;
        }

        /** Returns which atom each atom comes to lie on, or null when one comes to lie on none of its kind. */
        private int @Nullable [] images(double[] matrix) {
            int[] images = new int[points.length];
            for (int a = 0; a < points.length; a++) {
                double[] moved = moved(matrix, points[a]);
                images[a] = -1;
                for (int b = 0; b < points.length && images[a] < 0; b++) {
                    if (elements[a] == elements[b] && distance(moved, points[b]) < TOLERANCE) {
                        images[a] = b;
                    }
                }
                if (images[a] < 0) {
                    return null;
                }
            }
            return images;
        }

        /** Returns the directions along which there is a twofold axis or a normal of a mirror plane. */
        private List<Direction> directions() {
            List<Direction> found = new ArrayList<>();
            consider(found, 1, 0, 0);
            consider(found, 0, 1, 0);
            consider(found, 0, 0, 1);
            double[] axes = SymmetricEigenproblem.solve(inertia(), 3).vectors();
            for (int k = 0; k < 3; k++) {
                consider(found, axes[k], axes[3 + k], axes[6 + k]);
            }
            for (int a = 0; a < points.length; a++) {
                double[] left = points[a];
                consider(found, left[0], left[1], left[2]);
                for (int b = 0; b < a; b++) {
                    control.check();
                    double[] right = points[b];
                    if (elements[a] == elements[b]
                            && Math.abs(distance(left, new double[3]) - distance(right, new double[3])) < TOLERANCE) {
                        consider(found, left[0] + right[0], left[1] + right[1], left[2] + right[2]);
                        consider(found, left[0] - right[0], left[1] - right[1], left[2] - right[2]);
                    }
                }
            }
            return found;
        }

        private void consider(List<Direction> found, double x, double y, double z) {
            if (!Direction.exists(x, y, z)) {
                return;
            }
            Direction direction = Direction.of(x, y, z);
            if (found.stream().anyMatch(direction::isParallelTo)) {
                return;
            }
            Direction second = direction.anyAcross();
            Direction[] axes = {direction, second, direction.cross(second)};
            if (images(Reflections.X.matrix(axes)) != null || images(Reflections.YZ.matrix(axes)) != null) {
                found.add(direction);
            }
        }

        /** Returns Σ_A Z_A (r² 1 − r rᵀ), row-major. */
        private double[] inertia() {
            double[] inertia = new double[9];
            for (int a = 0; a < points.length; a++) {
                double square = Math.pow(distance(points[a], new double[3]), 2);
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        inertia[3 * i + j] += elements[a] * ((i == j ? square : 0) - points[a][i] * points[a][j]);
                    }
                }
            }
            return inertia;
        }

        private static double[] moved(double[] matrix, double[] point) {
            double[] moved = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    moved[i] += matrix[3 * i + j] * point[j];
                }
            }
            return moved;
        }

        private static double distance(double[] left, double[] right) {
            double dx = left[0] - right[0];
            double dy = left[1] - right[1];
            double dz = left[2] - right[2];
            return Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
}
