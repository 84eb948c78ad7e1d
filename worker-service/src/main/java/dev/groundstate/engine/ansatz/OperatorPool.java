package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.DeterminantSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The operators that an adaptive ansatz chooses from. Moves that are mirror images in the spins act one after the other
 * with one parameter, as a singlet wants it.
 */
public enum OperatorPool {
    /** Single and double excitations of the reference. */
    SINGLES_AND_DOUBLES("singles and doubles", false, true),
    /** Moves of one or two electrons between any orbitals. */
    GENERALISED("generalised singles and doubles", true, true),
    /** The same without the signs of fermions, which take fewer gates. */
    QUBIT("generalised qubit excitations", true, false);

    private final String words;
    private final boolean generalised;
    private final boolean signed;

    OperatorPool(String words, boolean generalised, boolean signed) {
        this.words = words;
        this.generalised = generalised;
        this.signed = signed;
    }

    /** Returns what the pool is made of. */
    public String words() {
        return words;
    }

    /** Returns the moves of each operator: singles, doubles of opposite spins, doubles of equal spins. */
    List<List<Move>> operators(DeterminantSpace space) {
        int n = space.spatialOrbitals();
        int alphaElectrons = space.alpha().electrons();
        int betaElectrons = space.beta().electrons();
        List<List<Move>> operators = new ArrayList<>();
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                Move move = Move.alpha(p, q);
                add(operators, excites(p, q, alphaElectrons), move, excites(p, q, betaElectrons), move.flipped());
            }
        }
        addOpposite(operators, n, alphaElectrons, betaElectrons);
        addEqual(operators, n, alphaElectrons, betaElectrons);
        UnaryOperator<Move> sign = signed ? UnaryOperator.identity() : Move::unsigned;
        return operators.stream()
                .map(moves -> moves.stream().map(sign).toList())
                .toList();
    }

    private boolean excites(int from, int to, int electrons) {
        return generalised || (from < electrons && to >= electrons);
    }

    private static void add(List<List<Move>> operators, boolean first, Move move, boolean second, Move mirror) {
        if (first && second) {
            operators.add(List.of(move, mirror));
        } else if (first || second) {
            operators.add(List.of(first ? move : mirror));
        }
    }

    /**
     * Alpha p to q and beta r to s, p &lt; q. A beta move that falls while the alpha move rises is an operator of its own
     * in a generalised pool; where both are between the same orbitals, it and its mirror image cancel.
     */
    private void addOpposite(List<List<Move>> operators, int n, int alphaElectrons, int betaElectrons) {
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                for (int r = 0; r < n; r++) {
                    for (int s = r + 1; s < n; s++) {
                        boolean first = excites(p, q, alphaElectrons) && excites(r, s, betaElectrons);
                        boolean second = excites(r, s, alphaElectrons) && excites(p, q, betaElectrons);
                        Move move = Move.mixed(p, q, r, s);
                        if (p == r && q == s) {
                            add(operators, first, move, false, move);
                        } else if (p < r || (p == r && q < s)) {
                            add(operators, first, move, second, move.flipped());
                            Move crossed = Move.mixed(p, q, s, r);
                            add(operators, generalised, crossed, generalised, crossed.flipped());
                        }
                    }
                }
            }
        }
    }

    /** Two electrons of one spin from p &lt; r to q &lt; s, p the lowest of the four. */
    private void addEqual(List<List<Move>> operators, int n, int alphaElectrons, int betaElectrons) {
        for (int p = 0; p < n; p++) {
            for (int r = p + 1; r < n; r++) {
                for (int q = p + 1; q < n; q++) {
                    for (int s = q + 1; s < n; s++) {
                        if (r != q && r != s) {
                            Move move = Move.alphas(new int[] {p, r}, new int[] {q, s});
                            boolean alpha = excites(p, q, alphaElectrons) && excites(r, s, alphaElectrons);
                            boolean beta = excites(p, q, betaElectrons) && excites(r, s, betaElectrons);
                            add(
                                    operators,
                                    alpha && alphaElectrons > 1,
                                    move,
                                    beta && betaElectrons > 1,
                                    move.flipped());
                        }
                    }
                }
            }
        }
    }
}
