package dev.groundstate.engine.basis;

import java.util.List;

/**
 * The functions in which the orbitals of one molecule are expanded.
 *
 * <p>Functions are counted by atom, shell group, contraction, and {@link AngularFunction} within it.
 *
 * @param name of the basis set, in lower case
 * @param groups by rising index of their functions
 */
public record Basis(String name, List<CentredShellGroup> groups) {

    /** Refuses groups that leave a gap between their functions. */
    public Basis {
        groups = List.copyOf(groups);
        int next = 0;
        for (CentredShellGroup group : groups) {
            if (group.firstFunction() != next) {
                throw new IllegalArgumentException(
                        "expected a shell group that starts at function " + next + ", got " + group.firstFunction());
            }
            next += group.shells().functions();
        }
    }

    /** Returns the number of functions. */
    public int functions() {
        return groups.stream().mapToInt(group -> group.shells().functions()).sum();
    }
}
