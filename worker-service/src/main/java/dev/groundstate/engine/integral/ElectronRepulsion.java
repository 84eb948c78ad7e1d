package dev.groundstate.engine.integral;

import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The list of repulsion integrals over the functions of a basis.
 *
 * <p>(ab|cd) = Σ_k Σ_h E^{ab}_{kh} Σ_{k'h'} (-1)^{h'} E^{cd}_{k'h'} R_{h+h'} / √(p + q), McMurchie and Davidson, J. Comput.
 * Phys. 26, 218 (1978), the inner sum contracted over k' before the outer one is taken, for {@value KetBlock#LANES} ket pairs
 * at once. Pairs of pairs of primitives are left out by the inequality of Schwarz, with estimates from above of the
 * self-repulsions.
 *
 * <p>Every integral is computed and written once, by one thread, in an order of summation that does not depend on the
 * number of threads: the same input gives the same bits.
 */
final class ElectronRepulsion {

    /** Products of primitive bounds below this change no integral by more than about 1e-13, however deep the contraction. */
    private static final double CUTOFF = 1e-14;

    /** Multiplications of one task of a thread: some 10 ms. */
    private static final double WORK_OF_A_TASK = 2e7;

    /** Multiplications from which more than one thread pays. */
    private static final double WORTH_A_THREAD = 2 * WORK_OF_A_TASK;

    /** All quartets of a run of bra pairs with one class of ket pairs. */
    private record Task(
            QuartetTables tables, PairClass bra, PairClass ket, int from, int to, boolean triangular, double cost) {}

    private final List<Task> tasks = new ArrayList<>();
    private final double[] packed;

    private ElectronRepulsion(double[] packed) {
        this.packed = packed;
    }

    /**
     * Computes the integrals.
     *
     * @param pairs of all shell groups, each unordered pair once
     * @param functions number of functions
     * @param planar for each axis whether all nuclei have the same coordinate
     */
    static TwoElectronIntegrals compute(
            List<ShellPair> pairs, int functions, boolean[] planar, IntegralSettings settings, RunControl control) {
        double[] packed = LargeArrays.doubles(TwoElectronIntegrals.packedLength(functions), control);
        ElectronRepulsion repulsion = new ElectronRepulsion(packed);
        repulsion.plan(pairs, planar, control);
        double cost = repulsion.tasks.stream().mapToDouble(Task::cost).sum();
        QuartetKernels kernels = settings.kernels(cost);
        List<QuartetTables> tables =
                repulsion.tasks.stream().map(Task::tables).distinct().toList();
        Worker[] workers = new Worker[cost < WORTH_A_THREAD ? 1 : Math.max(1, control.threads())];
        Arrays.setAll(workers, worker -> repulsion.new Worker(kernels, new QuartetWorkspace(tables)));
        ParallelWork.run(
                repulsion.tasks.size(),
                workers.length,
                control,
                (number, worker, work) -> workers[worker].run(repulsion.tasks.get(number), work));
        return new TwoElectronIntegrals(functions, packed);
    }

    private void plan(List<ShellPair> pairs, boolean[] planar, RunControl control) {
        List<PairClass> classes = PairClass.of(pairs, control);
        for (int i = 0; i < classes.size(); i++) {
            for (int j = 0; j <= i; j++) {
                control.check();
                PairClass one = classes.get(i);
                PairClass other = classes.get(j);
                if (cost(one, other) <= cost(other, one)) {
                    add(one, other, planar, i == j);
                } else {
                    add(other, one, planar, i == j);
                }
            }
        }
    }

    private void add(PairClass bra, PairClass ket, boolean[] planar, boolean triangular) {
        QuartetTables tables = new QuartetTables(bra.structure(), ket.structure(), planar);
        if (tables.quartets == 0) {
            return;
        }
        double ofPair =
                bra.primitives() * ket.pairs().size() * (ket.primitives() * tables.primitiveCost + tables.braCost);
        int run = Math.clamp((long) (WORK_OF_A_TASK / ofPair), 1, bra.pairs().size());
        for (int from = 0; from < bra.pairs().size(); from += run) {
            int to = Math.min(bra.pairs().size(), from + run);
            double share = triangular ? (from + to) / (2.0 * bra.pairs().size()) : 1;
            tasks.add(new Task(tables, bra, ket, from, to, triangular, (to - from) * ofPair * share));
        }
    }

    /** Returns the multiplications for a pair of each class, roughly. */
    private static double cost(PairClass bra, PairClass ket) {
        PairStructure left = bra.structure();
        PairStructure right = ket.structure();
        double recursion = 20 + 2.0 * HermiteIndex.count(left.order + right.order);
        return bra.primitives()
                * (ket.primitives() * (recursion + (double) HermiteIndex.count(left.order) * right.entries)
                        + (double) left.entries * right.products);
    }

    /** Evaluates tasks with a workspace of its own. */
    final class Worker {
        private final QuartetKernels kernels;
        private final QuartetWorkspace work;

        Worker(QuartetKernels kernels, QuartetWorkspace work) {
            this.kernels = kernels;
            this.work = work;
        }

        void run(Task task, WorkCounter counter) {
            for (int i = task.from; i < task.to; i++) {
                ShellPair bra = task.bra.pairs().get(i);
                double[] values = task.bra.values().get(i);
                int blocks = task.triangular
                        ? i / KetBlock.LANES + 1
                        : task.ket.blocks().size();
                for (int b = 0; b < blocks; b++) {
                    KetBlock ket = task.ket.blocks().get(b);
                    int lanes = task.triangular ? Math.min(ket.lanes, i - b * KetBlock.LANES + 1) : ket.lanes;
                    if (evaluate(task.tables, bra, values, ket, counter)) {
                        write(task.tables, bra, ket, lanes);
                    }
                }
            }
        }

        /** Evaluates one bra pair with the pairs of a block; returns whether any integral may differ from zero. */
        private boolean evaluate(
                QuartetTables tables, ShellPair bra, double[] values, KetBlock ket, WorkCounter counter) {
            int most = QuartetWorkspace.braPrimitives(tables);
            int from = 0;
            int count = 0;
            do {
                from += count;
                count = 0;
                while (count < most
                        && from + count < bra.primitives
                        && halfContract(tables, bra, from + count, ket, count, counter)) {
                    count++;
                }
                if (count > 0) {
                    kernels.contractBra(tables, values, from, count, ket.lanes, from == 0, work);
                    counter.add(count * tables.braCost * ket.lanes);
                }
            } while (count == most && from + count < bra.primitives);
            return from + count > 0;
        }

        /** Contracts the ket for one bra pair of primitives; returns whether there was anything to contract. */
        private boolean halfContract(
                QuartetTables tables, ShellPair bra, int k, KetBlock ket, int place, WorkCounter counter) {
            int live = 0;
            while (live < ket.primitives && bra.bound[k] * ket.bound[live] >= CUTOFF) {
                live++;
            }
            int most = QuartetWorkspace.items(tables);
            for (int from = 0; from < live; from += most) {
                int items = Math.min(most, live - from);
                kernels.separate(bra, k, ket, from, items, work);
                BoysFunction.evaluate(tables.order, ket.lanes, items, work.boys, work.exponential);
                kernels.seed(tables.order, ket.lanes, items, work);
                kernels.recur(tables, ket.lanes, items, work);
                kernels.contractKet(tables, ket, from, items, place, from == 0, work);
            }
            counter.add(live * tables.primitiveCost * ket.lanes);
            return live > 0;
        }

        private void write(QuartetTables tables, ShellPair bra, KetBlock ket, int lanes) {
            double[] integrals = work.integrals;
            int at = 0;
            for (int i = 0; i < tables.braProduct.length; i++) {
                int pq = bra.productIndex[tables.braProduct[i]];
                int row = pq * (pq + 1) / 2;
                for (int cd = tables.ketFirst[i]; cd < tables.ketEnd[i]; cd++) {
                    int index = tables.ketProduct[cd] * KetBlock.LANES;
                    for (int lane = 0; lane < lanes; lane++) {
                        int rs = ket.productIndex[index + lane];
                        packed[rs <= pq ? row + rs : rs * (rs + 1) / 2 + pq] = integrals[at + lane];
                    }
                    at += KetBlock.LANES;
                }
            }
        }
    }
}
