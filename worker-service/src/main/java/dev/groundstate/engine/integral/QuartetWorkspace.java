package dev.groundstate.engine.integral;

/**
 * What the kernels write and read while they evaluate quartets: one for each thread.
 *
 * <p>Element of lane l stands at {@code … * LANES + l}; items are the pairs of primitives of a ket block that are in work.
 */
final class QuartetWorkspace {

    private static final int LANES = KetBlock.LANES;

    /** Items in work at once, if their values are few. */
    private static final int MOST_ITEMS = 64;

    /** Lanes of numbers of each large array that are in work at once, half of the nearest cache. */
    private static final int CACHED = 256;

    /** P - Q of each item. */
    final double[] x = new double[MOST_ITEMS * LANES];

    final double[] y = new double[MOST_ITEMS * LANES];
    final double[] z = new double[MOST_ITEMS * LANES];

    /** T = α |P - Q|², and then F of the highest order. */
    final double[] boys = new double[MOST_ITEMS * LANES];

    /** 2T. */
    final double[] twice = new double[MOST_ITEMS * LANES];

    /** e^{-T}. */
    final double[] exponential = new double[MOST_ITEMS * LANES];

    /** -2α. */
    final double[] base = new double[MOST_ITEMS * LANES];

    /** 1 / √(p + q). */
    final double[] scale = new double[MOST_ITEMS * LANES];

    /** (-2α)^n F_n / √(p + q) of item i at {@code i * (order + 1) + n}. */
    final double[] seeds;

    /** R_tuv of item i at {@code i * values + number}. */
    final double[] values;

    /** Σ_{k'h'} E^{cd} R_{h+h'} of bra pair of primitives k at {@code (k * ketProducts + cd) * stride + place}. */
    final double[] halfway;

    /** (ab|cd) at {@link QuartetTables#quartetStart}{@code [ab] + cd}. */
    final double[] integrals;

    /** Makes room for every quartet that some tables describe. */
    QuartetWorkspace(Iterable<QuartetTables> tables) {
        int mostSeeds = 0;
        int mostValues = 0;
        int mostHalfway = 0;
        int mostQuartets = 0;
        for (QuartetTables table : tables) {
            mostSeeds = Math.max(mostSeeds, items(table) * (table.order + 1));
            mostValues = Math.max(mostValues, items(table) * table.values);
            mostHalfway = Math.max(mostHalfway, braPrimitives(table) * table.ketProduct.length * table.stride);
            mostQuartets = Math.max(mostQuartets, table.quartets);
        }
        this.seeds = new double[mostSeeds * LANES];
        this.values = new double[mostValues * LANES];
        this.halfway = new double[mostHalfway * LANES];
        this.integrals = new double[mostQuartets * LANES];
    }

    /** Returns the number of items in work at once. */
    static int items(QuartetTables tables) {
        return Math.clamp(CACHED / Math.max(1, tables.values), 1, MOST_ITEMS);
    }

    /** Returns the number of bra pairs of primitives in work at once. */
    static int braPrimitives(QuartetTables tables) {
        return Math.clamp(CACHED / Math.max(1, tables.ketProduct.length * tables.stride), 1, MOST_ITEMS);
    }
}
