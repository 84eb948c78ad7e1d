/** Reads request bodies and query parameters field by field, so that everything that is wrong is told at once. */
@NullMarked
package dev.groundstate.api.request;

import org.jspecify.annotations.NullMarked;
