/** The workers' own rows in PostgreSQL. */
@NullMarked
package dev.groundstate.api.worker.persistence;

import org.jspecify.annotations.NullMarked;
