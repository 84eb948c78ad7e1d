/** What a user asks to be computed and how, and the states an experiment goes through. */
@NullMarked
package dev.groundstate.model.experiment;

import org.jspecify.annotations.NullMarked;
