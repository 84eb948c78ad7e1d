/** Run hints pulled from the run queue, cancel hints heard on this worker's own queue, changes told to live streams. */
@NullMarked
package dev.groundstate.worker.messaging;

import org.jspecify.annotations.NullMarked;
