/** What both services must agree on. */
@NullMarked
package dev.groundstate.model;

import org.jspecify.annotations.NullMarked;
