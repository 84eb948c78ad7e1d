/** Experiments over HTTP: requests read field by field, answers in the shape that existing clients know. */
@NullMarked
package dev.groundstate.api.experiment.rest;

import org.jspecify.annotations.NullMarked;
