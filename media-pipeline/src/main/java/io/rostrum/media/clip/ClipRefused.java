package io.rostrum.media.clip;

/** A clip cannot be made of what is kept. */
public final class ClipRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** It would end before it begins, or is longer than a clip may be. */
        BAD_RANGE("a clip ends after it begins, and is at most 15 minutes long"),
        /** Nothing of that time is kept: it never was, or was removed. */
        NOT_KEPT("nothing of that time is kept"),
        /** The end of it is still being recorded. */
        NOT_YET("that time is not recorded yet"),
        /** As many clips by time were made of the show as may be. */
        TOO_MANY("no more clips by time are made of this show");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    public ClipRefused(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
