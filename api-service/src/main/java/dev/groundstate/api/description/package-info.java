/** What the OpenAPI document says beyond what the scanner of annotations sees. */
@NullMarked
package dev.groundstate.api.description;

import org.jspecify.annotations.NullMarked;
