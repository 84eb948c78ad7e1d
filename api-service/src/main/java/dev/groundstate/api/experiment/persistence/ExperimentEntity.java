package dev.groundstate.api.experiment.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.NewExperiment;
import dev.groundstate.model.experiment.ExperimentStatus;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The row as Hibernate creates and reads it. Everything that a decision changes is left to conditional statements:
 * those columns can be read here and not written.
 */
@Entity
@Table(name = "experiment")
public class ExperimentEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Nullable
    String name;

    String status = ExperimentStatus.PENDING.wireName();

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    JsonNode molecule;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    JsonNode configuration;

    String method = "";

    int priority;

    String[] tags = {};

    @Column(name = "queued_at", insertable = false, updatable = false)
    @Nullable
    Instant queuedAt;

    @Column(insertable = false, updatable = false)
    long epoch;

    @Column(name = "worker_id", insertable = false, updatable = false)
    @Nullable
    String workerId;

    @Column(name = "sub_status", insertable = false, updatable = false)
    @Nullable
    String subStatus;

    @Column(name = "saved_iterations", insertable = false, updatable = false)
    int savedIterations;

    @Column(name = "checkpoint_format", insertable = false, updatable = false)
    int checkpointFormat;

    @Column(insertable = false, updatable = false)
    @Nullable
    Double energy;

    @Column(name = "best_energy", insertable = false, updatable = false)
    @Nullable
    Double bestEnergy;

    @Column(name = "hf_energy", insertable = false, updatable = false)
    @Nullable
    Double hartreeFockEnergy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(insertable = false, updatable = false)
    @Nullable
    JsonNode result;

    @Column(name = "error_message", insertable = false, updatable = false)
    @Nullable
    String errorMessage;

    @Column(name = "cancel_reason", insertable = false, updatable = false)
    @Nullable
    String cancelReason;

    @Column(name = "provider_job_id", insertable = false, updatable = false)
    @Nullable
    String providerJobId;

    @Column(name = "created_at", insertable = false, updatable = false)
    @Nullable
    Instant createdAt;

    @Column(name = "started_at", insertable = false, updatable = false)
    @Nullable
    Instant startedAt;

    @Column(name = "completed_at", insertable = false, updatable = false)
    @Nullable
    Instant completedAt;

    @Column(name = "cancelled_at", insertable = false, updatable = false)
    @Nullable
    Instant cancelledAt;

    @Column(name = "stopped_at", insertable = false, updatable = false)
    @Nullable
    Instant stoppedAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    @Nullable
    Instant updatedAt;

    /** For Hibernate. */
    protected ExperimentEntity() {}

    ExperimentEntity(NewExperiment experiment, JsonNode molecule, JsonNode configuration) {
        this.name = experiment.name();
        this.status = experiment.status().wireName();
        this.molecule = molecule;
        this.configuration = configuration;
        this.method = experiment.configuration().method().wireName();
        this.priority = experiment.priority();
        this.tags = experiment.tags().toArray(String[]::new);
    }

    long key() {
        return present(id);
    }

    Experiment toExperiment() {
        return new Experiment(
                key(),
                name,
                ExperimentStatus.of(status).orElseThrow(),
                present(molecule),
                present(configuration),
                priority,
                List.of(tags),
                epoch,
                workerId,
                subStatus,
                savedIterations,
                energy,
                bestEnergy,
                hartreeFockEnergy,
                result,
                errorMessage,
                cancelReason,
                providerJobId,
                checkpointFormat > 0,
                present(createdAt),
                queuedAt,
                startedAt,
                completedAt,
                cancelledAt,
                stoppedAt,
                present(updatedAt));
    }

    private static <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("a column that is never null was null");
        }
        return column;
    }
}
