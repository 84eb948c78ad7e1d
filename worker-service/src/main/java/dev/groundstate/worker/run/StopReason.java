package dev.groundstate.worker.run;

/** Why a run is ended before its calculation is. */
enum StopReason {
    /** The row says cancelled: the tail is closed (C4). */
    CANCELLED,
    /** The row is not held any more: nothing is written (E3). */
    LOST,
    /** The experiment's own wall-clock budget is used up. */
    TIME_LIMIT,
    /** The worker stops: the row is given back (R3). */
    SHUTDOWN
}
