package dev.groundstate.worker.run;

import dev.groundstate.model.experiment.ExperimentStatus;

/** What a fenced write makes of the row it holds. */
public sealed interface Transition {

    /** Returns the status after the write. */
    ExperimentStatus status();

    /** Saves and prolongs the lease (P1). */
    record Hold() implements Transition {
        @Override
        public ExperimentStatus status() {
            return ExperimentStatus.RUNNING;
        }
    }

    /**
     * Ends with a result (E5).
     *
     * @param hartreeFockEnergy total energy of the reference determinant, hartree
     * @param resultJson an object
     */
    record Complete(double hartreeFockEnergy, String resultJson) implements Transition {
        @Override
        public ExperimentStatus status() {
            return ExperimentStatus.COMPLETED;
        }
    }

    /**
     * Ends without a result (E5).
     *
     * @param message a sentence for the user
     */
    record Fail(String message) implements Transition {
        @Override
        public ExperimentStatus status() {
            return ExperimentStatus.FAILED;
        }
    }

    /**
     * Ends at the experiment's own wall-clock budget, keeping what was computed.
     *
     * @param message a sentence for the user
     */
    record StopAtTimeLimit(String message) implements Transition {
        @Override
        public ExperimentStatus status() {
            return ExperimentStatus.CANCELLED;
        }
    }

    /** Hands the experiment to whoever claims it next (R3). */
    record GiveBack() implements Transition {
        @Override
        public ExperimentStatus status() {
            return ExperimentStatus.QUEUED;
        }
    }
}
