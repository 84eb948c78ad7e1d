/** The one bridge from the model to the engine: specifications in, results out. */
@NullMarked
package dev.groundstate.worker.setup;

import org.jspecify.annotations.NullMarked;
