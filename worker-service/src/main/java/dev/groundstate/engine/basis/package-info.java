/** Contracted Gaussian functions: the shipped basis sets, and their functions placed on the nuclei of a molecule. */
@NullMarked
package dev.groundstate.engine.basis;

import org.jspecify.annotations.NullMarked;
