package dev.groundstate.worker.setup;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.calculation.CalculationInput;
import dev.groundstate.engine.calculation.CalculationMethod;
import dev.groundstate.engine.calculation.OrbitalChoice;
import dev.groundstate.engine.calculation.QuantumSystem;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.Fcidump;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Element;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a user asked for, in the engine's terms. */
final class EngineInput {

    private EngineInput() {}

    /**
     * Translates a specification.
     *
     * @throws IllegalArgumentException when the engine does not know such a thing, in words for who asked
     */
    static CalculationInput of(
            MoleculeSpecification molecule, ExperimentConfiguration configuration, RunControl control) {
        return new CalculationInput(
                system(molecule, control),
                method(configuration),
                activeSpace(molecule),
                molecule.naturalOrbitals() ? OrbitalChoice.MP2_NATURAL : OrbitalChoice.CANONICAL,
                configuration.maxIterations(),
                configuration.convThreshold(),
                configuration.seed());
    }

    private static QuantumSystem system(MoleculeSpecification molecule, RunControl control) {
        String fcidump = molecule.fcidump();
        BasisSet basis = molecule.basis();
        if (fcidump != null) {
            return new QuantumSystem.GivenOrbitals(Fcidump.parse(fcidump, control));
        }
        if (basis == null) {
            throw new IllegalArgumentException("expected a basis set or an FCIDUMP, got neither");
        }
        return new QuantumSystem.MoleculeInBasis(
                new Molecule(
                        molecule.atoms().stream().map(EngineInput::atom).toList(),
                        molecule.charge(),
                        molecule.multiplicity()),
                basis.wireName(),
                form(molecule));
    }

    private static Optional<AngularForm> form(MoleculeSpecification molecule) {
        Boolean cartesian = molecule.cartesian();
        return cartesian == null
                ? Optional.empty()
                : Optional.of(cartesian ? AngularForm.CARTESIAN : AngularForm.SPHERICAL);
    }

    private static Atom atom(AtomPosition position) {
        return Atom.ofAngstrom(Element.ofSymbol(position.symbol()), position.x(), position.y(), position.z());
    }

    /** Translates a method with its settings. */
    static CalculationMethod method(ExperimentConfiguration configuration) {
        return switch (configuration.method()) {
            case HF -> new CalculationMethod.HartreeFock();
            case UHF -> new CalculationMethod.UnrestrictedHartreeFock();
            case MP2 -> new CalculationMethod.MoellerPlesset();
            case CCSD -> new CalculationMethod.CoupledCluster();
            case FCI -> new CalculationMethod.FullConfigurationInteraction(configuration.nStates());
            case VQE ->
                new CalculationMethod.Variational(
                        ansatz(configuration),
                        optimizer(configuration.optimizer()),
                        mapper(configuration.mapper()),
                        shots(configuration));
            case SQD -> throw new IllegalArgumentException("SQD is not available yet");
        };
    }

    private static AnsatzChoice ansatz(ExperimentConfiguration configuration) {
        return switch (configuration.ansatz()) {
            case UCCSD -> new AnsatzChoice.FactorisedCoupledCluster();
            case EXACT_UCCSD -> new AnsatzChoice.ExactCoupledCluster();
            case K_UPCCGSD -> new AnsatzChoice.LayeredPairs(configuration.layers());
            case ADAPT -> new AnsatzChoice.Adaptive(pool(configuration.pool()), configuration.gradientThreshold());
            case HARDWARE_EFFICIENT -> new AnsatzChoice.HardwareEfficient(configuration.layers());
            case TWO_LOCAL -> new AnsatzChoice.TwoLocal(configuration.layers());
            case UCJ -> new AnsatzChoice.Jastrow(configuration.layers(), false);
            case LUCJ -> new AnsatzChoice.Jastrow(configuration.layers(), true);
        };
    }

    private static OptionalInt shots(ExperimentConfiguration configuration) {
        Integer shots = configuration.shots();
        return shots == null ? OptionalInt.empty() : OptionalInt.of(shots);
    }

    private static dev.groundstate.engine.ansatz.OperatorPool pool(OperatorPool pool) {
        return switch (pool) {
            case SINGLES_DOUBLES -> dev.groundstate.engine.ansatz.OperatorPool.SINGLES_AND_DOUBLES;
            case GENERALIZED -> dev.groundstate.engine.ansatz.OperatorPool.GENERALISED;
            case QUBIT -> dev.groundstate.engine.ansatz.OperatorPool.QUBIT;
        };
    }

    private static dev.groundstate.engine.qubit.Mapper mapper(Mapper mapper) {
        return switch (mapper) {
            case JORDAN_WIGNER -> dev.groundstate.engine.qubit.Mapper.JORDAN_WIGNER;
            case BRAVYI_KITAEV -> dev.groundstate.engine.qubit.Mapper.BRAVYI_KITAEV;
            case PARITY -> dev.groundstate.engine.qubit.Mapper.PARITY;
        };
    }

    private static OptimizationMethod optimizer(Optimizer optimizer) {
        return switch (optimizer) {
            case L_BFGS_B -> OptimizationMethod.L_BFGS;
            case BFGS -> OptimizationMethod.BFGS;
            case SLSQP -> OptimizationMethod.SLSQP;
            case CG -> OptimizationMethod.CONJUGATE_GRADIENT;
            case NEWTON_CG -> OptimizationMethod.NEWTON_CG;
            case ADAM -> OptimizationMethod.ADAM;
            case SPSA -> OptimizationMethod.SPSA;
            case COBYLA -> OptimizationMethod.COBYLA;
            case NELDER_MEAD -> OptimizationMethod.NELDER_MEAD;
            case POWELL -> OptimizationMethod.POWELL;
            case ROTOSOLVE -> OptimizationMethod.ROTOSOLVE;
        };
    }

    private static ActiveSpaceChoice activeSpace(MoleculeSpecification molecule) {
        ActiveSpaceSize size = molecule.activeSpace();
        if (size == null) {
            return molecule.frozenCore() ? new ActiveSpaceChoice.FrozenCore() : new ActiveSpaceChoice.AllElectrons();
        }
        List<Integer> chosen = size.orbitalIndices();
        return chosen == null
                ? new ActiveSpaceChoice.Window(size.electrons(), size.orbitals())
                : new ActiveSpaceChoice.Chosen(size.electrons(), chosen);
    }
}
