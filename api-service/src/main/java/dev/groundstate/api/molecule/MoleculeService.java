package dev.groundstate.api.molecule;

import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.molecule.Conformer.Geometry;
import dev.groundstate.api.work.LongWork;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.FcidumpHeader;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import dev.groundstate.model.molecule.MoleculeSpecification;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes molecules of what users give: a SMILES, atoms or a Hamiltonian.
 *
 * <p>What takes long is done on threads of its own, within a time limit, and the latest geometries are remembered.
 * Thread-safe.
 */
@ApplicationScoped
public class MoleculeService {

    private static final Logger LOG = Logger.getLogger(MoleculeService.class);
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 100;
    private static final int MOST_REMEMBERED = 256;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** What is done on the threads, and what is said when it does not succeed. */
    enum Asked {
        GEOMETRY(
                "smiles",
                "No geometry was found within %d s; give atoms instead.",
                "No geometry was found for this SMILES; give atoms instead.",
                "OpenChemLib found no geometry of a SMILES, which was refused: %s"),
        DRAWING(
                "smiles",
                "No drawing was made within %d s.",
                "This SMILES cannot be drawn.",
                "OpenChemLib drew no picture of a SMILES, which was refused: %s"),
        CHECK(
                "fcidump",
                "The FCIDUMP was not checked within %d s; try again in a few seconds.",
                "The FCIDUMP cannot be checked.",
                "The check of an FCIDUMP failed, which was refused: %s");

        private final String field;
        private final String late;
        private final String failed;
        private final String logged;

        Asked(String field, String late, String failed, String logged) {
            this.field = field;
            this.late = late;
            this.failed = failed;
            this.logged = logged;
        }
    }

    private final MeasuredGeometries measured = new MeasuredGeometries();
    private final Duration timeLimit;
    private final LongWork work;

    /** Guarded by itself; the least recently used entry goes first. */
    private final Map<String, CompletableFuture<ResolvedMolecule>> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<ResolvedMolecule>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** Uses the limits of production. */
    @Inject
    public MoleculeService() {
        this(THREADS, MOST_WAITING, TIME_LIMIT);
    }

    MoleculeService(int threads, int mostWaiting, Duration timeLimit) {
        this.timeLimit = timeLimit;
        this.work = new LongWork("molecule", threads, mostWaiting);
    }

    /** Reads the tables of the force field in the background, so that the first user does not wait for them. */
    void warm(@Observes StartupEvent started) {
        resolve("CCO")
                .subscribe()
                .with(molecule -> {}, failure -> LOG.warnf("The force field is not ready: %s", failure));
    }

    @PreDestroy
    void close() {
        work.close();
    }

    /**
     * Returns the molecule of a SMILES with its geometry; the answer arrives on the Vert.x context of the subscriber, if
     * there is one. Fails with {@link InvalidMoleculeException} naming {@code smiles}, or with {@link RefusedException}
     * when too many wait.
     */
    public Uni<ResolvedMolecule> resolve(String smiles) {
        return LongWork.onSubscribersContext(() -> resolved(smiles));
    }

    /**
     * Gives a requested molecule its coordinates. Fails with {@link InvalidMoleculeException} when something is wrong with
     * it, or as {@link #resolve} does when too many wait.
     */
    public Uni<MoleculeSpecification> settle(RequestedMolecule molecule) {
        String fcidump = molecule.fcidump();
        if (fcidump != null) {
            return hamiltonian(fcidump).map(header -> molecule.settled(fcidump, header));
        }
        String smiles = molecule.smiles();
        Uni<ResolvedMolecule> resolved = smiles == null
                ? Uni.createFrom()
                        .item(() -> given(molecule.atoms(), molecule.charge() == null ? 0 : molecule.charge()))
                : resolve(smiles);
        return resolved.map(molecule::settled);
    }

    /**
     * Returns the numbers that decide what a molecule costs.
     *
     * @throws InvalidMoleculeException when it is impossible, or asks for orbitals that it cannot have
     */
    public static CalculationSize size(MoleculeSpecification molecule) {
        CalculationSize size = CalculationSize.of(molecule);
        if (molecule.naturalOrbitals() && size.alphaElectrons() != size.betaElectrons()) {
            throw new InvalidMoleculeException(
                    "natural_orbitals",
                    "The natural orbitals of MP2 are for closed shells, not for multiplicity %d."
                            .formatted(molecule.multiplicity()));
        }
        return size;
    }

    /** Returns a drawing of a SMILES as an SVG document; fails as {@link #resolve} does. */
    public Uni<String> depict(String smiles) {
        return LongWork.onSubscribersContext(() -> {
            try {
                String checked = SmilesSyntax.check(smiles);
                return answer(Asked.DRAWING, checked, () -> Depiction.svg(checked));
            } catch (InvalidMoleculeException refusal) {
                return CompletableFuture.failedFuture(refusal);
            }
        });
    }

    /**
     * Checks every line of a Hamiltonian in the FCIDUMP format and returns its head; fails with {@link
     * InvalidMoleculeException} naming {@code fcidump} and the line, or as {@link #resolve} does when too many wait.
     */
    public Uni<FcidumpHeader> hamiltonian(String fcidump) {
        return LongWork.onSubscribersContext(
                () -> answer(Asked.CHECK, fcidump.length() + " characters", () -> FcidumpSyntax.check(fcidump)));
    }

    /**
     * Returns the molecule of given atoms, symbols as printed.
     *
     * @param charge elementary charges
     * @throws InvalidMoleculeException naming everything that is wrong below {@code atoms}, or {@code charge}
     */
    public ResolvedMolecule given(List<AtomPosition> atoms, int charge) {
        List<AtomPosition> checked = GivenAtoms.checked(atoms);
        int protons = ResolvedMolecule.protons(checked);
        if (charge >= protons || charge < -protons) {
            throw new InvalidMoleculeException(
                    "charge", "The nuclei carry %d protons; charge %d is impossible.".formatted(protons, charge));
        }
        int multiplicity = checked.size() == 1 ? multiplicityOfAtom(protons - charge) : (protons - charge) % 2 + 1;
        return new ResolvedMolecule(null, checked, "Given by the user.", charge, multiplicity);
    }

    /** Returns what {@link #resolve} promises, on a thread that works. */
    CompletableFuture<ResolvedMolecule> resolved(String smiles) {
        try {
            String checked = SmilesSyntax.check(smiles);
            synchronized (remembered) {
                CompletableFuture<ResolvedMolecule> known = remembered.get(checked);
                if (known == null || known.isCompletedExceptionally()) {
                    Deadline deadline = Deadline.in(timeLimit);
                    known = answer(Asked.GEOMETRY, checked, () -> compute(checked, deadline));
                    if (!known.isCompletedExceptionally()) {
                        remembered.put(checked, known);
                    }
                }
                return known.copy();
            }
        } catch (InvalidMoleculeException refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    /** Who cancels the answer takes the work out of the queue. */
    private <T> CompletableFuture<T> answer(Asked asked, String about, Supplier<T> doing) {
        CompletableFuture<T> done = work.submit(doing).orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<T> answer =
                done.exceptionallyCompose(failure -> CompletableFuture.failedFuture(refusal(asked, about, failure)));
        // Nobody waits for what follows.
        var _ = answer.whenComplete((value, failure) -> done.cancel(false));
        return answer;
    }

    /** Returns what is said of a failure. */
    RuntimeException refusal(Asked asked, String about, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof InvalidMoleculeException || cause instanceof RefusedException) {
            return (RuntimeException) cause;
        }
        if (cause instanceof TimeoutException) {
            return late(asked);
        }
        LOG.warnf(cause, asked.logged, about);
        return new InvalidMoleculeException(asked.field, asked.failed);
    }

    private InvalidMoleculeException late(Asked asked) {
        return new InvalidMoleculeException(asked.field, asked.late.formatted(timeLimit.toSeconds()));
    }

    private ResolvedMolecule compute(String smiles, Deadline deadline) {
        if (deadline.hasPassed()) {
            throw late(Asked.GEOMETRY);
        }
        MolecularGraph graph = MolecularGraph.of(smiles);
        Geometry geometry = geometry(graph, deadline);
        int electrons = ResolvedMolecule.protons(geometry.atoms()) - graph.charge();
        if (electrons < 1) {
            throw new InvalidMoleculeException("smiles", "Charge %d leaves no electron.".formatted(graph.charge()));
        }
        return new ResolvedMolecule(
                smiles, geometry.atoms(), geometry.origin(), graph.charge(), multiplicity(graph, electrons));
    }

    private Geometry geometry(MolecularGraph graph, Deadline deadline) {
        List<ChemicalElement> elements = graph.elements();
        if (elements.size() == 1) {
            return new Geometry(
                    List.of(new AtomPosition(elements.getFirst().symbol(), 0, 0, 0)), "A single atom at the origin.");
        }
        if (graph.fragments() > 1 && !isIonPair(graph)) {
            throw new InvalidMoleculeException(
                    "smiles",
                    "The SMILES has %d parts that no bond connects, so their distance is not defined; give atoms instead."
                            .formatted(graph.fragments()));
        }
        return switch (elements.size()) {
            case 2 -> diatomic(graph);
            case 3 -> triatomic(graph).orElseGet(() -> Conformer.of(graph, deadline));
            default -> Conformer.of(graph, deadline);
        };
    }

    /** Two ions of opposite charge, such as [Na+].[Cl-], are a salt's molecule. */
    private static boolean isIonPair(MolecularGraph graph) {
        return graph.elements().size() == 2
                && graph.molecule().getAtomCharge(0) * graph.molecule().getAtomCharge(1) < 0;
    }

    private Geometry diatomic(MolecularGraph graph) {
        ChemicalElement first = graph.elements().getFirst();
        ChemicalElement second = graph.elements().getLast();
        OptionalDouble length = measured.bondLengthAngstrom(first, second, graph.charge());
        if (length.isEmpty()) {
            throw new InvalidMoleculeException(
                    "smiles",
                    "The bond length of %s-%s with charge %d is not in the table of measured ones; give atoms instead."
                            .formatted(first.symbol(), second.symbol(), graph.charge()));
        }
        return new Geometry(
                List.of(
                        new AtomPosition(first.symbol(), 0, 0, 0),
                        new AtomPosition(second.symbol(), 0, 0, length.getAsDouble())),
                "Measured bond length %.3f Å (Huber and Herzberg 1979, NIST Chemistry WebBook)."
                        .formatted(length.getAsDouble()));
    }

    /** The centre stands at the origin, the first end on the z axis. */
    private Optional<Geometry> triatomic(MolecularGraph graph) {
        int centre = graph.centre();
        int first = centre == 0 ? 1 : 0;
        int second = centre == 2 ? 1 : 2;
        List<ChemicalElement> elements = graph.elements();
        return measured.triatomic(elements.get(first), elements.get(centre), elements.get(second), graph.charge())
                .map(geometry -> {
                    double z = Math.rint(1e6 * cosine(geometry.angleDegrees())) / 1e6;
                    double x = Math.sqrt(1 - z * z);
                    AtomPosition[] atoms = new AtomPosition[3];
                    atoms[centre] = new AtomPosition(elements.get(centre).symbol(), 0, 0, 0);
                    atoms[first] = new AtomPosition(elements.get(first).symbol(), 0, 0, geometry.firstLengthAngstrom());
                    atoms[second] = new AtomPosition(
                            elements.get(second).symbol(),
                            geometry.secondLengthAngstrom() * x,
                            0,
                            geometry.secondLengthAngstrom() * z);
                    return new Geometry(
                            List.of(atoms),
                            "Measured bond lengths %.3f and %.3f Å and angle %.1f° (NIST CCCBDB)."
                                    .formatted(
                                            geometry.firstLengthAngstrom(),
                                            geometry.secondLengthAngstrom(),
                                            geometry.angleDegrees()));
                });
    }

    private static double cosine(double angleDegrees) {
        return Math.cos(Math.toRadians(angleDegrees));
    }

    private static int multiplicity(MolecularGraph graph, int electrons) {
        if (graph.elements().size() == 1) {
            return multiplicityOfAtom(electrons);
        }
        boolean dioxygen = graph.elements().equals(List.of(ChemicalElement.O, ChemicalElement.O)) && electrons == 16;
        int unpaired = dioxygen ? 2 : graph.unpairedElectrons();
        return unpaired % 2 == electrons % 2 ? unpaired + 1 : electrons % 2 + 1;
    }

    /** Hund's rule in an s or p shell; the lowest multiplicity where a d shell is open. */
    private static int multiplicityOfAtom(int electrons) {
        int shell = electrons <= 2 ? electrons : electrons <= 10 ? electrons - 2 : electrons - 10;
        if (electrons > 18 || shell <= 2) {
            return electrons % 2 + 1;
        }
        int inP = shell - 2;
        return 1 + Math.min(inP, 6 - inP);
    }
}
