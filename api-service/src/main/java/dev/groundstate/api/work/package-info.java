/** Work that would hold up every other request, done aside, and how much may wait for it. */
@NullMarked
package dev.groundstate.api.work;

import org.jspecify.annotations.NullMarked;
