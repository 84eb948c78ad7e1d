package dev.groundstate.worker.run;

import dev.groundstate.engine.run.Iteration;
import dev.groundstate.model.attachment.Packing;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One experiment's row and iterations under the rules of the protocol, with a database that can fail. */
final class InMemoryExperimentStore implements ExperimentStore {

    /** What the database does with the next statements. */
    enum Weather {
        FINE,
        /** The statement does not arrive. */
        AWAY,
        /** The statement is carried out and its answer is lost. */
        ANSWER_LOST,
        /** The statement is refused for good. */
        REFUSED
    }

    private ExperimentStatus status = ExperimentStatus.QUEUED;
    private @Nullable UUID token;
    private long epoch;
    private byte[] checkpoint = new byte[0];
    private boolean tailClosed;
    private @Nullable Double hartreeFockEnergy;
    private final List<Integer> iterations = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private final Map<String, String> documents = new HashMap<>();
    private Weather weather = Weather.FINE;
    private Runnable duringWrite = () -> {};
    private int writes;
    private int leaseRenewals;
    private final List<UUID> claims = new ArrayList<>();

    synchronized void weather(Weather next) {
        weather = next;
    }

    /** What happens elsewhere while a write is under way. */
    synchronized void duringWrite(Runnable event) {
        duringWrite = event;
    }

    synchronized void cancel() {
        if (status.isActive()) {
            status = ExperimentStatus.CANCELLED;
        }
    }

    /** Another worker claims after this one's lease ran out. */
    synchronized void takeOver() {
        status = ExperimentStatus.RUNNING;
        token = UUID.randomUUID();
        epoch++;
    }

    /** The database goes back to an earlier dump. */
    synchronized void restore(int savedIterations) {
        iterations.subList(savedIterations, iterations.size()).clear();
    }

    synchronized ExperimentStatus status() {
        return status;
    }

    synchronized List<Integer> iterations() {
        return List.copyOf(iterations);
    }

    /** Names of the documents written, in order, repetitions and all. */
    synchronized List<String> attachments() {
        return List.copyOf(attachments);
    }

    /** Returns what a document says; null when there is none. */
    synchronized @Nullable String document(String name) {
        return documents.get(name);
    }

    synchronized boolean tailClosed() {
        return tailClosed;
    }

    synchronized int writes() {
        return writes;
    }

    /** The tokens that claims were asked for under. */
    synchronized List<UUID> claims() {
        return List.copyOf(claims);
    }

    synchronized int leaseRenewals() {
        return leaseRenewals;
    }

    synchronized byte[] checkpoint() {
        return checkpoint.clone();
    }

    synchronized @Nullable Double hartreeFockEnergy() {
        return hartreeFockEnergy;
    }

    @Override
    public synchronized Optional<Claim> claim(long experimentId, UUID newToken) {
        claims.add(newToken);
        return weathered(() -> {
            if (status != ExperimentStatus.QUEUED) {
                return Optional.empty();
            }
            status = ExperimentStatus.RUNNING;
            token = newToken;
            epoch++;
            return Optional.of(Claims.claim(experimentId, newToken, epoch, checkpoint, iterations.size()));
        });
    }

    @Override
    public synchronized void release(long experimentId, UUID claimed) {
        weathered(() -> {
            if (claimed.equals(token) && status == ExperimentStatus.RUNNING) {
                status = ExperimentStatus.QUEUED;
                token = null;
            }
            return true;
        });
    }

    @Override
    public synchronized boolean write(Claim claim, int position, Progress progress, Transition transition) {
        writes++;
        duringWrite.run();
        return weathered(() -> {
            if (!claim.token().equals(token) || status != ExperimentStatus.RUNNING || iterations.size() != position) {
                return false;
            }
            append(progress);
            status = transition.status();
            if (transition instanceof Transition.Hold) {
                leaseRenewals++;
            }
            if (transition instanceof Transition.GiveBack) {
                token = null;
            }
            tailClosed = transition instanceof Transition.StopAtTimeLimit;
            return true;
        });
    }

    @Override
    public synchronized Optional<Duration> closeTail(Claim claim, int position, Progress progress) {
        return weathered(() -> {
            if (!claim.token().equals(token)
                    || status != ExperimentStatus.CANCELLED
                    || iterations.size() != position
                    || tailClosed) {
                return Optional.empty();
            }
            append(progress);
            tailClosed = true;
            return Optional.of(Duration.ofMillis(5));
        });
    }

    @Override
    public synchronized Holding look(Claim claim) {
        return weathered(() -> new Holding(claim.token().equals(token), status, iterations.size()));
    }

    private void append(Progress progress) {
        progress.iterations().stream().map(Iteration::number).forEach(iterations::add);
        progress.attachments().stream().map(PackedAttachment::name).forEach(attachments::add);
        for (PackedAttachment attachment : progress.attachments()) {
            byte[] content = Packing.unpack(attachment.packed());
            documents.put(attachment.name(), new String(content, StandardCharsets.UTF_8));
        }
        if (progress.checkpoint() != null) {
            checkpoint = progress.checkpoint();
        }
        if (progress.hartreeFockEnergy() != null) {
            hartreeFockEnergy = progress.hartreeFockEnergy();
        }
    }

    private <T> T weathered(Supplier<T> statement) {
        return switch (weather) {
            case FINE -> statement.get();
            case AWAY -> throw new StoreUnavailableException(new IllegalStateException("away"));
            case REFUSED -> throw new IllegalStateException("refused");
            case ANSWER_LOST -> {
                statement.get();
                throw new StoreUnavailableException(new IllegalStateException("answer lost"));
            }
        };
    }
}
