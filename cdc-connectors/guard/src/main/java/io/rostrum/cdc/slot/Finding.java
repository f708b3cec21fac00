package io.rostrum.cdc.slot;

/**
 * One thing that was found.
 *
 * @param code what it is, for programs; the same thing has the same code always
 * @param sentence what it is, for people
 * @param remedy what to do; empty when there is nothing to do
 */
public record Finding(Severity severity, String code, String sentence, String remedy) {

    /** The sentence and what to do about it, in one line. */
    public String line() {
        return remedy.isEmpty() ? sentence : sentence + " " + remedy;
    }
}
