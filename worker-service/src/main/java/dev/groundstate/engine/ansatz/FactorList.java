package dev.groundstate.engine.ansatz;

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
    private final List<Group> groups = new ArrayList<>();
    private final List<Excitation> alphaOnly;
    private final List<Excitation> betaOnly;
    private final List<Excitation> betaSingles;
    private final int mixed;
    private final int dropped;

    /**
     * The alpha-beta doubles with one alpha part.
     *
     * @param alpha their alpha part
     * @param beta which of the beta singles they are combined with
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
        List<Excitation> alphaSingles = Excitation.singles(space.alpha(), parities);
        this.betaSingles = Excitation.singles(space.beta(), parities);
        int next = 0;
        for (Excitation single : alphaSingles) {
            int[] partners = partners(single.label());
            groups.add(new Group(single, partners, next));
            next += partners.length;
        }
        this.mixed = next;
        List<Excitation> alphaDoubles = Excitation.doubles(space.alpha(), parities);
        List<Excitation> betaDoubles = Excitation.doubles(space.beta(), parities);
        this.alphaOnly = symmetric(alphaDoubles, alphaSingles);
        this.betaOnly = symmetric(betaDoubles, betaSingles);
        this.dropped = alphaSingles.size() * betaSingles.size()
                + alphaDoubles.size()
                + alphaSingles.size()
                + betaDoubles.size()
                + betaSingles.size()
                - count();
    }

    private int[] partners(long alphaLabel) {
        int[] partners = new int[betaSingles.size()];
        int count = 0;
        for (int k = 0; k < betaSingles.size(); k++) {
            if (betaSingles.get(k).label() == alphaLabel) {
                partners[count++] = k;
            }
        }
        return Arrays.copyOf(partners, count);
    }

    private static List<Excitation> symmetric(List<Excitation> doubles, List<Excitation> singles) {
        List<Excitation> all = new ArrayList<>(doubles);
        all.addAll(singles);
        all.removeIf(excitation -> excitation.label() != 0);
        return List.copyOf(all);
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

    /** Returns the alpha-beta doubles, the first to act. */
    List<Group> groups() {
        return groups;
    }

    List<Excitation> betaSingles() {
        return betaSingles;
    }

    /** Returns the alpha doubles and singles; they follow the alpha-beta doubles. */
    List<Excitation> alphaOnly() {
        return alphaOnly;
    }

    /** Returns the beta doubles and singles, the last to act. */
    List<Excitation> betaOnly() {
        return betaOnly;
    }

    int firstAlphaOnly() {
        return mixed;
    }

    int firstBetaOnly() {
        return mixed + alphaOnly.size();
    }

    /** Returns the number of factors. */
    int count() {
        return mixed + alphaOnly.size() + betaOnly.size();
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
