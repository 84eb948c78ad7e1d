/** What an operator can set. */
@NullMarked
package dev.groundstate.worker.config;

import org.jspecify.annotations.NullMarked;
