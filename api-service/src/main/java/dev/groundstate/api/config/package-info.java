/** What an operator can set, and the connections to database and broker made from it. */
@NullMarked
package dev.groundstate.api.config;

import org.jspecify.annotations.NullMarked;
