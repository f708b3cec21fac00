package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Every page with axe-core, in light and dark; on the narrowest screen; right to left; and within its budget
 * of scripts.
 */
class AccessiblePageIT {

    private static final int SCRIPT_BYTES_MAX = 150_000;

    private Gateway gateway;
    private Scenario scenario;

    @BeforeEach
    void aShowWithLots() {
        Chromium.browser();
        Spine spine = Spine.whole();
        gateway = spine.gateway();
        scenario = spine.show(gateway, "axe");
        LotId open = scenario.openLot("open-lot", 10_00, 0);
        scenario.openLot("with-a-reserve", 20_00, 50_00);
        scenario.createLot("coming-lot", 30_00, 0);
        Participant bidder = scenario.bidder("somebody");
        Commands.accepted(scenario.bid(bidder, open, 12_00));
    }

    @AfterEach
    void leave() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private UserId somebody(String name) {
        return new UserId(scenario.show() + "-" + name);
    }

    private UserId seller() {
        return scenario.seller().user();
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void noPageHasASeriousFinding(ColorScheme colours) {
        try (Visitor visitor = Visitor.with(gateway, new Browser.NewContextOptions()
                .setViewportSize(1_280, 900)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE))) {
            visitor.open("/").sees(".show-card");
            Axe.findsNothingSerious(visitor);
            visitor.open("/room/" + scenario.show(), somebody("reader"), Role.BIDDER).takePaddle();
            visitor.sees("[data-step=bid]");
            Axe.findsNothingSerious(visitor);
            visitor.press("#tab-history");
            visitor.press(".max-button");
            visitor.sees("dialog");
            Axe.findsNothingSerious(visitor);
            visitor.open("/console/" + scenario.show(), seller(), Role.SELLER).sees(".paddle-list li");
            Axe.findsNothingSerious(visitor);
            visitor.open("/desk/" + scenario.show(), seller(), Role.SELLER).sees("table.lots tbody tr");
            Axe.findsNothingSerious(visitor);
            visitor.open("/desk", seller(), Role.SELLER).sees(".show-row");
            visitor.press("main .button.main");
            visitor.sees(".show-form");
            Axe.findsNothingSerious(visitor);
            visitor.complainsOfNothing();
        }
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void everyPageHoldsOnTheNarrowestScreen(Reading reading) {
        try (Visitor visitor =
                Visitor.with(gateway, new Browser.NewContextOptions().setViewportSize(320, 256))) {
            visitor.open("/" + reading.query).sees(".show-card");
            fits(visitor);
            visitor.open("/room/" + scenario.show() + reading.query, somebody("narrow"), Role.BIDDER)
                    .sees("[data-step] .bid-button");
            fits(visitor);
            visitor.open("/console/" + scenario.show() + reading.query, seller(), Role.SELLER)
                    .sees("[data-act=hammer]");
            fits(visitor);
            visitor.open("/desk/" + scenario.show() + reading.query, seller(), Role.SELLER)
                    .sees("table.lots tbody tr");
            fits(visitor);
            assertEquals(reading.direction, visitor.page().evaluate("document.documentElement.dir"));
            visitor.complainsOfNothing();
        }
    }

    /** The ways to read a page in these tests. */
    enum Reading {
        ENGLISH("", "ltr"),
        RIGHT_TO_LEFT("?lang=en-XB", "rtl");

        private final String query;
        private final String direction;

        String query() {
            return query;
        }

        Reading(String query, String direction) {
            this.query = query;
            this.direction = direction;
        }
    }

    private static void fits(Visitor visitor) {
        assertEquals(
                320, visitor.page().evaluate("document.documentElement.scrollWidth"), visitor.page().url());
    }

    @Test
    void thePagesScriptsStayWithinTheirBudget() {
        for (String page : List.of("/room/", "/console/", "/desk/")) {
            String path = page + scenario.show();
            try (Visitor visitor = Visitor.atADesk(gateway)) {
                visitor.open(path, seller(), Role.SELLER).sees("main:not([aria-busy])");
                Object bytes = visitor.page().evaluate("""
                        performance.getEntriesByType('resource')
                          .filter((one) => one.name.endsWith('.js'))
                          .reduce((sum, one) => sum + one.encodedBodySize, 0)""");
                assertTrue(
                        ((Number) bytes).intValue() < SCRIPT_BYTES_MAX, path + " loads " + bytes + " bytes");
            }
        }
    }
}
