/** Changes of experiments over the broker: told to every replica, heard on a queue of this one. */
@NullMarked
package dev.groundstate.api.stream.messaging;

import org.jspecify.annotations.NullMarked;
