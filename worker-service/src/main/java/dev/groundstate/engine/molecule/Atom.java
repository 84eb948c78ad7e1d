package dev.groundstate.engine.molecule;

/**
 * A nucleus at a point in space.
 *
 * @param atomicNumber nuclear charge, from 1
 * @param x bohr
 * @param y bohr
 * @param z bohr
 */
public record Atom(int atomicNumber, double x, double y, double z) {}
