package dev.groundstate.local;

/**
 * Where a database is and who may use it.
 *
 * @param url {@code postgresql://host:port/name}
 */
record DatabaseAddress(String url, String user, String password) {}
