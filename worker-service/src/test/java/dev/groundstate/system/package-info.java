/**
 * Both services as real processes over a real database and broker, with faults really caused. Everything listens on
 * 127.0.0.1; the logs of the processes are in {@code target/system-logs}.
 */
package dev.groundstate.system;
