package io.rostrum.record.keeper;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AwayTest {

    /** No connection; the server ends, crashed, starts; it has no place; it chose this session of two. */
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03", "53300", "40P01"})
    void aServerThatIsAwayIsWaitedFor(String state) {
        assertTrue(Away.is(new SQLException("away", state)));
    }

    /** A key that is there twice, a broken check, a right that is missing, a table that is not there. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"23505", "23514", "42501", "42P01"})
    void aRefusalStopsTheKeeper(String state) {
        assertFalse(Away.is(new SQLException("refused", state)));
    }
}
