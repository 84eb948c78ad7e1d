/** What the tests of the API need around it. */
@NullMarked
package dev.groundstate.api.testing;

import org.jspecify.annotations.NullMarked;
