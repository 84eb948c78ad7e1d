/** What holds for every HTTP request before a resource sees it. */
@NullMarked
package dev.groundstate.api.http;

import org.jspecify.annotations.NullMarked;
