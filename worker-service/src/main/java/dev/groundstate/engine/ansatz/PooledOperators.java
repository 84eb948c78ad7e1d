package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A pool over a space: the derivatives by which the next operator is chosen, and the ansatz that chosen ones make.
 *
 * <p>After H. R. Grimsley, S. E. Economou, E. Barnes and N. J. Mayhall, Nat. Commun. 10, 3007 (2019). Operators that
 * change the sign of one of the Hamiltonian's {@link OrbitalParities} are left out: their derivative is always zero.
 * Immutable.
 */
public final class PooledOperators {

    private final OperatorPool pool;
    private final int orbitals;
    private final List<List<Move>> moves;
    private final List<List<ExcitationOperator>> operators;
    private final double[] curvature;
    private final int dropped;

    /** Prepares the tables of every operator. */
    public PooledOperators(
            OperatorPool pool, ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        OrbitalParities parities = OrbitalParities.of(hamiltonian, control);
        this.pool = pool;
        this.orbitals = space.spatialOrbitals();
        List<List<Move>> all = pool.operators(space);
        this.moves = all.stream()
                .filter(operator -> operator.getFirst().label(parities) == 0)
                .toList();
        this.dropped = all.size() - moves.size();
        double[] alpha = hamiltonian.orbitalEnergies(hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        double[] beta = hamiltonian.orbitalEnergies(hamiltonian.betaElectrons(), hamiltonian.alphaElectrons());
        List<List<ExcitationOperator>> tables = new ArrayList<>();
        this.curvature = new double[moves.size()];
        for (List<Move> operator : moves) {
            List<ExcitationOperator> factors = new ArrayList<>();
            for (Move move : operator) {
                factors.add(ExcitationOperator.of(move, space));
                curvature[tables.size()] += 2 * Math.max(Math.abs(move.gap(alpha, beta)), FirstOrder.SMALLEST_GAP);
                work.add(20L * (space.alpha().count() + space.beta().count()));
            }
            tables.add(List.copyOf(factors));
        }
        this.operators = List.copyOf(tables);
    }

    /** Returns the number of operators. */
    public int size() {
        return operators.size();
    }

    /**
     * Returns the derivatives 2 ⟨Hψ|A_k|ψ⟩ of the energy by the angle of each operator, were it to act next.
     *
     * @param state ψ
     * @param image Hψ
     */
    public double[] derivatives(CiVector state, CiVector image, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        double[] derivatives = new double[operators.size()];
        for (int k = 0; k < derivatives.length; k++) {
            for (ExcitationOperator operator : operators.get(k)) {
                derivatives[k] += 2 * operator.coupling(image, state, work);
            }
        }
        return derivatives;
    }

    /** Returns the product of chosen operators, the first to act first. */
    public Ansatz ansatz(int[] chosen) {
        List<OperatorProduct.Factor> factors = new ArrayList<>();
        for (int k = 0; k < chosen.length; k++) {
            for (ExcitationOperator operator : operators.get(chosen[k])) {
                factors.add(new OperatorProduct.Factor(operator, k));
            }
        }
        return new Chosen(chosen.clone(), new OperatorProduct(List.copyOf(factors)));
    }

    /** Returns the bytes of the tables. */
    public long bytes() {
        return operators.stream()
                .flatMap(List::stream)
                .mapToLong(ExcitationOperator::bytes)
                .sum();
    }

    private String words(int[] chosen) {
        StringBuilder words =
                new StringBuilder("ADAPT from ").append(pool.words()).append("; acting first to last:");
        for (int k = 0; k < chosen.length; k++) {
            words.append(k == 0 ? " " : ", ");
            words.append(moves.get(chosen[k]).getFirst().words());
            words.append(moves.get(chosen[k]).size() == 2 ? " with its mirror image" : "");
        }
        return words.toString();
    }

    /** The ansatz of some operators. */
    private final class Chosen implements Ansatz {
        private final int[] chosen;
        private final OperatorProduct product;

        Chosen(int[] chosen, OperatorProduct product) {
            this.chosen = chosen;
            this.product = product;
        }

        @Override
        public int parameters() {
            return chosen.length;
        }

        @Override
        public int droppedParameters() {
            return dropped;
        }

        @Override
        public String description() {
            return words(chosen);
        }

        @Override
        public double[] firstParameters() {
            return new double[chosen.length];
        }

        @Override
        public double[] curvature() {
            double[] ofChosen = new double[chosen.length];
            for (int k = 0; k < chosen.length; k++) {
                ofChosen[k] = curvature[chosen[k]];
            }
            return ofChosen;
        }

        @Override
        public OptionalInt trigonometricOrder() {
            return OptionalInt.of(product.trigonometricOrder());
        }

        @Override
        public Optional<List<FermionExcitation>> excitations() {
            List<FermionExcitation> excitations = new ArrayList<>();
            for (int k = 0; k < chosen.length; k++) {
                for (Move move : moves.get(chosen[k])) {
                    excitations.add(move.excitation(orbitals, k));
                }
            }
            return Optional.of(excitations);
        }

        @Override
        public void prepare(double[] theta, CiVector state, RunControl control) {
            product.prepare(theta, state, new WorkCounter(control));
        }

        @Override
        public void pullBack(double[] theta, CiVector state, CiVector costate, double[] gradient, RunControl control) {
            product.pullBack(theta, state, costate, gradient, new WorkCounter(control));
        }

        @Override
        public long bytes() {
            return PooledOperators.this.bytes();
        }
    }
}
