package dev.groundstate.engine.run;

import java.util.List;

/** Documents of what an iteration came to, which take too long to be written every time. */
@FunctionalInterface
public interface DocumentWriter {

    /**
     * Writes them; may be called by any thread, also while the calculation goes on.
     *
     * @throws RunStoppedException when {@code control} says so
     */
    List<Attachment> write(RunControl control);
}
