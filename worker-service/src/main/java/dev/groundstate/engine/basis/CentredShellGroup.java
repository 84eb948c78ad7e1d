package dev.groundstate.engine.basis;

/**
 * A shell group on a nucleus.
 *
 * @param shells what stands there
 * @param atom index of the nucleus in the molecule
 * @param firstFunction index of its first function in the basis
 * @param x bohr
 * @param y bohr
 * @param z bohr
 */
public record CentredShellGroup(ShellGroup shells, int atom, int firstFunction, double x, double y, double z) {}
