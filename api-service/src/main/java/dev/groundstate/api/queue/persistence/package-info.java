/** The queue counted in PostgreSQL. */
@NullMarked
package dev.groundstate.api.queue.persistence;

import org.jspecify.annotations.NullMarked;
