/**
 * The whole of Groundstate on one machine: PostgreSQL and a broker, the API and the workers. A caller's mistake or an
 * obstacle on the machine is a {@link dev.groundstate.local.LaunchException}.
 */
@NullMarked
package dev.groundstate.local;

import org.jspecify.annotations.NullMarked;
