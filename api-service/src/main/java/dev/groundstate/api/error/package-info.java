/** The ways in which a caller can be wrong or the service unable, each with a sentence a person can act on. */
@NullMarked
package dev.groundstate.api.error;

import org.jspecify.annotations.NullMarked;
