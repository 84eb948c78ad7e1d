/** Run hints pulled from the run queue, cancel hints heard on this worker's own queue, and the connections to the broker. */
@NullMarked
package dev.groundstate.worker.messaging;

import org.jspecify.annotations.NullMarked;
