/** The database schema that both services rely on; its migrations are resources of this module. */
@NullMarked
package dev.groundstate.model.schema;

import org.jspecify.annotations.NullMarked;
