package io.rostrum.record.keeper;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that is away for a while from one that refuses. */
final class Away {

    /** No connection, or the server is starting or ending, or has no place for another session. */
    private static final Set<String> CLASSES = Set.of("08", "57");
    private static final String TOO_MANY_SESSIONS = "53300";
    /** Another session and this one waited for each other; the server chose this one. */
    private static final String DEADLOCK = "40P01";

    private Away() {}

    static boolean is(SQLException fault) {
        String state = fault.getSQLState();
        return state != null && (state.equals(TOO_MANY_SESSIONS) || state.equals(DEADLOCK)
                || state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
