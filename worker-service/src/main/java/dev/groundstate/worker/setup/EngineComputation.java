package dev.groundstate.worker.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.engine.calculation.Calculation;
import dev.groundstate.engine.calculation.CalculationInput;
import dev.groundstate.engine.calculation.CalculationMethod;
import dev.groundstate.engine.calculation.CalculationResult;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.linalg.Simd;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Element;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.scf.ScfNotConvergedException;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.MoleculeSpecification;
import dev.groundstate.worker.run.Claim;
import dev.groundstate.worker.run.Computation;
import dev.groundstate.worker.run.Transition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Translates a claim into the engine's terms, and the engine's result into the JSON that users read. */
@ApplicationScoped
public class EngineComputation implements Computation {

    private static final Logger LOG = Logger.getLogger(EngineComputation.class);

    private final Calculation calculation;
    private final ObjectMapper mapper;

    /** Computes within the given memory. */
    public EngineComputation(EngineMemory memory, ObjectMapper mapper) {
        this.calculation = new Calculation(memory.bytesPerExperiment());
        this.mapper = mapper;
        if (!Simd.available()) {
            LOG.warn("Computing without vector instructions, several times slower: start Java with"
                    + " --add-modules jdk.incubator.vector");
        }
    }

    @Override
    public Transition compute(Claim claim, RunControl control, IterationListener listener) {
        CalculationInput input;
        try {
            input = input(claim.molecule(), claim.configuration());
            calculation.requireFits(input);
        } catch (IllegalArgumentException refused) {
            return new Transition.Fail("This cannot be computed: " + refused.getMessage());
        }
        try {
            CalculationResult result = calculation.run(input, claim.checkpoint(), control, listener);
            return new Transition.Complete(result.hartreeFockEnergy(), json(claim, result));
        } catch (ScfNotConvergedException unconverged) {
            return new Transition.Fail(String.valueOf(unconverged.getMessage()));
        }
    }

    private static CalculationInput input(MoleculeSpecification molecule, ExperimentConfiguration configuration) {
        return new CalculationInput(
                new Molecule(
                        molecule.atoms().stream().map(EngineComputation::atom).toList(),
                        molecule.charge(),
                        molecule.multiplicity()),
                basis(molecule).wireName(),
                method(configuration.method()),
                optimizer(configuration.optimizer()),
                activeSpace(molecule),
                configuration.maxIterations(),
                configuration.convThreshold(),
                configuration.seed());
    }

    private static BasisSet basis(MoleculeSpecification molecule) {
        BasisSet basis = molecule.basis();
        if (basis == null) {
            throw new IllegalArgumentException("a Hamiltonian in place of atoms is not available yet");
        }
        return basis;
    }

    private static Atom atom(AtomPosition position) {
        return Atom.ofAngstrom(Element.ofSymbol(position.symbol()), position.x(), position.y(), position.z());
    }

    private static CalculationMethod method(Method method) {
        return switch (method) {
            case HF -> CalculationMethod.HARTREE_FOCK;
            case UHF -> CalculationMethod.UNRESTRICTED_HARTREE_FOCK;
            case VQE -> CalculationMethod.VQE;
            case FCI -> CalculationMethod.FCI;
            case MP2, CCSD, SQD -> throw new IllegalArgumentException(method.wireName() + " is not available yet");
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
        if (size != null) {
            return new ActiveSpaceChoice.Window(size.electrons(), size.orbitals());
        }
        return molecule.frozenCore() ? new ActiveSpaceChoice.FrozenCore() : new ActiveSpaceChoice.AllElectrons();
    }

    /** Energies in hartree; what does not apply to the method is absent. */
    private String json(Claim claim, CalculationResult result) {
        ObjectNode json = mapper.createObjectNode();
        json.put("energy", result.totalEnergy());
        Double saved = claim.bestEnergy();
        json.put("best_energy", saved == null ? result.lowestEnergy() : Math.min(saved, result.lowestEnergy()));
        json.put("converged", result.converged());
        json.put("iterations", result.iterations());
        json.put("evaluations", result.evaluations());
        json.put("ending", result.ending().name().toLowerCase(Locale.ROOT));
        json.put("hf_energy", result.hartreeFockEnergy());
        json.put("correlation_energy", result.correlationEnergy());
        json.put("nuclear_repulsion_energy", result.nuclearRepulsionEnergy());
        json.put("core_energy", result.coreEnergy());
        json.put("determinants", result.determinants());
        ObjectNode space = json.putObject("active_space");
        space.put("electrons", result.activeSpace().electrons());
        space.put("orbitals", result.activeSpace().spatialOrbitals());
        space.put("frozen_orbitals", result.activeSpace().frozenOrbitals());
        ObjectNode properties = json.putObject("properties");
        properties.put("spin_squared", result.spinSquared());
        properties.put("particle_number", result.particleNumber());
        ObjectNode provenance = json.putObject("provenance");
        provenance.put("method", claim.configuration().method().wireName());
        provenance.put("reference", result.hartreeFockType().abbreviation());
        provenance.put("basis", basis(claim.molecule()).wireName());
        provenance.put("geometry_origin", claim.molecule().geometryOrigin());
        provenance.put("conv_threshold", result.convergenceThreshold());
        provenance.put("seed", result.seed());
        if (claim.configuration().method() == Method.VQE) {
            provenance.put("ansatz", claim.configuration().ansatz().wireName());
            provenance.put("optimizer", claim.configuration().optimizer().wireName());
            provenance.put("factor_order", result.factorOrder());
            provenance.put("parameters", result.parameters());
            provenance.put("dropped_parameters", result.droppedParameters());
        }
        return json.toString();
    }
}
