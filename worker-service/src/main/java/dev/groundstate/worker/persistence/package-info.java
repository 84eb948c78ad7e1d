/** The rows a worker reads and writes, over the reactive PostgreSQL client. */
@NullMarked
package dev.groundstate.worker.persistence;

import org.jspecify.annotations.NullMarked;
