package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.run.RunControl;

/**
 * The equations of closed-shell CCSD: what is left of them for given amplitudes.
 *
 * <p>Spin-adapted, with τ_ij^ab = t_ij^ab + t_i^a t_j^b, and every sum of six indices a product of matrices: S. Hirata, R.
 * Podeszwa, M. Tobita and R. J. Bartlett, J. Chem. Phys. 120, 2581 (2004), after G. E. Scuseria, C. L. Janssen and H. F.
 * Schaefer, J. Chem. Phys. 89, 7382 (1988). The integrals with three virtual orbitals meet τ rather than dress those with
 * four, which therefore stay as they are.
 *
 * <p>Cost: o² v⁴ + 7 o³ v³ + o⁴ v² multiply-adds. Holds the integrals and the intermediates: not thread-safe.
 */
final class AmplitudeEquations {

    private final TensorProduct products;
    private final Tensor fockOo;
    private final Tensor fockOv;
    private final Tensor fockVv;
    private final Tensor oooo;
    private final Tensor ooov;
    private final Tensor oovv;
    private final Tensor ovov;
    private final Tensor ovvv;
    private final Tensor ladder;
    /** 2 (kc|ld) − (kd|lc) at [k][c][l][d]. */
    private final Tensor spinSummed;

    private final Tensor tau;
    /** 2 τ_ij^ab − τ_ij^ba. */
    private final Tensor theta;
    /** 2 t_ij^ab − t_ij^ba. */
    private final Tensor weighted;

    private final Tensor ringAmplitudes;
    private final Tensor direct;
    private final Tensor exchanged;
    private final Tensor half;
    private final Tensor fieldOo;
    private final Tensor fieldOv;
    private final Tensor fieldVv;
    private final Tensor occupiedPairs;
    private final Tensor hole;
    private final Tensor squareOo;

    AmplitudeEquations(ClosedShellIntegrals integrals, TensorProduct products) {
        RunControl control = products.control();
        this.products = products;
        int o = integrals.occupied();
        int v = integrals.virtual();
        fockOo = integrals.fock("oo");
        fockOv = integrals.fock("ov");
        fockVv = integrals.fock("vv");
        oooo = integrals.repulsion("oooo");
        ooov = integrals.repulsion("ooov");
        oovv = integrals.repulsion("oovv");
        ovov = integrals.repulsion("ovov");
        ovvv = integrals.repulsion("ovvv");
        ladder = integrals.ladder();
        spinSummed = Tensor.zeros(control, o, v, o, v);
        products.add(2, ovov, "kcld", spinSummed, "kcld");
        products.add(-1, ovov, "kdlc", spinSummed, "kcld");
        tau = Tensor.zeros(control, o, o, v, v);
        theta = Tensor.zeros(control, o, o, v, v);
        weighted = Tensor.zeros(control, o, o, v, v);
        ringAmplitudes = Tensor.zeros(control, o, o, v, v);
        direct = Tensor.zeros(control, o, v, o, v);
        exchanged = Tensor.zeros(control, o, v, o, v);
        half = Tensor.zeros(control, o, o, v, v);
        fieldOo = Tensor.zeros(control, o, o);
        fieldOv = Tensor.zeros(control, o, v);
        fieldVv = Tensor.zeros(control, v, v);
        occupiedPairs = Tensor.zeros(control, o, o, o, o);
        hole = Tensor.zeros(control, o, o, o, v);
        squareOo = Tensor.zeros(control, o, o);
    }

    /** Returns the numbers that all tensors take, and those that {@link TensorProduct} copies. */
    static long numbers(long o, long v) {
        long largestCopy = Math.max(o * v * v * v, Math.max(o * o * v * v, o * o * o * v));
        long pairs = o * o * v * v;
        return v * v * v * v
                + o * v * v * v
                + 10 * pairs
                + 2 * o * o * o * v
                + 2 * o * o * o * o
                + 3 * (o + v) * (o + v)
                + 2 * largestCopy
                + Math.max(pairs, o * o * o * v);
    }

    /** Returns 2 Σ f_ia t_i^a + Σ (2 (ia|jb) − (ib|ja)) τ_ij^ab. */
    double correlationEnergy(Tensor singles, Tensor doubles) {
        combinePairs(singles, doubles);
        Tensor energy = Tensor.zeros(products.control(), 1);
        products.add(2, fockOv, "ia", singles, "ia", energy, "");
        products.add(1, spinSummed, "iajb", tau, "ijab", energy, "");
        return energy.values()[0];
    }

    /** Computes what the equations come to without any amplitudes: f_ia and (ia|jb); adds it to zeros. */
    void residualOfNothing(Tensor singlesLeft, Tensor doublesLeft) {
        products.add(1, fockOv, "ia", singlesLeft, "ia");
        products.add(1, ovov, "iajb", doublesLeft, "ijab");
    }

    /**
     * Computes what the equations of single and double excitations come to, zero for the solution.
     *
     * @param singles t_i^a at [i][a]
     * @param doubles t_ij^ab at [i][j][a][b]
     * @param singlesLeft is overwritten
     * @param doublesLeft is overwritten
     */
    void residual(Tensor singles, Tensor doubles, Tensor singlesLeft, Tensor doublesLeft) {
        combinePairs(singles, doubles);
        computeFields();
        products.clear(singlesLeft);
        addSingles(singles, singlesLeft);
        products.clear(half);
        dressFields(singles);
        addPairs(singles);
        addFields(singles, doubles);
        addRings(singles, doubles);
        products.clear(doublesLeft);
        products.add(1, half, "ijab", doublesLeft, "ijab");
        products.add(1, half, "jiba", doublesLeft, "ijab");
    }

    private void combinePairs(Tensor t1, Tensor t2) {
        set(tau, t2);
        products.add(1, t1, "ia", t1, "jb", tau, "ijab");
        sumSpins(tau, theta);
        sumSpins(t2, weighted);
    }

    private void sumSpins(Tensor pairs, Tensor sums) {
        products.clear(sums);
        products.add(2, pairs, "ijab", sums, "ijab");
        products.add(-1, pairs, "ijba", sums, "ijab");
    }

    /** F_ki and F_ac: the Fock matrix in the field of the correlated pairs. */
    private void computeFields() {
        set(fieldOo, fockOo);
        products.add(1, ovov, "kcld", theta, "ilcd", fieldOo, "ki");
        set(fieldVv, fockVv);
        products.add(-1, ovov, "kcld", theta, "klad", fieldVv, "ac");
    }

    private void addSingles(Tensor t1, Tensor left) {
        set(fieldOv, fockOv);
        products.add(1, spinSummed, "kcld", t1, "ld", fieldOv, "kc");
        products.clear(squareOo);
        products.add(-1, fieldOo, "ki", squareOo, "ki");
        products.add(1, fieldOv, "kc", t1, "ic", squareOo, "ki");
        products.add(-2, fockOv, "kc", t1, "ic", squareOo, "ki");
        products.add(1, fockOv, "ia", left, "ia");
        products.add(1, fieldVv, "ac", t1, "ic", left, "ia");
        products.add(1, squareOo, "ki", t1, "ka", left, "ia");
        products.add(1, fieldOv, "kc", weighted, "kica", left, "ia");
        products.add(2, ovov, "iakc", t1, "kc", left, "ia");
        products.add(-1, oovv, "kiac", t1, "kc", left, "ia");
        products.add(1, ovvv, "kdac", theta, "ikcd", left, "ia");
        products.add(-1, ooov, "kilc", theta, "klac", left, "ia");
    }

    /** L_ki and L_ac, over F_ki and F_ac. */
    private void dressFields(Tensor t1) {
        products.add(1, fockOv, "kc", t1, "ic", fieldOo, "ki");
        products.add(2, ooov, "kilc", t1, "lc", fieldOo, "ki");
        products.add(-1, ooov, "likc", t1, "lc", fieldOo, "ki");
        products.add(-1, fockOv, "kc", t1, "ka", fieldVv, "ac");
        products.add(2, ovvv, "kdac", t1, "kd", fieldVv, "ac");
        products.add(-1, ovvv, "kcad", t1, "kd", fieldVv, "ac");
    }

    /** Terms in which two electrons meet: (ai|bj), W_klij τ_kl^ab and W_abcd τ_ij^cd. */
    private void addPairs(Tensor t1) {
        products.add(0.5, ovov, "iajb", half, "ijab");
        products.clear(occupiedPairs);
        products.add(1, oooo, "kilj", occupiedPairs, "klij");
        products.add(1, ooov, "ljkc", t1, "ic", occupiedPairs, "klij");
        products.add(1, ooov, "kilc", t1, "jc", occupiedPairs, "klij");
        products.add(1, ovov, "kcld", tau, "ijcd", occupiedPairs, "klij");
        products.add(0.5, occupiedPairs, "klij", tau, "klab", half, "ijab");
        products.add(0.5, tau, "ijcd", ladder, "cdab", half, "ijab");
        products.clear(hole);
        products.add(1, ovvv, "kdac", tau, "ijcd", hole, "kija");
        products.add(-1, hole, "kija", t1, "kb", half, "ijab");
    }

    /** Terms in which one electron moves in a field or in a repulsion that singles dress. */
    private void addFields(Tensor t1, Tensor t2) {
        products.add(1, fieldVv, "ac", t2, "ijcb", half, "ijab");
        products.add(-1, fieldOo, "ki", t2, "kjab", half, "ijab");
        products.add(1, ovvv, "iabc", t1, "jc", half, "ijab");
        products.clear(hole);
        products.add(1, oovv, "kibc", t1, "jc", hole, "kijb");
        products.add(-1, hole, "kijb", t1, "ka", half, "ijab");
        products.clear(hole);
        products.add(1, ooov, "kjia", hole, "kjia");
        products.add(1, ovov, "iakc", t1, "jc", hole, "kjia");
        products.add(-1, hole, "kjia", t1, "kb", half, "ijab");
    }

    /** Terms in which a pair of electron and hole meets another: W_akic and W_akci, both at [i][a][k][c]. */
    private void addRings(Tensor t1, Tensor t2) {
        products.clear(ringAmplitudes);
        products.add(1, t2, "ilad", ringAmplitudes, "ilad");
        products.add(-0.5, t2, "ilda", ringAmplitudes, "ilad");
        products.add(-1, t1, "id", t1, "la", ringAmplitudes, "ilad");
        set(direct, ovov);
        products.add(-1, ooov, "likc", t1, "la", direct, "iakc");
        products.add(1, ovvv, "kcad", t1, "id", direct, "iakc");
        products.add(1, ovov, "kcld", ringAmplitudes, "ilad", direct, "iakc");
        products.add(-0.5, ovov, "lckd", t2, "ilad", direct, "iakc");

        products.clear(ringAmplitudes);
        products.add(0.5, t2, "ilda", ringAmplitudes, "ilad");
        products.add(1, t1, "id", t1, "la", ringAmplitudes, "ilad");
        products.clear(exchanged);
        products.add(1, oovv, "kiac", exchanged, "iakc");
        products.add(-1, ooov, "kilc", t1, "la", exchanged, "iakc");
        products.add(1, ovvv, "kdac", t1, "id", exchanged, "iakc");
        products.add(-1, ovov, "lckd", ringAmplitudes, "ilad", exchanged, "iakc");

        products.add(1, direct, "iakc", weighted, "kjcb", half, "ijab");
        products.add(-1, exchanged, "iakc", t2, "kjcb", half, "ijab");
        products.add(-1, exchanged, "ibkc", t2, "kjac", half, "ijab");
    }

    private static void set(Tensor target, Tensor source) {
        System.arraycopy(source.values(), 0, target.values(), 0, target.values().length);
    }
}
