package io.rostrum.analytics.question;

import java.util.List;

/** Answers statements. The one door to where the numbers are. */
public interface Numbers {

    /** The rows of each statement, in the same order; all of them or none. */
    List<Rows> ask(List<Statement> statements) throws NumbersAway;

    /** The rows of one statement. */
    default Rows ask(Statement statement) throws NumbersAway {
        return ask(List.of(statement)).getFirst();
    }
}
