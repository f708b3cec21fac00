package io.rostrum.auction;

/**
 * The versions that a show freezes when it is created. Old ones stay here until no retained show uses them.
 */
public final class ShowRules {

    /** Of the rules. */
    public static final int VERSION = 1;

    /** Of the events. */
    public static final int EVENT_FORMAT = 1;

    private ShowRules() {}

    /**
     * A show was begun under rules that this program does not have: a fault of the installation, which
     * freezes no show.
     */
    public static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unknown(int version, int eventFormat) {
            super("rules version " + version + " and event format " + eventFormat
                    + " are not known to this program");
        }
    }

    static void require(int version, int eventFormat) {
        if (version != VERSION || eventFormat != EVENT_FORMAT) {
            throw new Unknown(version, eventFormat);
        }
    }
}
