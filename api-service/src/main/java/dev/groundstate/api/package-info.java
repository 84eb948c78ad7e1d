/** The HTTP service. */
@NullMarked
package dev.groundstate.api;

import org.jspecify.annotations.NullMarked;
