package dev.groundstate.api.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Keeps at most {@code most} of a row of points: the whole row when it is short enough, else the lowest and the highest
 * of each of {@code most / 2 - 1} equally long buckets, and the first and the last point.
 *
 * <p>Points arrive in the order of their iterations; memory is O(most) however many arrive. Not thread-safe.
 */
public final class Thinning {
    /** Fewest points that one can ask for. */
    public static final int FEWEST = 4;

    private final int first;
    private final long length;
    private final int buckets;
    private final List<ConvergencePoint> all = new ArrayList<>();
    private final TreeMap<Long, Extremes> thinned = new TreeMap<>();
    private final boolean keepAll;

    private record Extremes(ConvergencePoint lowest, ConvergencePoint highest) {
        private Extremes with(ConvergencePoint point) {
            return new Extremes(
                    point.energy() < lowest.energy() ? point : lowest,
                    point.energy() > highest.energy() ? point : highest);
        }
    }

    /**
     * Prepares for the points {@code first} to {@code last}.
     *
     * @param first iteration of the first point
     * @param last iteration of the last point
     * @param most at least {@link #FEWEST}
     */
    public Thinning(int first, int last, int most) {
        if (most < FEWEST) {
            throw new IllegalArgumentException("expected at least " + FEWEST + " points to keep, got " + most);
        }
        this.first = first;
        this.length = Math.max(1L, (long) last - first + 1);
        this.keepAll = length <= most;
        this.buckets = most / 2 - 1;
    }

    /** Takes the next point. */
    public void add(ConvergencePoint point) {
        if (keepAll) {
            all.add(point);
            return;
        }
        if (all.isEmpty()) {
            all.add(point);
        } else if (all.size() == 1) {
            all.add(point);
        } else {
            all.set(1, point);
        }
        long bucket = ((long) point.iteration() - first) * buckets / length;
        thinned.merge(bucket, new Extremes(point, point), (before, ignored) -> before.with(point));
    }

    /** Returns what is kept, in the order of the iterations. */
    public List<ConvergencePoint> kept() {
        if (keepAll) {
            return List.copyOf(all);
        }
        TreeMap<Integer, ConvergencePoint> kept = new TreeMap<>();
        all.forEach(point -> kept.put(point.iteration(), point));
        for (Extremes extremes : thinned.values()) {
            kept.put(extremes.lowest().iteration(), extremes.lowest());
            kept.put(extremes.highest().iteration(), extremes.highest());
        }
        return List.copyOf(kept.values());
    }
}
