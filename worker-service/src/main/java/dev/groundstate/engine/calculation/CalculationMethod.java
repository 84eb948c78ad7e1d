package dev.groundstate.engine.calculation;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.determinant.Davidson;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.qubit.Mapper;
import dev.groundstate.engine.vqe.VqeSettings;
import java.util.OptionalInt;

/** How an energy is found, with what belongs to that way alone. */
public sealed interface CalculationMethod {

    /** Returns what chemists call it. */
    String abbreviation();

    /** Returns whether it ends at one determinant, which correlates nothing. */
    default boolean isSingleDeterminant() {
        return false;
    }

    /** Returns whether it knows closed shells only. */
    default boolean needsClosedShell() {
        return false;
    }

    /** Returns whether an interrupted calculation goes on from bytes that it left. */
    default boolean leavesCheckpoints() {
        return false;
    }

    /**
     * Hartree-Fock with one set of orbitals for both spins, closed shell or open; one iteration is one cycle of the
     * self-consistent field.
     */
    record HartreeFock() implements CalculationMethod {
        @Override
        public String abbreviation() {
            return "HF";
        }

        @Override
        public boolean isSingleDeterminant() {
            return true;
        }
    }

    /** Hartree-Fock with orbitals of their own for each spin. */
    record UnrestrictedHartreeFock() implements CalculationMethod {
        @Override
        public String abbreviation() {
            return "UHF";
        }

        @Override
        public boolean isSingleDeterminant() {
            return true;
        }
    }

    /** Perturbation theory of second order over Hartree-Fock; one iteration in all. */
    record MoellerPlesset() implements CalculationMethod {
        @Override
        public String abbreviation() {
            return "MP2";
        }

        @Override
        public boolean needsClosedShell() {
            return true;
        }
    }

    /** Coupled cluster with single and double excitations; one iteration is one update of the amplitudes. */
    record CoupledCluster() implements CalculationMethod {
        @Override
        public String abbreviation() {
            return "CCSD";
        }

        @Override
        public boolean needsClosedShell() {
            return true;
        }
    }

    /**
     * Full configuration interaction in the active space; one iteration is one Davidson step.
     *
     * @param states number of states from the lowest one up, degenerate ones counted one by one
     */
    record FullConfigurationInteraction(int states) implements CalculationMethod {

        /** Looks for the ground state. */
        public FullConfigurationInteraction() {
            this(1);
        }

        /** Refuses a number of states out of range. */
        public FullConfigurationInteraction {
            if (states < 1 || states > Davidson.MOST_STATES) {
                throw new IllegalArgumentException("expected 1 to " + Davidson.MOST_STATES + " states, got " + states);
            }
        }

        @Override
        public String abbreviation() {
            return "FCI";
        }

        @Override
        public boolean leavesCheckpoints() {
            return true;
        }
    }

    /**
     * Variational optimisation of a parametrised state; one iteration is one step of the optimizer.
     *
     * @param ansatz whose parameters are varied
     * @param optimizer that varies them
     * @param mapper of the qubits of its circuit
     * @param shots measurements from which each energy is estimated; empty for exact energies
     */
    record Variational(AnsatzChoice ansatz, OptimizationMethod optimizer, Mapper mapper, OptionalInt shots)
            implements CalculationMethod {

        /** Varies an ansatz whose energy does not depend on how it becomes qubits. */
        public Variational(AnsatzChoice ansatz, OptimizationMethod optimizer) {
            this(ansatz, optimizer, Mapper.JORDAN_WIGNER, OptionalInt.empty());
        }

        /** Varies factorised UCCSD by L-BFGS. */
        public Variational() {
            this(new AnsatzChoice.FactorisedCoupledCluster(), OptimizationMethod.L_BFGS);
        }

        @Override
        public String abbreviation() {
            return "VQE";
        }

        @Override
        public boolean leavesCheckpoints() {
            return true;
        }

        VqeSettings settings(int maxIterations, double energyThreshold, long seed) {
            return new VqeSettings(ansatz, optimizer, maxIterations, energyThreshold, seed, mapper, shots);
        }
    }
}
