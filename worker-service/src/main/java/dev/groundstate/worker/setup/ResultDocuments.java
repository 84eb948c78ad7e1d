package dev.groundstate.worker.setup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.calculation.CalculationResult;
import dev.groundstate.engine.calculation.DipoleMoment;
import dev.groundstate.engine.calculation.ElectronicState;
import dev.groundstate.engine.calculation.ReferenceDeterminant;
import dev.groundstate.engine.circuit.CircuitFiles;
import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.vqe.ShotStatistics;
import dev.groundstate.model.experiment.ConfigurationField;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.worker.run.Claim;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The engine's result in the words and shapes that users read; what is not known is absent. */
final class ResultDocuments {

    /** Parameters that stand in a result; more are of use to no reader of it. */
    private static final int MOST_PARAMETERS = 10_000;

    /** Orbitals whose density matrices are attached: n⁴ numbers, 7 MB of text. */
    private static final int MOST_ORBITALS_OF_DENSITIES = 24;

    /** Orbitals whose integrals are attached: n⁴ / 8 lines, 7 MB of text. */
    private static final int MOST_ORBITALS_OF_INTEGRALS = 32;

    /** Digits of a number. */
    private static final long WORK_OF_NUMBER = 500;

    private final ObjectMapper mapper;

    ResultDocuments(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    private static double bestEnergy(Claim claim, CalculationResult result) {
        if (!claim.configuration().everyIterationIsAState()) {
            return result.totalEnergy();
        }
        Double saved = claim.bestEnergy();
        return saved == null ? result.lowestEnergy() : Math.min(saved, result.lowestEnergy());
    }

    /** Returns what an experiment shows as its results, an object. */
    String results(Claim claim, CalculationResult result) {
        ObjectNode json = mapper.createObjectNode();
        json.put("energy", result.totalEnergy());
        json.put("best_energy", bestEnergy(claim, result));
        json.put("converged", result.converged());
        json.put("iterations", result.iterations());
        json.put("evaluations", result.evaluations());
        json.put("ending", result.ending().name().toLowerCase(Locale.ROOT));
        json.put("hf_energy", result.hartreeFockEnergy());
        json.put("correlation_energy", result.correlationEnergy());
        json.put("nuclear_repulsion_energy", result.reference().nuclearRepulsionEnergy());
        json.put("core_energy", result.coreEnergy());
        result.diagnostics().forEach(json::put);
        if (result.determinants() > 0) {
            json.put("determinants", result.determinants());
        }
        ObjectNode space = json.putObject("active_space");
        space.put("electrons", result.activeSpace().electrons());
        space.put("orbitals", result.activeSpace().spatialOrbitals());
        space.put("frozen_orbitals", result.activeSpace().frozenOrbitals());
        putReference(json, result.reference());
        putProperties(json.putObject("properties"), result.groundState());
        if (result.states().size() > 1) {
            ArrayNode states = json.putArray("states");
            for (ElectronicState state : result.states()) {
                ObjectNode each = states.addObject();
                each.put("energy", state.totalEnergy());
                putProperties(each, state);
            }
        }
        result.circuit().ifPresent(files -> {
            ObjectNode circuit = json.putObject("circuit");
            circuit.put("qubits", files.qubits());
            circuit.put("depth", files.depth());
            circuit.put("gates", files.gates());
            circuit.put("parameters", files.parameters());
        });
        result.shots().ifPresent(shots -> putShots(json.putObject("shots"), shots));
        if (result.optimum().size() <= MOST_PARAMETERS) {
            putSome(json, "optimal_parameters", result.optimum());
        }
        putProvenance(json.putObject("provenance"), claim, result);
        return json.toString();
    }

    /** Returns what is too large for a result. */
    List<Attachment> attachments(CalculationResult result, RunControl control) {
        List<Attachment> attachments =
                new ArrayList<>(result.circuit().map(CircuitFiles::attachments).orElse(List.of()));
        int orbitals = result.activeSpace().spatialOrbitals();
        if (orbitals <= MOST_ORBITALS_OF_DENSITIES) {
            result.densities()
                    .ifPresent(densities ->
                            attachments.add(new Attachment("density_matrices.json", densities(densities, control))));
        }
        if (orbitals <= MOST_ORBITALS_OF_INTEGRALS) {
            result.integrals(control).ifPresent(integrals -> {
                byte[] text = integrals.text(control).getBytes(StandardCharsets.UTF_8);
                attachments.add(new Attachment("fcidump", text));
            });
        }
        return attachments;
    }

    private byte[] densities(DensityMatrices densities, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        int n = densities.spatialOrbitals();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("spatial_orbitals", n);
            json.writeStringField(
                    "definition",
                    "one_particle: <a+_p a_q> of each spin at p n + q; two_particle: <a+_p a+_r a_s a_q> summed over spins"
                            + " at ((p n + q) n + r) n + s, so that E = core + sum h_pq D_pq + 1/2 sum (pq|rs) G_pqrs");
            json.writeObjectFieldStart("one_particle");
            write(json, "alpha", densities.alpha(), work);
            write(json, "beta", densities.beta(), work);
            json.writeEndObject();
            write(json, "two_particle", densities.twoParticle(), work);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, double[] numbers, WorkCounter work) throws IOException {
        json.writeArrayFieldStart(name);
        for (double number : numbers) {
            json.writeNumber(number);
            work.add(WORK_OF_NUMBER);
        }
        json.writeEndArray();
    }

    private static void putShots(ObjectNode json, ShotStatistics shots) {
        json.put("shots", shots.shots());
        json.put("settings", shots.settings());
        json.put("standard_error", shots.standardError());
        json.put("exact_energy", shots.exactEnergy());
        ArrayNode bitstrings = json.putArray("most_frequent");
        for (ShotStatistics.Count count : shots.mostFrequent()) {
            bitstrings.addObject().put("bitstring", count.bitstring()).put("count", count.count());
        }
    }

    private static void putReference(ObjectNode json, ReferenceDeterminant reference) {
        if (!reference.pointGroup().isEmpty()) {
            json.put("point_group", reference.pointGroup());
        }
        putLevels(json, "", reference.orbitals());
        putLevels(json, "beta_", reference.betaOrbitals());
        reference.stability().ifPresent(stability -> {
            ObjectNode object = json.putObject("stability");
            object.put("internally_stable", stability.internallyStable());
            putIfKnown(object, "internal_eigenvalue", stability.internalEigenvalue());
            Boolean externally = stability.externallyStable();
            if (externally != null) {
                object.put("externally_stable", externally.booleanValue());
            }
            putIfKnown(object, "external_eigenvalue", stability.externalEigenvalue());
            object.put("times_followed", stability.timesFollowed());
        });
    }

    private static void putIfKnown(ObjectNode json, String name, @Nullable Double number) {
        if (number != null) {
            json.put(name, number.doubleValue());
        }
    }

    private static void putLevels(ObjectNode json, String prefix, ReferenceDeterminant.Levels levels) {
        putSome(json, prefix + "orbital_energies", levels.energies());
        if (!levels.irreducibles().isEmpty()) {
            ArrayNode labels = json.putArray(prefix + "orbital_irreps");
            levels.irreducibles().forEach(labels::add);
        }
    }

    private static void putSome(ObjectNode json, String name, List<Double> numbers) {
        if (!numbers.isEmpty()) {
            ArrayNode array = json.putArray(name);
            numbers.forEach(array::add);
        }
    }

    private static void putProperties(ObjectNode json, ElectronicState state) {
        json.put("spin_squared", state.spinSquared());
        json.put("particle_number", state.particleNumber());
        putSome(json, "natural_occupations", state.naturalOccupations());
        state.dipoleMoment().ifPresent(moment -> {
            ObjectNode dipole = json.putObject("dipole_moment");
            dipole.put("x", moment.x() * DipoleMoment.ATOMIC_UNIT_DEBYE);
            dipole.put("y", moment.y() * DipoleMoment.ATOMIC_UNIT_DEBYE);
            dipole.put("z", moment.z() * DipoleMoment.ATOMIC_UNIT_DEBYE);
            dipole.put("total", moment.total() * DipoleMoment.ATOMIC_UNIT_DEBYE);
            dipole.put("unit", "debye");
            dipole.put("origin", "centre of nuclear charge");
        });
    }

    private static void putProvenance(ObjectNode provenance, Claim claim, CalculationResult result) {
        ExperimentConfiguration configuration = claim.configuration();
        provenance.put("method", configuration.method().wireName());
        provenance.put("reference", result.reference().type());
        BasisSet basis = claim.molecule().basis();
        if (basis != null) {
            provenance.put("basis", basis.wireName());
        }
        result.form().ifPresent(form -> provenance.put("cartesian", form == AngularForm.CARTESIAN));
        provenance.put("orbitals", result.input().orbitals().name().toLowerCase(Locale.ROOT));
        provenance.put("geometry_origin", claim.molecule().geometryOrigin());
        if (ConfigurationField.CONV_THRESHOLD.isUsedBy(configuration.method(), configuration.ansatz())) {
            provenance.put("conv_threshold", configuration.convThreshold());
        }
        if (ConfigurationField.SEED.isUsedBy(configuration.method(), configuration.ansatz())) {
            provenance.put("seed", configuration.seed());
        }
        if (configuration.method() == Method.VQE) {
            provenance.put("ansatz", configuration.ansatz().wireName());
            provenance.put("mapper", configuration.mapper().wireName());
            provenance.put("optimizer", configuration.optimizer().wireName());
            provenance.put("factor_order", result.description());
            provenance.put("parameters", result.optimum().size());
            provenance.put("dropped_parameters", result.droppedParameters());
        }
    }
}
