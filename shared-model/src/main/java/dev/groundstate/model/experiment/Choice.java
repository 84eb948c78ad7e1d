package dev.groundstate.model.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A name that a user may choose from a closed list, such as a method or a basis set. */
public interface Choice {

    /**
     * How a choice is spoken of.
     *
     * @param wireName over HTTP and in the database
     * @param available whether it can be computed; a known name that cannot yet is refused with a sentence of its own
     * @param aliases further names that mean the same
     */
    record Term(String wireName, boolean available, List<String> aliases) {
        private boolean isCalled(String name) {
            return wireName.equalsIgnoreCase(name) || aliases.stream().anyMatch(name::equalsIgnoreCase);
        }
    }

    /** Returns how this choice is spoken of. */
    Term term();

    /** Returns the name over HTTP and in the database. */
    default String wireName() {
        return term().wireName();
    }

    /** Returns whether it can be computed. */
    default boolean available() {
        return term().available();
    }

    /** Returns the constant of that name or alias, case-blind. */
    static <C extends Enum<C> & Choice> Optional<C> of(Class<C> choices, String name) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.term().isCalled(name))
                .findFirst();
    }

    /** Returns the wire names of what can be computed, in declaration order. */
    static <C extends Enum<C> & Choice> List<String> available(Class<C> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(Choice::available)
                .map(Choice::wireName)
                .toList();
    }
}
