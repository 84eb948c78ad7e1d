package dev.groundstate.api.experiment.rest;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.experiment.ExperimentRequest;
import dev.groundstate.api.experiment.ExperimentRequest.RequestedMolecule;
import dev.groundstate.api.request.ActiveSpaceFields;
import dev.groundstate.api.request.FieldReader;
import dev.groundstate.api.request.JsonBody;
import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.Backend;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.experiment.Mapper;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.ChemicalElement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request to create, with a default for everything that was left out. */
@ApplicationScoped
class ExperimentRequestReader {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SMILES = 2000;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 50;
    private static final int MOST_ATOMS = 200;
    private static final int HIGHEST_PRIORITY = 1000;
    private static final int MOST_ITERATIONS = 1_000_000;
    private static final int DEFAULT_ITERATIONS = 1000;
    private static final double DEFAULT_THRESHOLD = 1e-6;

    /** Hartree; below, rounding hides what a step gains. */
    private static final double TIGHTEST_THRESHOLD = 1e-12;

    /** Hartree; above, no digit of a reaction energy is left. */
    private static final double LOOSEST_THRESHOLD = 1e-2;

    private static final int SECONDS_OF_A_YEAR = 366 * 24 * 3600;
    private static final int LARGEST_CHARGE = 100;
    private static final double FARTHEST_ANGSTROM = 1000;

    /** Exact in JavaScript. */
    private static final long LARGEST_SEED = (1L << 53) - 1;

    private final RandomGenerator seeds;

    ExperimentRequestReader(RandomGenerator seeds) {
        this.seeds = seeds;
    }

    /** Returns the request, as far as it could be read; what is wrong is in {@code errors}. */
    ExperimentRequest read(byte @Nullable [] body, FieldErrors errors) {
        FieldReader fields = new FieldReader(JsonBody.required(body), errors);
        Optional<String> name = fields.text("name", LONGEST_NAME);
        RequestedMolecule molecule = molecule(fields);
        ExperimentConfiguration configuration = configuration(fields);
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
                execute ? ExperimentStatus.QUEUED : ExperimentStatus.PENDING);
    }

    private static RequestedMolecule molecule(FieldReader body) {
        Optional<FieldReader> present = body.object("molecule");
        if (present.isEmpty()) {
            if (!body.has("molecule")) {
                body.wrong("molecule", "Expected a molecule: an object with 'smiles' or 'atoms'.");
            }
            return new RequestedMolecule(null, List.of(), BasisSet.STO_3G, null, null, null, false);
        }
        FieldReader fields = present.get();
        Optional<String> smiles = fields.text("smiles", LONGEST_SMILES);
        List<AtomPosition> atoms = atoms(fields);
        if (fields.has("smiles") == fields.has("atoms")) {
            fields.wrong(
                    "smiles",
                    "Expected either 'smiles' or 'atoms', got " + (fields.has("smiles") ? "both." : "neither."));
        }
        BasisSet basis = fields.choice("basis", BasisSet.class).orElse(BasisSet.STO_3G);
        Integer charge = boxed(fields.smallInteger("charge", -LARGEST_CHARGE, LARGEST_CHARGE));
        Integer multiplicity = boxed(fields.smallInteger("multiplicity", 1, 100));
        ActiveSpaceFields space = ActiveSpaceFields.read(fields);
        fields.refuseUnknown();
        return new RequestedMolecule(
                smiles.orElse(null), atoms, basis, charge, multiplicity, space.activeSpace(), space.frozenCore());
    }

    private static List<AtomPosition> atoms(FieldReader molecule) {
        List<AtomPosition> atoms = new ArrayList<>();
        for (FieldReader atom : molecule.objects("atoms", MOST_ATOMS)) {
            String field = atom.has("symbol") || !atom.has("element") ? "symbol" : "element";
            Optional<String> symbol = atom.text(field, 10);
            Optional<ChemicalElement> element = symbol.flatMap(ChemicalElement::ofSymbol);
            if (symbol.isPresent() && element.isEmpty()) {
                atom.wrong(field, "'" + symbol.get() + "' is not an element that is known here (hydrogen to krypton).");
            } else if (!atom.has(field)) {
                atom.wrong(field, "Expected the symbol of an element, got nothing.");
            }
            OptionalDouble x = coordinate(atom, "x");
            OptionalDouble y = coordinate(atom, "y");
            OptionalDouble z = coordinate(atom, "z");
            if (element.isPresent() && x.isPresent() && y.isPresent() && z.isPresent()) {
                atoms.add(new AtomPosition(element.get().symbol(), x.getAsDouble(), y.getAsDouble(), z.getAsDouble()));
            }
        }
        return atoms;
    }

    private static OptionalDouble coordinate(FieldReader atom, String axis) {
        if (!atom.has(axis)) {
            atom.wrong(axis, "Expected a coordinate in ångström, got nothing.");
        }
        return atom.number(axis, -FARTHEST_ANGSTROM, FARTHEST_ANGSTROM);
    }

    private ExperimentConfiguration configuration(FieldReader body) {
        Optional<FieldReader> present = body.object("configuration");
        if (present.isEmpty()) {
            return defaults();
        }
        FieldReader fields = present.get();
        ExperimentConfiguration configuration = new ExperimentConfiguration(
                fields.choice("method", Method.class).orElse(Method.VQE),
                fields.choice("ansatz", Ansatz.class).orElse(Ansatz.UCCSD),
                fields.choice("optimizer", Optimizer.class).orElse(Optimizer.L_BFGS_B),
                fields.choice("mapper", Mapper.class).orElse(Mapper.JORDAN_WIGNER),
                fields.choice("backend", Backend.class).orElse(Backend.CLASSICAL),
                fields.smallInteger("max_iterations", 1, MOST_ITERATIONS).orElse(DEFAULT_ITERATIONS),
                fields.number("conv_threshold", TIGHTEST_THRESHOLD, LOOSEST_THRESHOLD)
                        .orElse(DEFAULT_THRESHOLD),
                seed(fields.integer("seed", 0, LARGEST_SEED)),
                boxed(fields.smallInteger("max_seconds", 1, SECONDS_OF_A_YEAR)),
                0,
                OperatorPool.SINGLES_DOUBLES,
                ExperimentConfiguration.DEFAULT_GRADIENT_THRESHOLD,
                null,
                1);
        refuseUnavailable(fields);
        fields.refuseUnknown();
        return configuration;
    }

    private static void refuseUnavailable(FieldReader fields) {
        fields.refuseUnavailable("shots", "samples", "samples_per_batch", "batches", "subspace_dim", "carryover");
        fields.refuseUnavailable("backend_name", "ibm_token", "ibm_crn", "bluequbit_token");
        OptionalInt states = fields.smallInteger("n_states", 1, 100);
        if (states.isPresent() && states.getAsInt() > 1) {
            fields.wrong("n_states", "More than the ground state is not available yet.");
        }
        Optional<String> device = fields.text("device", 50);
        if (device.isPresent() && !device.get().equalsIgnoreCase("cpu")) {
            fields.wrong("device", "A device other than 'cpu' is not available yet.");
        }
    }

    private ExperimentConfiguration defaults() {
        return new ExperimentConfiguration(
                Method.VQE,
                Ansatz.UCCSD,
                Optimizer.L_BFGS_B,
                Mapper.JORDAN_WIGNER,
                Backend.CLASSICAL,
                DEFAULT_ITERATIONS,
                DEFAULT_THRESHOLD,
                seed(OptionalLong.empty()),
                null,
                0,
                OperatorPool.SINGLES_DOUBLES,
                ExperimentConfiguration.DEFAULT_GRADIENT_THRESHOLD,
                null,
                1);
    }

    private long seed(OptionalLong given) {
        return given.orElseGet(() -> seeds.nextLong(LARGEST_SEED + 1));
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
