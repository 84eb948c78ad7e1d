/** Molecules over HTTP: whether one can be computed, where its atoms stand, and examples to start from. */
@NullMarked
package dev.groundstate.api.molecule.rest;

import org.jspecify.annotations.NullMarked;
