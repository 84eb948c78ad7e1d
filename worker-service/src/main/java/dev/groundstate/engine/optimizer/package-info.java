/**
 * Minimisation as a pure step from one immutable state to the next: all that decides the future stands in the state, so
 * that a run cut in two gives the same bits as a run in one.
 */
@NullMarked
package dev.groundstate.engine.optimizer;

import org.jspecify.annotations.NullMarked;
