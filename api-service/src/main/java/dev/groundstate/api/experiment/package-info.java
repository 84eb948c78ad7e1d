/** Experiments: create, look, run, cancel, delete; the outbox they write and the reconciler that repairs them. */
@NullMarked
package dev.groundstate.api.experiment;

import org.jspecify.annotations.NullMarked;
