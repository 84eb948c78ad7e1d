package dev.groundstate.model.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The states of an experiment and the moves between them.
 *
 * <pre>
 *            run                 claim                 finish
 * pending ─────────▶ queued ─────────────▶ running ─────────────▶ completed
 *                     │ ▲                   │ │ └───────────────▶ failed
 *                     │ └── lease expired ──┘ │
 *                     └───────▶ cancelled ◀───┘    cancelled, failed ──resume──▶ queued
 * </pre>
 */
public enum ExperimentStatus {
    /** Stored; nobody asked to run it. */
    PENDING,
    /** Waits for a worker. */
    QUEUED,
    /** One worker holds its claim. */
    RUNNING,
    /** Ended with a result. */
    COMPLETED,
    /** Ended without a result; the error message says why. */
    FAILED,
    /** Stopped on request; keeps what was computed. */
    CANCELLED;

    /** Returns the states that may follow this one. */
    public Set<ExperimentStatus> successors() {
        return switch (this) {
            case PENDING, CANCELLED -> EnumSet.of(QUEUED);
            case QUEUED -> EnumSet.of(RUNNING, CANCELLED);
            case RUNNING -> EnumSet.of(QUEUED, COMPLETED, FAILED, CANCELLED);
            case COMPLETED -> EnumSet.noneOf(ExperimentStatus.class);
            case FAILED -> EnumSet.of(QUEUED);
        };
    }

    /** Returns whether {@code next} may follow this state. */
    public boolean canBecome(ExperimentStatus next) {
        return successors().contains(next);
    }

    /** Returns the states that may become {@code next}: the guard of a conditional update. */
    public static Set<ExperimentStatus> predecessors(ExperimentStatus next) {
        EnumSet<ExperimentStatus> before = EnumSet.noneOf(ExperimentStatus.class);
        for (ExperimentStatus status : values()) {
            if (status.canBecome(next)) {
                before.add(status);
            }
        }
        return before;
    }

    /** Returns whether only an explicit resume leaves this state. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** Returns whether the experiment waits for a worker or is held by one. */
    public boolean isActive() {
        return this == QUEUED || this == RUNNING;
    }

    /** Returns the name in the database, in messages and over HTTP. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the status of that wire name, case-blind. */
    public static Optional<ExperimentStatus> of(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equalsIgnoreCase(wireName))
                .findFirst();
    }
}
