/** Brings the database to the schema this release needs, and says whether it is there. */
@NullMarked
package dev.groundstate.api.schema;

import org.jspecify.annotations.NullMarked;
