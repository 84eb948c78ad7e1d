package dev.groundstate.engine.basis;

import java.util.List;

/**
 * The functions in which the orbitals of one molecule are expanded.
 *
 * <p>Functions are counted by atom, shell group, contraction, and {@link AngularFunction} within it.
 *
 * @param name of the basis set, in lower case
 * @param form of all its shells
 * @param groups by rising index of their functions
 */
public record Basis(String name, AngularForm form, List<CentredShellGroup> groups) {

    /** Refuses groups that leave a gap between their functions, and groups of another form. */
    public Basis {
        groups = List.copyOf(groups);
        int next = 0;
        for (CentredShellGroup group : groups) {
            if (group.firstFunction() != next) {
                throw new IllegalArgumentException(
                        "expected a shell group that starts at function " + next + ", got " + group.firstFunction());
            }
            if (group.shells().form() != form) {
                throw new IllegalArgumentException("expected shells in the form " + form + " throughout, got "
                        + group.shells().form());
            }
            next += group.shells().functions();
        }
    }

    /** Returns the number of functions. */
    public int functions() {
        return groups.stream().mapToInt(group -> group.shells().functions()).sum();
    }
}
