package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.circuit.LayeredAnsatz;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.jastrow.ClusterJastrow;
import dev.groundstate.engine.simulator.CircuitEnergy;

/** What a user asks of the ansatz, before the number of orbitals is known. */
public sealed interface AnsatzChoice {

    /** Returns the number of parameters, without any symmetry and at most, for a space that is not there yet. */
    int parameterCount(int spatialOrbitals, int alphaElectrons, int betaElectrons);

    /** Returns the bytes of tables and scratch, for a space that is not there yet. */
    long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons);

    /** Returns what users call it. */
    default String name() {
        return switch (this) {
            case FactorisedCoupledCluster _ -> "uccsd";
            case ExactCoupledCluster _ -> "exact_uccsd";
            case LayeredPairs _ -> "k-upccgsd";
            case Jastrow(int _, boolean local) -> local ? "lucj" : "ucj";
            case Adaptive _ -> "adapt";
            case HardwareEfficient _ -> "hardware_efficient";
            case TwoLocal _ -> "two_local";
        };
    }

    /** {@link UnitaryCoupledCluster}. */
    record FactorisedCoupledCluster() implements AnsatzChoice {

        @Override
        public int parameterCount(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return UnitaryCoupledCluster.parameterCount(spatialOrbitals, alphaElectrons, betaElectrons);
        }

        @Override
        public long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return UnitaryCoupledCluster.bytes(spatialOrbitals, alphaElectrons, betaElectrons);
        }
    }

    /** {@link ExponentialCoupledCluster}. */
    record ExactCoupledCluster() implements AnsatzChoice {

        @Override
        public int parameterCount(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return UnitaryCoupledCluster.parameterCount(spatialOrbitals, alphaElectrons, betaElectrons);
        }

        @Override
        public long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return ExponentialCoupledCluster.bytes(spatialOrbitals, alphaElectrons, betaElectrons);
        }
    }

    /**
     * {@link PairedCoupledCluster}.
     *
     * @param layers k
     */
    record LayeredPairs(int layers) implements AnsatzChoice {

        /** Refuses less than one layer. */
        public LayeredPairs {
            if (layers < 1) {
                throw new IllegalArgumentException("expected at least 1 layer, got " + layers);
            }
        }

        @Override
        public int parameterCount(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return PairedCoupledCluster.parameterCount(spatialOrbitals, layers);
        }

        @Override
        public long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return PairedCoupledCluster.bytes(spatialOrbitals, alphaElectrons, betaElectrons);
        }
    }

    /**
     * {@link ClusterJastrow}.
     *
     * @param layers of factors
     * @param local whether only neighbouring orbitals interact: LUCJ, else UCJ
     */
    record Jastrow(int layers, boolean local) implements AnsatzChoice {

        /** Refuses less than one layer. */
        public Jastrow {
            if (layers < 1) {
                throw new IllegalArgumentException("expected at least 1 layer, got " + layers);
            }
        }

        @Override
        public int parameterCount(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return ClusterJastrow.parameterCount(spatialOrbitals, layers, local);
        }

        /** {@inheritDoc} Its states are complex: the second vector of each counts here. */
        @Override
        public long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            long imaginary = Math.multiplyExact(
                    2,
                    SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons).vectorBytes());
            return Math.addExact(imaginary, ClusterJastrow.bytes(spatialOrbitals, alphaElectrons, betaElectrons));
        }
    }

    /**
     * ADAPT: an operator of a pool after the other, {@link PooledOperators}.
     *
     * @param pool to choose from
     * @param gradientThreshold hartree; norm of the derivatives of the whole pool at which nothing more is added
     */
    record Adaptive(OperatorPool pool, double gradientThreshold) implements AnsatzChoice {

        /** Refuses a threshold that is never met. */
        public Adaptive {
            if (!(gradientThreshold > 0)) {
                throw new IllegalArgumentException(
                        "expected a positive threshold of the pool, got " + gradientThreshold);
            }
        }

        /** {@inheritDoc} One for each operator of the pool, although an operator may be chosen twice. */
        @Override
        public int parameterCount(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            long pairs = spatialOrbitals * (spatialOrbitals - 1L) / 2;
            long quartets = pairs * (spatialOrbitals - 2L) * (spatialOrbitals - 3L) / 12;
            return pool == OperatorPool.SINGLES_AND_DOUBLES
                    ? UnitaryCoupledCluster.parameterCount(spatialOrbitals, alphaElectrons, betaElectrons)
                    : Math.toIntExact(2 * pairs + pairs * (pairs - 1) + 3 * quartets);
        }

        /** {@inheritDoc} Two moves an operator, each with pairs of strings of both spins. */
        @Override
        public long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            SpaceSize size = SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons);
            long pairs = Math.addExact(size.alphaStrings(), size.betaStrings()) / 3 + 1;
            return Math.multiplyExact(32L * parameterCount(spatialOrbitals, alphaElectrons, betaElectrons), pairs);
        }
    }

    /** A circuit on the qubits of an encoding, which knows nothing of electrons: their number may change. */
    sealed interface LayeredCircuit extends AnsatzChoice {

        /** Returns the ansatz on some qubits. */
        LayeredAnsatz on(int qubits);

        /** {@inheritDoc} Of an encoding that leaves out no qubit. */
        @Override
        default int parameterCount(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return on(Math.multiplyExact(2, spatialOrbitals)).parameters();
        }

        /** {@inheritDoc} Of an encoding that leaves out no qubit; both states are among them. */
        @Override
        default long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
            return CircuitEnergy.bytes(
                    on(Math.multiplyExact(2, spatialOrbitals)).circuit(0));
        }
    }

    /**
     * {@link LayeredAnsatz#hardwareEfficient}.
     *
     * @param layers number of layers
     */
    record HardwareEfficient(int layers) implements LayeredCircuit {

        /** Refuses less than one layer. */
        public HardwareEfficient {
            if (layers < 1) {
                throw new IllegalArgumentException("expected at least 1 layer, got " + layers);
            }
        }

        @Override
        public LayeredAnsatz on(int qubits) {
            return LayeredAnsatz.hardwareEfficient(qubits, layers);
        }
    }

    /**
     * {@link LayeredAnsatz#twoLocal}.
     *
     * @param layers number of layers
     */
    record TwoLocal(int layers) implements LayeredCircuit {

        /** Refuses less than one layer. */
        public TwoLocal {
            if (layers < 1) {
                throw new IllegalArgumentException("expected at least 1 layer, got " + layers);
            }
        }

        @Override
        public LayeredAnsatz on(int qubits) {
            return LayeredAnsatz.twoLocal(qubits, layers);
        }
    }
}
