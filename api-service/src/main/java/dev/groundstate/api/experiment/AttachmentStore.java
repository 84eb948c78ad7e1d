package dev.groundstate.api.experiment;

import dev.groundstate.model.attachment.AttachmentName;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;

/**
 * The documents of experiments. Fails with {@link dev.groundstate.api.error.DatabaseUnavailableException} when the
 * database does not answer.
 */
public interface AttachmentStore {

    /** Returns which documents an experiment has. */
    Uni<Set<AttachmentName>> names(long id);

    /** Returns a document as it is stored, packed. */
    Uni<Optional<byte[]>> find(long id, AttachmentName name);
}
