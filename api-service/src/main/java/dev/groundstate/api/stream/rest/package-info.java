/** Live streams over HTTP, as server-sent events. */
@NullMarked
package dev.groundstate.api.stream.rest;

import org.jspecify.annotations.NullMarked;
