/**
 * What a calculation costs, known before it starts: the size of its spaces and the bytes a worker needs. The API refuses
 * with it what no worker can hold and shows it as an estimate; the worker keeps a guard of its own.
 */
@NullMarked
package dev.groundstate.model.cost;

import org.jspecify.annotations.NullMarked;
