/** Live streams: what a client that follows one experiment is told, and when. Rows are read; announcements say when. */
@NullMarked
package dev.groundstate.api.stream;

import org.jspecify.annotations.NullMarked;
