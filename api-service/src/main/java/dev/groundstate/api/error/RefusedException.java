package dev.groundstate.api.error;

import java.io.Serial;
import java.util.Map;

/** The caller asked for what cannot be done; the message is a sentence for that caller. */
public class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why a request is refused. */
    public enum Reason {
        /** The request cannot be read, or asks for a step that this state does not allow. */
        BAD_REQUEST,
        /** There is no such thing. */
        NOT_FOUND,
        /** Another request or the present state stands against it. */
        CONFLICT,
        /** The body is larger than the service reads. */
        TOO_LARGE,
        /** Too many ask for the same at once; a little later there is room. */
        BUSY
    }

    private final Reason reason;
    private final transient Map<String, Object> facts;

    /** Refuses with a sentence. */
    public RefusedException(Reason reason, String sentence) {
        this(reason, sentence, Map.of());
    }

    /** Refuses with a sentence and the facts that stand beside it in the answer. */
    public RefusedException(Reason reason, String sentence, Map<String, Object> facts) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.facts = Map.copyOf(facts);
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns further fields of the answer. */
    public Map<String, Object> facts() {
        return facts;
    }
}
