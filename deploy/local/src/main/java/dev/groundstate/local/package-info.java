/**
 * The whole of Groundstate on one machine: {@link dev.groundstate.local.Main} starts PostgreSQL and a broker, then the
 * API and the workers as processes of their own, and keeps them running until it is stopped. A caller's mistake or an
 * obstacle on the machine is a {@link dev.groundstate.local.LaunchException}.
 */
@NullMarked
package dev.groundstate.local;

import org.jspecify.annotations.NullMarked;
