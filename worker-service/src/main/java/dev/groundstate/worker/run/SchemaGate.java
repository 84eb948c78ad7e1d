package dev.groundstate.worker.run;

/** Whether the database has the schema that this worker was built for. */
public interface SchemaGate {

    /** Returns true from the first time that the schema was seen to be new enough. */
    boolean isReady();

    /** Returns what is missing, a sentence for an operator; empty when nothing is. */
    String missing();
}
