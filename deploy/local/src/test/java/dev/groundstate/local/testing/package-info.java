/**
 * The database and the broker that tests need. Each is looked for in this order: an address in the environment, a
 * server installed on this machine, the one packed with the project, a container; a test never goes without.
 * {@code GROUNDSTATE_TEST_SERVICES} set to {@code local}, {@code embedded} or {@code containers} asks for one of them.
 * A Java process has one of each, however many class loaders its tests use; it ends with the process.
 */
@NullMarked
package dev.groundstate.local.testing;

import org.jspecify.annotations.NullMarked;
