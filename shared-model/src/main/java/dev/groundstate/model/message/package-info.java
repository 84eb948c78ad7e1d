/** Exchanges, queues and the hints that travel over them; a hint never carries state that the row lacks. */
@NullMarked
package dev.groundstate.model.message;

import org.jspecify.annotations.NullMarked;
