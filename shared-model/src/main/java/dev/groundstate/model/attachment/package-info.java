/** Documents that belong to an experiment and are too large for its row. */
@NullMarked
package dev.groundstate.model.attachment;

import org.jspecify.annotations.NullMarked;
