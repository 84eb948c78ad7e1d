package dev.groundstate.api.experiment.rest;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.experiment.ExperimentRequest;
import dev.groundstate.api.molecule.RequestedMolecule;
import dev.groundstate.api.molecule.rest.MoleculeReader;
import dev.groundstate.api.request.FieldReader;
import dev.groundstate.api.request.JsonBody;
import dev.groundstate.api.request.Listing;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.experiment.ConfigurationField;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.BasisSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request to create, with a default for everything that was left out. */
@ApplicationScoped
class ExperimentRequestReader {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 50;
    private static final int HIGHEST_PRIORITY = 1000;
    private static final int MOST_ITERATIONS = 1_000_000;
    private static final int DEFAULT_ITERATIONS = 1000;
    private static final double DEFAULT_THRESHOLD = 1e-6;

    /** Hartree; below, rounding hides what a step gains. */
    private static final double TIGHTEST_THRESHOLD = 1e-12;

    /** Hartree; above, no digit of a reaction energy is left. */
    private static final double LOOSEST_THRESHOLD = 1e-2;

    /** Hartree; below, rounding is all that is left of the derivatives. */
    private static final double TIGHTEST_GRADIENT = 1e-10;

    private static final int MOST_LAYERS = 100;
    private static final int MOST_SHOTS = 10_000_000;
    private static final int MOST_STATES = 20;
    private static final int SECONDS_OF_A_YEAR = 366 * 24 * 3600;

    /** Exact in JavaScript. */
    private static final long LARGEST_SEED = (1L << 53) - 1;

    /** Fields that nobody sends without meaning them. */
    private static final List<ConfigurationField> OF_VQE_ALONE = List.of(
            ConfigurationField.SHOTS,
            ConfigurationField.LAYERS,
            ConfigurationField.POOL,
            ConfigurationField.GRADIENT_THRESHOLD);

    /** Methods that correlate whatever orbitals they are given. */
    private static final List<Method> TAKES_OTHER_ORBITALS = Stream.of(Method.VQE, Method.FCI, Method.SQD)
            .filter(Method::available)
            .toList();

    /** What no worker can compute yet. */
    static final String[] CONFIGURATION_NOT_YET = {
        "samples",
        "samples_per_batch",
        "batches",
        "subspace_dim",
        "carryover",
        "backend_name",
        "ibm_token",
        "ibm_crn",
        "bluequbit_token"
    };

    private final RandomGenerator seeds;

    ExperimentRequestReader(RandomGenerator seeds) {
        this.seeds = seeds;
    }

    /** Returns the request, as far as it could be read; what is wrong is in {@code errors}. */
    ExperimentRequest read(byte @Nullable [] body, FieldErrors errors) {
        FieldReader fields = new FieldReader(JsonBody.required(body), errors);
        Optional<String> name = fields.text("name", LONGEST_NAME);
        RequestedMolecule molecule = molecule(fields);
        FieldReader settings = fields.object("configuration").orElseGet(() -> FieldReader.empty(errors));
        ExperimentConfiguration configuration = configuration(settings, molecule);
        int priority = fields.smallInteger("priority", 0, HIGHEST_PRIORITY).orElse(0);
        List<String> tags = fields.texts("tags", MOST_TAGS, LONGEST_TAG);
        boolean execute = fields.flag("execute_immediately").orElse(false);
        fields.refuseUnavailable("callback_url");
        fields.refuseUnknown();
        return new ExperimentRequest(
                name.orElse(null),
                molecule,
                configuration,
                priority,
                tags,
                execute ? ExperimentStatus.QUEUED : ExperimentStatus.PENDING,
                warnings(settings, configuration, molecule));
    }

    private static RequestedMolecule molecule(FieldReader body) {
        Optional<FieldReader> present = body.object("molecule");
        if (present.isEmpty()) {
            if (!body.has("molecule")) {
                body.wrong("molecule", "Expected a molecule: an object with " + MoleculeReader.ONE_OF_THE_FORMS + ".");
            }
            return new RequestedMolecule(null, List.of(), BasisSet.STO_3G, null, null, null, false, null, false, null);
        }
        return MoleculeReader.read(present.get());
    }

    private ExperimentConfiguration configuration(FieldReader fields, RequestedMolecule molecule) {
        Optional<Method> method = fields.choice("method", Method.class);
        Optional<Ansatz> ansatz = fields.choice("ansatz", Ansatz.class);
        OptionalInt shots = fields.smallInteger("shots", 1, MOST_SHOTS);
        ExperimentConfiguration configuration = new ExperimentConfiguration(
                method.orElse(Method.VQE),
                ansatz.orElse(Ansatz.UCCSD),
                fields.choice("optimizer", Optimizer.class).orElse(Optimizer.byDefault(shots.isPresent())),
                fields.choice("mapper", Mapper.class).orElse(Mapper.JORDAN_WIGNER),
                fields.choice("backend", Backend.class).orElse(Backend.CLASSICAL),
                fields.smallInteger("max_iterations", 1, MOST_ITERATIONS).orElse(DEFAULT_ITERATIONS),
                fields.number("conv_threshold", TIGHTEST_THRESHOLD, LOOSEST_THRESHOLD)
                        .orElse(DEFAULT_THRESHOLD),
                seed(fields.integer("seed", 0, LARGEST_SEED)),
                boxed(fields.smallInteger("max_seconds", 1, SECONDS_OF_A_YEAR)),
                fields.smallInteger("layers", 1, MOST_LAYERS)
                        .orElse(ansatz.orElse(Ansatz.UCCSD).defaultLayers()),
                fields.choice("pool", OperatorPool.class).orElse(OperatorPool.SINGLES_DOUBLES),
                fields.number("gradient_threshold", TIGHTEST_GRADIENT, 1)
                        .orElse(ExperimentConfiguration.DEFAULT_GRADIENT_THRESHOLD),
                boxed(shots),
                fields.smallInteger("n_states", 1, MOST_STATES).orElse(1));
        if (method.isPresent() || !fields.has("method")) {
            refuseWhatTheMethodIgnores(fields, configuration, molecule);
        }
        if (configuration.method() == Method.VQE && (ansatz.isPresent() || !fields.has("ansatz"))) {
            refuseWhatTheAnsatzIgnores(fields, configuration.ansatz());
            refuseWhatCannotBeMinimised(fields, configuration);
        }
        refuseUnavailable(fields);
        fields.refuseUnknown();
        return configuration;
    }

    private static void refuseWhatTheMethodIgnores(
            FieldReader fields, ExperimentConfiguration configuration, RequestedMolecule molecule) {
        Method method = configuration.method();
        if (method != Method.VQE) {
            for (ConfigurationField field : OF_VQE_ALONE) {
                if (fields.has(field.wireName())) {
                    fields.wrong(
                            field.wireName(),
                            "'" + field.wireName() + "' is for the method VQE, not for " + method.wireName() + ".");
                }
            }
        }
        if (molecule.fcidump() != null && method.isSingleDeterminant()) {
            fields.wrong(
                    "method",
                    method.wireName() + " looks for orbitals, and those of an FCIDUMP are given; choose another.");
        }
        if (method != Method.FCI && configuration.nStates() > 1) {
            fields.wrong(
                    "n_states", "More than the ground state is for the method FCI, not for " + method.wireName() + ".");
        }
        if (molecule.naturalOrbitals() && !TAKES_OTHER_ORBITALS.contains(method)) {
            fields.errors()
                    .add(
                            "molecule.natural_orbitals",
                            "The natural orbitals of MP2 are for "
                                    + Listing.and(names(TAKES_OTHER_ORBITALS.stream())) + ", not for "
                                    + method.wireName() + ".");
        }
    }

    private static void refuseWhatTheAnsatzIgnores(FieldReader fields, Ansatz ansatz) {
        if (fields.has("layers") && !ansatz.isLayered()) {
            fields.wrong(
                    "layers",
                    "The ansatz " + ansatz.wireName() + " has no layers; those that have are "
                            + Listing.and(names(Stream.of(Ansatz.values()).filter(Ansatz::isLayered))) + ".");
        }
        for (String name : List.of("pool", "gradient_threshold")) {
            if (fields.has(name) && ansatz != Ansatz.ADAPT) {
                fields.wrong(
                        name,
                        "'" + name + "' is for the ansatz " + Ansatz.ADAPT.wireName() + ", not for " + ansatz.wireName()
                                + ".");
            }
        }
    }

    /** Optimizers and ansätze that need more than noisy energies have. */
    private static void refuseWhatCannotBeMinimised(FieldReader fields, ExperimentConfiguration configuration) {
        Ansatz ansatz = configuration.ansatz();
        Optimizer optimizer = configuration.optimizer();
        boolean measured = configuration.shots() != null;
        if (measured && !ansatz.isMeasurable()) {
            fields.wrong(
                    "ansatz",
                    "Shots cannot be taken of " + ansatz.wireName() + "; choose "
                            + Listing.or(names(Stream.of(Ansatz.values()).filter(Ansatz::isMeasurable))) + ".");
        } else if (!optimizer.suits(ansatz, measured)) {
            fields.wrong(
                    "optimizer",
                    optimizer.wireName() + " does not go with " + (measured ? "shots and " : "") + "the ansatz "
                            + ansatz.wireName() + "; choose "
                            + Listing.or(
                                    names(Stream.of(Optimizer.values()).filter(other -> other.suits(ansatz, measured))))
                            + ".");
        }
    }

    private static List<String> names(Stream<? extends Choice> choices) {
        return choices.map(Choice::wireName).toList();
    }

    /** What clients send along whatever the method is accepted, and said to have no use. */
    private static List<String> warnings(
            FieldReader fields, ExperimentConfiguration configuration, RequestedMolecule molecule) {
        Method method = configuration.method();
        List<String> warnings = new ArrayList<>();
        List<String> unused = Stream.of(ConfigurationField.values())
                .filter(field ->
                        field != ConfigurationField.N_STATES && !field.isUsedBy(method, configuration.ansatz()))
                .map(ConfigurationField::wireName)
                .filter(fields::has)
                .toList();
        if (!unused.isEmpty()) {
            warnings.add(method.wireName() + " makes no use of " + Listing.and(unused) + ".");
        }
        if (method.isSingleDeterminant() && (molecule.activeSpace() != null || molecule.frozenCore())) {
            warnings.add(method.wireName() + " makes no use of "
                    + (molecule.activeSpace() != null ? "active_space" : "frozen_core")
                    + ": it correlates no orbitals, and its energy is that of all electrons.");
        }
        return warnings;
    }

    private static void refuseUnavailable(FieldReader fields) {
        fields.refuseUnavailable(CONFIGURATION_NOT_YET);
        Optional<String> device = fields.text("device", 50);
        if (device.isPresent() && !device.get().equalsIgnoreCase("cpu")) {
            fields.wrong("device", "A device other than 'cpu' is not available yet.");
        }
    }

    private long seed(OptionalLong given) {
        return given.orElseGet(() -> seeds.nextLong(LARGEST_SEED + 1));
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
