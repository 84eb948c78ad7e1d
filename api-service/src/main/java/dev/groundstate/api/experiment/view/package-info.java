/** The shape in which clients know an experiment; every edge over HTTP answers in it. */
@NullMarked
package dev.groundstate.api.experiment.view;

import org.jspecify.annotations.NullMarked;
