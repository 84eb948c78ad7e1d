package dev.groundstate.api.experiment;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, newest first.
 *
 * @param after only those below this key; then the time to find them does not grow with how many came before
 */
public record Page(int limit, long offset, @Nullable Cursor after) {}
