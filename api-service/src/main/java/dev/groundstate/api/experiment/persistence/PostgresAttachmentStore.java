package dev.groundstate.api.experiment.persistence;

import dev.groundstate.api.database.DatabaseDeadline;
import dev.groundstate.api.experiment.AttachmentStore;
import dev.groundstate.model.attachment.AttachmentName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Documents in PostgreSQL; one of a later release, whose name is not known here, is not seen. */
@ApplicationScoped
class PostgresAttachmentStore implements AttachmentStore {
    private final Pool pool;
    private final DatabaseDeadline deadline;

    PostgresAttachmentStore(Pool pool, DatabaseDeadline deadline) {
        this.pool = pool;
        this.deadline = deadline;
    }

    @Override
    public Uni<Set<AttachmentName>> names(long id) {
        return deadline.bound(pool.preparedQuery("select name from attachment where experiment_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    Set<AttachmentName> names = EnumSet.noneOf(AttachmentName.class);
                    rows.forEach(row -> AttachmentName.of(row.getString(0)).ifPresent(names::add));
                    return names;
                }));
    }

    @Override
    public Uni<Optional<byte[]>> find(long id, AttachmentName name) {
        return deadline.bound(
                pool.preparedQuery("select content from attachment where experiment_id = $1 and name = $2")
                        .execute(Tuple.of(id, name.fileName()))
                        .map(rows -> {
                            for (Row row : rows) {
                                return Optional.of(row.get(Buffer.class, 0).getBytes());
                            }
                            return Optional.empty();
                        }));
    }
}
