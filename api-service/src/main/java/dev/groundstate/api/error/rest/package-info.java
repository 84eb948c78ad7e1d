/** How refusals and failures look over HTTP: one JSON shape, no trace, no class name, no SQL. */
@NullMarked
package dev.groundstate.api.error.rest;

import org.jspecify.annotations.NullMarked;
