/** The outbox relay and the run queue on the broker; nothing here decides, it only hints. */
@NullMarked
package dev.groundstate.api.experiment.messaging;

import org.jspecify.annotations.NullMarked;
