package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Which electrons a generator moves, and from where to where: of each spin at most two, of both together at most two.
 *
 * @param alphaFrom orbitals that lose an electron of spin up
 * @param alphaTo orbitals that gain one, as many, none of them in {@code alphaFrom}
 * @param betaFrom orbitals that lose an electron of spin down
 * @param betaTo orbitals that gain one, as many, none of them in {@code betaFrom}
 * @param signed whether electrons change the sign when they pass one another; a qubit excitation does not know
 */
record Move(int[] alphaFrom, int[] alphaTo, int[] betaFrom, int[] betaTo, boolean signed) {

    private static final int[] NONE = {};

    /** Refuses what is not such a move. */
    Move {
        int moved = alphaFrom.length + betaFrom.length;
        if (alphaFrom.length != alphaTo.length || betaFrom.length != betaTo.length || moved < 1 || moved > 2) {
            throw new IllegalArgumentException("expected 1 or 2 electrons moved, got " + alphaFrom.length + " to "
                    + alphaTo.length + " and " + betaFrom.length + " to " + betaTo.length);
        }
        if (meets(alphaFrom, alphaTo) || meets(betaFrom, betaTo)) {
            throw new IllegalArgumentException("expected other orbitals to move to than to move from");
        }
    }

    private static boolean meets(int[] from, int[] to) {
        return Arrays.stream(from).anyMatch(p -> Arrays.stream(to).anyMatch(q -> p == q));
    }

    /** Moves one electron of spin up. */
    static Move alpha(int from, int to) {
        return new Move(new int[] {from}, new int[] {to}, NONE, NONE, true);
    }

    /** Moves electrons of spin up. */
    static Move alphas(int[] from, int[] to) {
        return new Move(from, to, NONE, NONE, true);
    }

    /** Moves electrons of spin down. */
    static Move betas(int[] from, int[] to) {
        return new Move(NONE, NONE, from, to, true);
    }

    /** Moves one electron of each spin. */
    static Move mixed(int alphaFrom, int alphaTo, int betaFrom, int betaTo) {
        return new Move(new int[] {alphaFrom}, new int[] {alphaTo}, new int[] {betaFrom}, new int[] {betaTo}, true);
    }

    /** Returns the same with the spins exchanged. */
    Move flipped() {
        return new Move(
                /* alphaFrom= */ betaFrom,
                /* alphaTo= */ betaTo,
                /* betaFrom= */ alphaFrom,
                /* betaTo= */ alphaTo,
                signed);
    }

    /** Returns the same without signs. */
    Move unsigned() {
        return new Move(alphaFrom, alphaTo, betaFrom, betaTo, false);
    }

    /**
     * Returns the move as a factor of a circuit.
     *
     * @param orbitals number of spatial orbitals: modes from there on are beta ones
     * @param parameter of the factor
     */
    FermionExcitation excitation(int orbitals, int parameter) {
        IntStream from = IntStream.concat(
                Arrays.stream(alphaFrom), Arrays.stream(betaFrom).map(p -> orbitals + p));
        IntStream to =
                IntStream.concat(Arrays.stream(alphaTo), Arrays.stream(betaTo).map(p -> orbitals + p));
        return new FermionExcitation(from.toArray(), to.toArray(), parameter, signed);
    }

    /** Returns the sum of the labels of all orbitals, zero when the move keeps every symmetry. */
    long label(OrbitalParities parities) {
        long label = 0;
        for (int[] orbitals : List.of(alphaFrom, alphaTo, betaFrom, betaTo)) {
            for (int p : orbitals) {
                label ^= parities.orbital(p);
            }
        }
        return label;
    }

    /** Returns the orbital energies gained less those lost; hartree. */
    double gap(double[] alphaEnergies, double[] betaEnergies) {
        double gap = 0;
        for (int k = 0; k < alphaFrom.length; k++) {
            gap += alphaEnergies[alphaTo[k]] - alphaEnergies[alphaFrom[k]];
        }
        for (int k = 0; k < betaFrom.length; k++) {
            gap += betaEnergies[betaTo[k]] - betaEnergies[betaFrom[k]];
        }
        return gap;
    }

    /** Returns the move in words: {@code 0a 1b to 2a 3b} takes alpha from orbital 0 to 2 and beta from 1 to 3. */
    String words() {
        return words(alphaFrom, betaFrom) + " to " + words(alphaTo, betaTo);
    }

    private static String words(int[] alpha, int[] beta) {
        StringJoiner words = new StringJoiner(" ");
        for (int p : alpha) {
            words.add(p + "a");
        }
        for (int p : beta) {
            words.add(p + "b");
        }
        return words.toString();
    }
}
