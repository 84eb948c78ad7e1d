package dev.groundstate.model.experiment;

import static dev.groundstate.model.experiment.ExperimentStatus.CANCELLED;
import static dev.groundstate.model.experiment.ExperimentStatus.COMPLETED;
import static dev.groundstate.model.experiment.ExperimentStatus.FAILED;
import static dev.groundstate.model.experiment.ExperimentStatus.PENDING;
import static dev.groundstate.model.experiment.ExperimentStatus.QUEUED;
import static dev.groundstate.model.experiment.ExperimentStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExperimentStatusTest {

    private static final Map<ExperimentStatus, Set<ExperimentStatus>> TABLE = Map.of(
            PENDING, Set.of(QUEUED),
            QUEUED, Set.of(RUNNING, CANCELLED),
            RUNNING, Set.of(QUEUED, COMPLETED, FAILED, CANCELLED),
            COMPLETED, Set.of(),
            FAILED, Set.of(QUEUED),
            CANCELLED, Set.of(QUEUED));

    @Test
    void every_pair_of_states_is_allowed_exactly_as_the_table_says() {
        for (ExperimentStatus from : ExperimentStatus.values()) {
            for (ExperimentStatus to : ExperimentStatus.values()) {
                boolean allowed = TABLE.getOrDefault(from, Set.of()).contains(to);
                assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(allowed);
                assertThat(ExperimentStatus.predecessors(to).contains(from)).isEqualTo(allowed);
            }
        }
    }

    @Test
    void only_queued_and_running_can_be_cancelled() {
        assertThat(ExperimentStatus.predecessors(CANCELLED)).containsExactlyInAnyOrder(QUEUED, RUNNING);
    }

    @Test
    void a_status_is_either_pending_active_or_final() {
        for (ExperimentStatus status : ExperimentStatus.values()) {
            int kinds = (status == PENDING ? 1 : 0) + (status.isActive() ? 1 : 0) + (status.isFinal() ? 1 : 0);
            assertThat(kinds).as(status.name()).isEqualTo(1);
        }
    }

    @Test
    void a_wire_name_is_read_back_whatever_its_case() {
        for (ExperimentStatus status : ExperimentStatus.values()) {
            assertThat(ExperimentStatus.of(status.name())).contains(status);
            assertThat(ExperimentStatus.of(status.wireName())).contains(status);
        }
        assertThat(ExperimentStatus.of("paused")).isEmpty();
    }
}
