package dev.groundstate.api.worker.rest;

import dev.groundstate.api.worker.RegisteredWorker;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The workers seen last.
 *
 * @param slots of those alive
 * @param busy slots of those alive that hold an experiment
 */
@Schema(name = "WorkerList")
record WorkerListView(int total, int alive, int slots, int busy, List<WorkerView> workers) {

    static WorkerListView of(List<RegisteredWorker> workers) {
        List<RegisteredWorker> alive =
                workers.stream().filter(RegisteredWorker::alive).toList();
        return new WorkerListView(
                workers.size(),
                alive.size(),
                alive.stream().mapToInt(RegisteredWorker::slots).sum(),
                alive.stream().mapToInt(worker -> worker.holds().size()).sum(),
                workers.stream().map(WorkerView::of).toList());
    }
}
