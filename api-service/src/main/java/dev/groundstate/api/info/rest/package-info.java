/** What the service is and what it can compute, from the enums that the validation uses. */
@NullMarked
package dev.groundstate.api.info.rest;

import org.jspecify.annotations.NullMarked;
