/** What both services must agree on: specifications, the status table, messages and the schema. No framework. */
@NullMarked
package dev.groundstate.model;

import org.jspecify.annotations.NullMarked;
