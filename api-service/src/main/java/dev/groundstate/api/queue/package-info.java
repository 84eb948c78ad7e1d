/** The experiments that wait or run, as one list with totals. */
@NullMarked
package dev.groundstate.api.queue;

import org.jspecify.annotations.NullMarked;
