/** Experiments, their outbox and their repair in PostgreSQL; every decision is one conditional statement. */
@NullMarked
package dev.groundstate.api.experiment.persistence;

import org.jspecify.annotations.NullMarked;
