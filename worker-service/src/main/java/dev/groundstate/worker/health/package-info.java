/** Liveness and readiness of a worker. */
@NullMarked
package dev.groundstate.worker.health;

import org.jspecify.annotations.NullMarked;
