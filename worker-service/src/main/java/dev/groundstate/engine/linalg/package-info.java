/** Loops over dense rows of numbers, each row an array from 0 so that the compiler can vectorise them. */
@NullMarked
package dev.groundstate.engine.linalg;

import org.jspecify.annotations.NullMarked;
