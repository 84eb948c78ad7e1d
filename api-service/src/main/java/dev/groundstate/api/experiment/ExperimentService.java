package dev.groundstate.api.experiment;

import dev.groundstate.api.error.FieldErrors;
import dev.groundstate.api.work.HeapShare;
import dev.groundstate.api.work.LongWork;
import dev.groundstate.model.attachment.AttachmentName;
import dev.groundstate.model.attachment.Packing;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.message.ExperimentChanged;
import dev.groundstate.model.molecule.MoleculeSpecification;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** What can be done with experiments. Decisions are the store's; this class orders them and says what happened. */
@ApplicationScoped
public class ExperimentService {
    /** Points in a detail; longer rows are thinned, all of them are at the convergence resource. */
    static final int POINTS_IN_DETAIL = 10_000;

    /** Of a point in a list, and of its line as it is written. */
    private static final long BYTES_OF_POINT = 150;

    private static final Logger LOG = Logger.getLogger(ExperimentService.class);

    private final ExperimentStore store;
    private final AttachmentStore attachments;
    private final MoleculeSettling settling;
    private final LongWork work;
    private final HeapShare heap;
    private final Event<HintsWritten> hintsWritten;
    private final Event<ExperimentChanged> changes;
    private final Counter created;
    private final Counter cancelled;

    ExperimentService(
            ExperimentStore store,
            AttachmentStore attachments,
            MoleculeSettling settling,
            LongWork work,
            HeapShare heap,
            Event<HintsWritten> hintsWritten,
            Event<ExperimentChanged> changes,
            MeterRegistry meters) {
        this.store = store;
        this.attachments = attachments;
        this.settling = settling;
        this.work = work;
        this.heap = heap;
        this.hintsWritten = hintsWritten;
        this.changes = changes;
        this.created = Counter.builder("groundstate_experiments_created")
                .description("Experiments stored")
                .register(meters);
        this.cancelled = Counter.builder("groundstate_experiments_cancelled")
                .description("Queued and running experiments that a user cancelled")
                .register(meters);
    }

    /**
     * Stores an experiment, or answers what the same key led to before.
     *
     * @param errors what is wrong with the request so far; refused together with what is wrong with its molecule
     */
    public Uni<Creation> create(ExperimentRequest request, FieldErrors errors, Optional<IdempotencyKey> key) {
        return settling.settle(request.molecule(), request.configuration(), errors)
                .map(molecule -> accepted(request, molecule, errors))
                .chain(experiment -> store.create(experiment, key))
                .invoke(this::announce);
    }

    /** Returns the row. */
    public Uni<Optional<Experiment>> find(long id) {
        return store.find(id);
    }

    /** Returns the row and its points, thinned when there are very many. */
    public Uni<Optional<ExperimentDetail>> detail(long id) {
        return detail(id, POINTS_IN_DETAIL);
    }

    /** Returns the row and its points, thinned to {@code most}. */
    public Uni<Optional<ExperimentDetail>> detail(long id, int most) {
        return store.find(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : whole(found.get(), most).map(Optional::of));
    }

    /**
     * Returns what is written of the row and its points, thinned to {@code most}, on a thread that may take its time. Room
     * for the points is taken before they are read.
     */
    public <T> Uni<Optional<T>> written(long id, int most, Function<ExperimentDetail, T> writing) {
        return store.find(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : written(found.get(), most, writing).map(Optional::of));
    }

    /** Returns a document of an experiment; it is unpacked on a thread that may take its time. */
    public Uni<Optional<byte[]>> attachment(long id, AttachmentName name) {
        return attachments
                .find(id, name)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(found)
                        : unpacked(found.get()).map(Optional::of));
    }

    /** Returns what the status poll needs. */
    public Uni<Optional<Progress>> progress(long id) {
        return store.progress(id);
    }

    /** Returns the points after an iteration, thinned to {@code most}. */
    public Uni<Optional<Convergence>> convergence(long id, int since, int most) {
        return store.progress(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : pointsOf(found.get(), since, most).map(Optional::of));
    }

    /** Returns a part of the matching experiments, newest first. */
    public Uni<ExperimentPage> list(ExperimentFilter filter, Page page) {
        Uni<Optional<Long>> total = page.after() == null
                ? store.counts(filter).map(counts -> Optional.of(sum(counts)))
                : Uni.createFrom().item(Optional.empty());
        return total.chain(count -> store.list(filter, page).map(found -> page(count, page, found)));
    }

    /** Returns how many match in each status. */
    public Uni<Map<ExperimentStatus, Long>> counts(ExperimentFilter filter) {
        return store.counts(filter);
    }

    /** Cancels what is queued or running (C1); the answer is final as soon as it is given. */
    public Uni<Cancellation> cancel(long id, Optional<String> reason) {
        return store.cancel(id, reason).invoke(this::announce);
    }

    /** Queues what is pending. */
    public Uni<Step> run(long id) {
        return store.enqueue(id).invoke(step -> {
            if (step instanceof Step.Done) {
                LOG.infof("Experiment queued, experimentId=%d", id);
                hintsWritten.fire(new HintsWritten(HintKind.RUN));
                statusChanged(id);
            }
        });
    }

    /** Deletes what is neither queued nor running. */
    public Uni<Step> delete(long id) {
        return store.delete(id).invoke(step -> {
            if (step instanceof Step.Done) {
                LOG.infof("Experiment deleted, experimentId=%d", id);
                statusChanged(id);
            }
        });
    }

    private static NewExperiment accepted(
            ExperimentRequest request, Optional<MoleculeSpecification> molecule, FieldErrors errors) {
        errors.refuseIfAny();
        return new NewExperiment(
                request.name(),
                molecule.orElseThrow(),
                request.configuration(),
                request.priority(),
                request.tags(),
                request.status());
    }

    private <T> Uni<T> written(Experiment experiment, int most, Function<ExperimentDetail, T> writing) {
        long bytes = BYTES_OF_POINT * Math.min(experiment.savedIterations(), most);
        return heap.holding(bytes, () -> whole(experiment, most).chain(detail -> work.of(() -> writing.apply(detail))));
    }

    private Uni<byte[]> unpacked(byte[] packed) {
        return heap.holding(packed.length, () -> work.of(() -> Packing.unpack(packed)));
    }

    private Uni<ExperimentDetail> whole(Experiment experiment, int most) {
        return store.points(experiment.id(), 0, experiment.savedIterations(), most)
                .chain(points -> attachments
                        .names(experiment.id())
                        .map(names -> new ExperimentDetail(experiment, points, names)));
    }

    private Uni<Convergence> pointsOf(Progress progress, int since, int most) {
        return store.points(progress.id(), since, progress.savedIterations(), most)
                .map(points -> new Convergence(progress.id(), progress.status(), points));
    }

    private void announce(Creation creation) {
        if (creation instanceof Creation.Stored stored && !stored.repeated()) {
            created.increment();
            LOG.infof("Experiment %s, experimentId=%d", stored.status().wireName(), stored.id());
            if (stored.status() == ExperimentStatus.QUEUED) {
                hintsWritten.fire(new HintsWritten(HintKind.RUN));
            }
            statusChanged(stored.id());
        }
    }

    private void announce(Cancellation cancellation) {
        if (cancellation instanceof Cancellation.Cancelled facts
                && facts.before().isActive()) {
            cancelled.increment();
            hintsWritten.fire(new HintsWritten(HintKind.CANCEL));
            statusChanged(facts.id());
            LOG.infof(
                    "Experiment cancelled, experimentId=%d, before=%s",
                    facts.id(), facts.before().wireName());
        }
    }

    private void statusChanged(long id) {
        changes.fire(new ExperimentChanged(id, ExperimentChanged.Kind.STATUS));
    }

    private static ExperimentPage page(Optional<Long> total, Page page, List<Experiment> found) {
        Cursor next =
                found.size() < page.limit() ? null : new Cursor(found.getLast().id());
        return new ExperimentPage(total.orElse(null), page, found, next);
    }

    private static long sum(Map<ExperimentStatus, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
