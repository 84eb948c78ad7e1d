/** The workers over HTTP. */
@NullMarked
package dev.groundstate.api.worker.rest;

import org.jspecify.annotations.NullMarked;
