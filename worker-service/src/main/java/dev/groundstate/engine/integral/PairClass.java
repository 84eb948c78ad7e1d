package dev.groundstate.engine.integral;

import dev.groundstate.engine.run.RunControl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All shell pairs of one structure, each on its own as the left-hand side of quartets and in blocks as the right-hand side.
 *
 * @param structure of all pairs
 * @param pairs by falling number of primitives
 * @param values {@link ShellPair#values(PairStructure)} of each pair
 * @param blocks the pairs, {@link KetBlock#LANES} a block, in their order
 */
record PairClass(PairStructure structure, List<ShellPair> pairs, List<double[]> values, List<KetBlock> blocks) {

    /** What a block costs whatever its coefficients, in coefficients. */
    private static final int BLOCK_OVERHEAD = 10;

    /** The shape of a pair before its coefficients are looked at: pairs on one centre have far fewer of them. */
    private record Shape(int order, int products, boolean oneCentre, int leftFunctions) {}

    /** Sorts pairs into classes; pairs without primitives are in none. */
    static List<PairClass> of(List<ShellPair> pairs, RunControl control) {
        Map<Shape, List<ShellPair>> shapes = new LinkedHashMap<>();
        for (ShellPair pair : pairs) {
            control.check();
            if (pair.primitives > 0) {
                Shape shape = new Shape(pair.order, pair.products, pair.oneCentre, pair.leftFunctions);
                shapes.computeIfAbsent(shape, s -> new ArrayList<>()).add(pair);
            }
        }
        Map<PairStructure, List<ShellPair>> classes = new LinkedHashMap<>();
        shapes.values().forEach(alike -> {
            PairStructure structure = alike.stream()
                    .map(pair -> pair.structure)
                    .reduce((one, other) -> {
                        control.check();
                        return one.union(other);
                    })
                    .orElseThrow();
            classes.computeIfAbsent(structure, s -> new ArrayList<>()).addAll(alike);
        });
        mergeSmall(classes);
        return classes.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), control))
                .toList();
    }

    /** Joins a class to one with more coefficients where lanes that would stay empty make that cheaper. */
    private static void mergeSmall(Map<PairStructure, List<ShellPair>> classes) {
        for (PairStructure small : List.copyOf(classes.keySet())) {
            for (PairStructure wide : List.copyOf(classes.keySet())) {
                if (small.equals(wide) || !classes.containsKey(small) || !wide.contains(small)) {
                    continue;
                }
                int few = size(classes, small);
                int many = size(classes, wide);
                if (cost(wide, few + many) <= cost(small, few) + cost(wide, many)) {
                    List<ShellPair> moved = Objects.requireNonNull(classes.remove(small));
                    Objects.requireNonNull(classes.get(wide)).addAll(moved);
                }
            }
        }
    }

    private static int size(Map<PairStructure, List<ShellPair>> classes, PairStructure structure) {
        return Objects.requireNonNull(classes.get(structure)).size();
    }

    /** Returns the work on the blocks of some pairs, in coefficients. */
    private static int cost(PairStructure structure, int pairs) {
        return (pairs + KetBlock.LANES - 1) / KetBlock.LANES * (structure.entries + BLOCK_OVERHEAD);
    }

    private static PairClass of(PairStructure structure, List<ShellPair> pairs, RunControl control) {
        List<ShellPair> sorted = new ArrayList<>(pairs);
        sorted.sort(Comparator.comparingInt((ShellPair pair) -> -pair.primitives));
        List<KetBlock> blocks = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += KetBlock.LANES) {
            control.check();
            blocks.add(new KetBlock(structure, sorted.subList(from, Math.min(sorted.size(), from + KetBlock.LANES))));
        }
        return new PairClass(
                structure,
                sorted,
                sorted.stream()
                        .map(pair -> {
                            control.check();
                            return pair.values(structure);
                        })
                        .toList(),
                blocks);
    }

    /** Returns the average number of pairs of primitives. */
    double primitives() {
        return pairs.stream().mapToInt(pair -> pair.primitives).average().orElse(0);
    }
}
