/** The workers that have reported lately and what each of them holds. */
@NullMarked
package dev.groundstate.api.worker;

import org.jspecify.annotations.NullMarked;
