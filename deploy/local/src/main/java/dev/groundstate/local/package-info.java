/** The whole of Groundstate on one machine. */
@NullMarked
package dev.groundstate.local;

import org.jspecify.annotations.NullMarked;
