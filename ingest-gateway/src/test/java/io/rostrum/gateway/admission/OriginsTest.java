package io.rostrum.gateway.admission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OriginsTest {

    private final Origins origins = new Origins(Set.of("https://auction.example", "http://localhost:8080"));

    @Test
    void programsThatAreNoPagesNameNone() {
        assertTrue(origins.allow(null));
    }

    @Test
    void pagesOnTheListMaySpeakHoweverTheyAreSpelt() {
        assertTrue(origins.allow("https://Auction.example"));
        assertTrue(origins.allow("http://localhost:8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "null", "https://auction.example.evil.example", "http://auction.example", "https://auction.example:444",
                "http://localhost", "https://evil.example/https://auction.example"
            })
    void allOtherPagesMayNot(String origin) {
        assertFalse(origins.allow(origin));
    }
}
