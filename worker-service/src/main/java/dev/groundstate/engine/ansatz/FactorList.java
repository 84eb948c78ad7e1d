package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The excitations of a factorised UCCSD that keep every symmetry of the Hamiltonian, in the order of their factors.
 *
 * <p>The reference has the label Γ, and so has every state made of these factors: of a determinant, the labels of both
 * strings sum to Γ. H couples it to no other label, so a factor that changes a label has no derivative while all like it
 * are zero.
 */
final class FactorList {

    private final DeterminantSpace space;
    private final StringBlocks alphaBlocks;
    private final StringBlocks betaBlocks;
    private final long label;
    private final OneSpin alphaSingles;
    private final OneSpin betaSingles;
    private final List<Group> groups = new ArrayList<>();
    private final List<Excitation> betaParts;
    private final OneSpin alphaDoubles;
    private final OneSpin betaDoubles;
    private final int dropped;

    /**
     * Factors of one spin that follow one another.
     *
     * @param excitations in the order in which they act
     * @param first parameter of the first of them
     */
    record OneSpin(List<Excitation> excitations, int first) {

        /** Leaves out what changes a label. */
        static OneSpin symmetric(List<Excitation> all, int first) {
            return new OneSpin(
                    all.stream().filter(excitation -> excitation.label() == 0).toList(), first);
        }

        int end() {
            return first + excitations.size();
        }
    }

    /**
     * The alpha-beta doubles with one alpha part.
     *
     * @param alpha their alpha part
     * @param beta which of the beta parts they are combined with
     * @param first parameter of the first of them
     */
    record Group(Excitation alpha, int[] beta, int first) {}

    FactorList(DeterminantSpace space, OrbitalParities parities, WorkCounter work) {
        this.space = space;
        boolean alike = space.alpha() == space.beta();
        this.alphaBlocks = new StringBlocks(space.alpha(), parities, work);
        this.betaBlocks = alike ? alphaBlocks : new StringBlocks(space.beta(), parities, work);
        this.label = parities.string(space.alpha().bits(0))
                ^ parities.string(space.beta().bits(0));
        List<Excitation> alphaParts = Excitation.singles(space.alpha(), parities);
        this.betaParts = Excitation.singles(space.beta(), parities);
        this.alphaSingles = OneSpin.symmetric(alphaParts, 0);
        this.betaSingles = OneSpin.symmetric(betaParts, alphaSingles.end());
        int next = betaSingles.end();
        for (Excitation part : alphaParts) {
            int[] partners = partners(part.label());
            groups.add(new Group(part, partners, next));
            next += partners.length;
        }
        List<Excitation> alphaPairs = Excitation.doubles(space.alpha(), parities);
        List<Excitation> betaPairs = Excitation.doubles(space.beta(), parities);
        this.alphaDoubles = OneSpin.symmetric(alphaPairs, next);
        this.betaDoubles = OneSpin.symmetric(betaPairs, alphaDoubles.end());
        this.dropped = alphaParts.size()
                + betaParts.size()
                + alphaParts.size() * betaParts.size()
                + alphaPairs.size()
                + betaPairs.size()
                - count();
    }

    private int[] partners(long alphaLabel) {
        int[] partners = new int[betaParts.size()];
        int count = 0;
        for (int k = 0; k < betaParts.size(); k++) {
            if (betaParts.get(k).label() == alphaLabel) {
                partners[count++] = k;
            }
        }
        return Arrays.copyOf(partners, count);
    }

    /** Returns all factors with their parameters: modes below n are alpha orbitals, the others beta ones. */
    List<FermionExcitation> excitations() {
        int n = space.spatialOrbitals();
        List<FermionExcitation> list = new ArrayList<>();
        addOneSpin(alphaSingles, 0, list);
        addOneSpin(betaSingles, n, list);
        for (Group group : groups) {
            for (int partner : group.beta()) {
                Excitation beta = betaParts.get(partner);
                list.add(new FermionExcitation(
                        new int[] {group.alpha().from()[0], n + beta.from()[0]},
                        new int[] {group.alpha().to()[0], n + beta.to()[0]},
                        list.size()));
            }
        }
        addOneSpin(alphaDoubles, 0, list);
        addOneSpin(betaDoubles, n, list);
        return list;
    }

    private static void addOneSpin(OneSpin factors, int firstMode, List<FermionExcitation> list) {
        for (Excitation excitation : factors.excitations()) {
            int[] from =
                    Arrays.stream(excitation.from()).map(p -> firstMode + p).toArray();
            int[] to = Arrays.stream(excitation.to()).map(p -> firstMode + p).toArray();
            list.add(new FermionExcitation(from, to, list.size()));
        }
    }

    DeterminantSpace space() {
        return space;
    }

    StringBlocks alphaBlocks() {
        return alphaBlocks;
    }

    StringBlocks betaBlocks() {
        return betaBlocks;
    }

    /** Returns the block of the beta strings that go with a block of alpha strings, negative when there is none. */
    int betaBlock(int alphaBlock) {
        return betaBlocks.find(alphaBlocks.label(alphaBlock) ^ label);
    }

    /** Returns the block of the alpha strings that go with a block of beta strings, negative when there is none. */
    int alphaBlock(int betaBlock) {
        return alphaBlocks.find(betaBlocks.label(betaBlock) ^ label);
    }

    /** Returns the alpha singles, the first to act. */
    OneSpin alphaSingles() {
        return alphaSingles;
    }

    /** Returns the beta singles, the second to act. */
    OneSpin betaSingles() {
        return betaSingles;
    }

    /** Returns the alpha-beta doubles; they follow the singles. */
    List<Group> groups() {
        return groups;
    }

    /** Returns all beta singles, symmetric by themselves or not. */
    List<Excitation> betaParts() {
        return betaParts;
    }

    /** Returns the alpha doubles; they follow the alpha-beta doubles. */
    OneSpin alphaDoubles() {
        return alphaDoubles;
    }

    /** Returns the beta doubles, the last to act. */
    OneSpin betaDoubles() {
        return betaDoubles;
    }

    /** Returns what each factor moves, in the order of the factors. */
    List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        alphaSingles.excitations().forEach(excitation -> moves.add(Move.alphas(excitation.from(), excitation.to())));
        betaSingles.excitations().forEach(excitation -> moves.add(Move.betas(excitation.from(), excitation.to())));
        for (Group group : groups) {
            for (int part : group.beta()) {
                Excitation ia = group.alpha();
                Excitation jb = betaParts.get(part);
                moves.add(Move.mixed(ia.from()[0], ia.to()[0], jb.from()[0], jb.to()[0]));
            }
        }
        alphaDoubles.excitations().forEach(excitation -> moves.add(Move.alphas(excitation.from(), excitation.to())));
        betaDoubles.excitations().forEach(excitation -> moves.add(Move.betas(excitation.from(), excitation.to())));
        return moves;
    }

    /** Returns the number of factors. */
    int count() {
        return betaDoubles.end();
    }

    /** Returns the number of excitations left out. */
    int dropped() {
        return dropped;
    }

    /** Returns the number of determinants of the label Γ. */
    long determinants() {
        long sum = 0;
        for (int g = 0; g < alphaBlocks.count(); g++) {
            int h = betaBlock(g);
            if (h >= 0) {
                sum += (long) alphaBlocks.members(g).length * betaBlocks.members(h).length;
            }
        }
        return sum;
    }
}
