/** Work that would hold up every other request, done aside. */
@NullMarked
package dev.groundstate.api.work;

import org.jspecify.annotations.NullMarked;
