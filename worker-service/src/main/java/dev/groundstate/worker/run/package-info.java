/** Holds experiments: claims one a slot, computes it, saves its progress, and lets go when the row says so. */
@NullMarked
package dev.groundstate.worker.run;

import org.jspecify.annotations.NullMarked;
