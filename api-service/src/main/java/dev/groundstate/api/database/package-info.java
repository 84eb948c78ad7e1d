/** What all persistence edges share: a time limit, and one exception for a database that does not answer. */
@NullMarked
package dev.groundstate.api.database;

import org.jspecify.annotations.NullMarked;
