package dev.groundstate.worker.run;

import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.DocumentWriter;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.model.attachment.Packing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the thread that computes a run and the one that saves it.
 *
 * <p>The computing thread adds iterations and passes checks; the saving thread takes what is unsaved, and tells the other to
 * stop. While the lease was not renewed for longer than it may be trusted, or too much is unsaved, the computing thread waits
 * in its next check (P3): nothing is thrown away. Thread-safe.
 */
final class RunProgress implements RunControl, IterationListener {

    /** Bound of the iterations kept in memory while the database is away. */
    static final int MOST_UNSAVED = 10_000;

    /** Bound of the documents kept in memory while the database is away. */
    static final int MOST_ATTACHMENTS = 16;

    /** Bound of the bytes of all packed documents of a run together. */
    static final long MOST_ATTACHED_BYTES = 24L << 20;

    private static final Logger LOG = Logger.getLogger(RunProgress.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forSaver = lock.newCondition();
    private final Condition forComputation = lock.newCondition();
    private final LongSupplier nanoTime;
    private final long trustedNanos;
    private final long experimentId;
    private final int alreadySaved;
    private final int threads;
    private final boolean everyIterationIsAState;

    // Guarded by lock.
    private final List<Iteration> unsaved = new ArrayList<>();
    private final Map<String, PackedAttachment> unsavedAttachments = new LinkedHashMap<>();
    /** Packed bytes of each document since the claim, saved or not. */
    private final Map<String, Integer> attachedBytes = new HashMap<>();

    private @Nullable DocumentWriter documents;
    private @Nullable Supplier<byte[]> checkpoint;
    private @Nullable Double bestEnergy;
    private @Nullable Double hartreeFockEnergy;
    private @Nullable String subStatus;
    private int lastNumber;
    private boolean changed;
    private boolean nudged;
    private boolean ended;
    private long savedAt;

    private volatile long renewedAt;
    private volatile @Nullable StopReason stop;

    /**
     * Starts trusting the lease at {@code claimedAt}.
     *
     * @param settings how long after its renewal was asked for a lease is relied on, and the threads
     * @param claimedAt reading of {@code nanoTime} before the claim was asked for
     */
    RunProgress(Claim claim, RunSettings settings, LongSupplier nanoTime, long claimedAt) {
        this.nanoTime = nanoTime;
        this.trustedNanos = settings.trusted().toNanos();
        this.threads = settings.threads();
        this.experimentId = claim.experimentId();
        this.alreadySaved = claim.savedIterations();
        this.everyIterationIsAState = claim.configuration().everyIterationIsAState();
        this.bestEnergy = claim.bestEnergy();
        this.renewedAt = claimedAt;
        this.savedAt = claimedAt;
    }

    /** C5: the computing thread's look at its stop reason. */
    @Override
    public void check() {
        if (stop == null && nanoTime.getAsLong() - renewedAt > trustedNanos) {
            awaitTrust();
        }
        if (stop != null) {
            throw new RunStoppedException();
        }
    }

    @Override
    public int threads() {
        return threads;
    }

    private void awaitTrust() {
        lock.lock();
        try {
            while (stop == null
                    && (nanoTime.getAsLong() - renewedAt > trustedNanos || unsaved.size() >= MOST_UNSAVED)) {
                // Bounded, so that a clock that moves by itself is looked at again.
                forComputation.await(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RunStoppedException();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void enter(Phase phase) {
        lock.lock();
        try {
            subStatus = phase.name().toLowerCase(Locale.ROOT);
            changed = true;
            forSaver.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void hartreeFock(double totalEnergy) {
        lock.lock();
        try {
            hartreeFockEnergy = totalEnergy;
            changed = true;
            forSaver.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Packs on the computing thread; leaves out what is too large to keep. From then on no iteration has documents. */
    @Override
    public void attach(List<Attachment> attachments) {
        List<PackedAttachment> packed = packed(attachments, this::check);
        lock.lock();
        try {
            documents = null;
            for (PackedAttachment attachment : packed) {
                if (!keep(List.of(attachment))) {
                    LOG.warnf(
                            "experimentId=%d: %s is not kept: it is too large, or too many others wait",
                            experimentId, attachment.name());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void documents(DocumentWriter writer) {
        lock.lock();
        try {
            documents = writer;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the last iteration has documents that no others have replaced. */
    boolean hasDocuments() {
        return documentWriter() != null;
    }

    private @Nullable DocumentWriter documentWriter() {
        lock.lock();
        try {
            return documents;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes and packs the documents of the last iteration, on the calling thread, and keeps all of them or, where they are too
     * large or others have replaced them meanwhile, none.
     *
     * @throws RunStoppedException when {@code control} says so
     */
    void writeDocuments(RunControl control) {
        DocumentWriter writer = documentWriter();
        if (writer == null) {
            return;
        }
        List<PackedAttachment> packed = packed(writer.write(control), control::check);
        lock.lock();
        try {
            if (documents != null && !keep(packed)) {
                LOG.debugf("experimentId=%d: the documents of an iteration are too large to be kept", experimentId);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Leaves no bytes of what is too large to be packed. */
    private static List<PackedAttachment> packed(List<Attachment> attachments, Runnable check) {
        List<PackedAttachment> packed = new ArrayList<>();
        for (Attachment attachment : attachments) {
            byte[] content = attachment.content();
            boolean fits = content.length <= Packing.MOST_UNPACKED;
            packed.add(new PackedAttachment(attachment.name(), fits ? Packing.pack(content, check) : new byte[0]));
        }
        return packed;
    }

    /** Keeps all, and returns whether there is room for all of them. */
    private boolean keep(List<PackedAttachment> attachments) {
        Map<String, Integer> bytes = new HashMap<>(attachedBytes);
        Set<String> waiting = new HashSet<>(unsavedAttachments.keySet());
        for (PackedAttachment attachment : attachments) {
            int length = attachment.packed().length;
            if (length == 0 || length > Packing.MOST_PACKED) {
                return false;
            }
            bytes.put(attachment.name(), length);
            waiting.add(attachment.name());
        }
        long sum = bytes.values().stream().mapToLong(Integer::longValue).sum();
        if (sum > MOST_ATTACHED_BYTES || waiting.size() > MOST_ATTACHMENTS) {
            return false;
        }
        attachedBytes.putAll(bytes);
        attachments.forEach(attachment -> unsavedAttachments.put(attachment.name(), attachment));
        changed = true;
        forSaver.signal();
        return true;
    }

    /** Refuses a gap; leaves out what an earlier claim has saved and a method without checkpoints computes again. */
    @Override
    public void iteration(Iteration iteration, Supplier<byte[]> state) {
        lock.lock();
        try {
            boolean follows = lastNumber == 0
                    ? iteration.number() == 1 || iteration.number() == alreadySaved + 1
                    : iteration.number() == lastNumber + 1;
            if (!follows) {
                throw new IllegalStateException("expected the iteration after " + lastNumber + ", with " + alreadySaved
                        + " saved before, got " + iteration.number());
            }
            lastNumber = iteration.number();
            double energy = iteration.totalEnergy();
            Double lowest = everyIterationIsAState ? bestEnergy : null;
            bestEnergy = lowest == null ? energy : Math.min(lowest, energy);
            if (iteration.number() <= alreadySaved) {
                return;
            }
            unsaved.add(iteration);
            checkpoint = state;
            changed = true;
            forSaver.signal();
        } finally {
            lock.unlock();
        }
        if (unsavedCount() >= MOST_UNSAVED) {
            awaitTrust();
        }
    }

    private int unsavedCount() {
        lock.lock();
        try {
            return unsaved.size();
        } finally {
            lock.unlock();
        }
    }

    /** The computing thread has returned and adds nothing more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            forSaver.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Asks the computing thread to end at its next check; the first reason stands. */
    void stop(StopReason reason) {
        lock.lock();
        try {
            if (stop == null) {
                stop = reason;
            }
            forComputation.signalAll();
            forSaver.signal();
        } finally {
            lock.unlock();
        }
    }

    /** C2: makes the saving thread look at the row now. */
    void nudge() {
        lock.lock();
        try {
            nudged = true;
            forSaver.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the saving thread has something to do at once. */
    boolean isUrgent() {
        lock.lock();
        try {
            return nudged || ended || stop != null || unsaved.size() >= MOST_UNSAVED;
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    StopReason stopReason() {
        return stop;
    }

    /** Returns how long the lease may still be relied on; negative when it may not. */
    Duration leaseMargin() {
        return Duration.ofNanos(trustedNanos - (nanoTime.getAsLong() - renewedAt));
    }

    /**
     * Waits until there is something to save and {@code interval} has passed since the last save, or a nudge came, or
     * {@code heartbeat} has passed, or the run was asked to stop, or the computation has ended.
     *
     * @return whether the computation has ended
     */
    boolean awaitWork(Duration interval, Duration heartbeat) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!ended && !nudged && stop == null) {
                long sinceSave = nanoTime.getAsLong() - savedAt;
                long due = (changed ? interval : heartbeat).toNanos() - sinceSave;
                if (due <= 0) {
                    break;
                }
                forSaver.awaitNanos(due);
            }
            nudged = false;
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the computation has ended.
     *
     * @return whether it has, within the limit
     */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            while (!ended && left > 0) {
                left = forSaver.awaitNanos(left);
            }
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** What was last taken could not be saved: it is due again. */
    void unsettled() {
        lock.lock();
        try {
            changed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for {@code pause}, whatever happens. */
    void awaitPause(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = pause.toNanos();
            while (left > 0) {
                left = forSaver.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns everything unsaved; it stays until {@link #saved} and {@link #attached} drop it. */
    Progress snapshot() {
        Supplier<byte[]> state;
        List<Iteration> iterations;
        Double best;
        Double hartreeFock;
        String status;
        List<PackedAttachment> attachments;
        lock.lock();
        try {
            iterations = List.copyOf(unsaved);
            state = checkpoint;
            best = bestEnergy;
            hartreeFock = hartreeFockEnergy;
            status = subStatus;
            attachments = List.copyOf(unsavedAttachments.values());
            changed = false;
            savedAt = nanoTime.getAsLong();
        } finally {
            lock.unlock();
        }
        // Encoded outside the lock: it may be megabytes.
        byte[] bytes = iterations.isEmpty() || state == null ? null : state.get();
        return new Progress(iterations, bytes, best, hartreeFock, status, attachments);
    }

    /** Drops the first {@code count} unsaved iterations. */
    void saved(int count) {
        lock.lock();
        try {
            unsaved.subList(0, count).clear();
            forComputation.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops documents that are saved, but none that has taken the name of one since. */
    void attached(List<PackedAttachment> saved) {
        lock.lock();
        try {
            saved.forEach(attachment -> unsavedAttachments.remove(attachment.name(), attachment));
        } finally {
            lock.unlock();
        }
    }

    /** The lease was renewed by a write that was asked for at {@code askedAt}. */
    void renewed(long askedAt) {
        lock.lock();
        try {
            renewedAt = askedAt;
            forComputation.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
