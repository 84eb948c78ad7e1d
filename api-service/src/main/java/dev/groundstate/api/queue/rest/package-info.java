/** The queue over HTTP. */
@NullMarked
package dev.groundstate.api.queue.rest;

import org.jspecify.annotations.NullMarked;
