/** Reports and exports over HTTP. */
@NullMarked
package dev.groundstate.api.report.rest;

import org.jspecify.annotations.NullMarked;
