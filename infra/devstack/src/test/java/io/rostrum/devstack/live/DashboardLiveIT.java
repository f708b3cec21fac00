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
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Listening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A dashboard on real numbers: from bids through the record, its changes and Pinot to the page. */
class DashboardLiveIT {

    /** In the order in which they start. */
    private static final List<EngineName> BEHIND = List.of(
            EngineName.POSTGRES, EngineName.RECORD, EngineName.CONNECT, EngineName.GUARD, EngineName.PINOT,
            EngineName.ANALYTICS);
    /** The first rows wait for a snapshot and for tables, on two cores that every engine shares. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Spine spine;
    private Gateway gateway;

    @BeforeEach
    void everyEngine() {
        Chromium.browser();
        spine = Spine.withMoney();
        gateway = spine.gateway();
        BEHIND.forEach(spine.stack()::start);
    }

    @AfterEach
    void withoutWhatOthersDoNotNeed() {
        if (gateway != null) {
            gateway.close();
            BEHIND.reversed().forEach(spine.stack()::stop);
        }
    }

    private Visitor visitor(ColorScheme colours) {
        return Visitor.with(gateway, new Browser.NewContextOptions()
                .setViewportSize(1_440, 900).setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void comes(Visitor visitor, String selector) {
        await(selector).atMost(PATIENCE).pollInSameThread()
                .until(() -> visitor.page().isVisible(selector));
    }

    private static void comes(Visitor visitor, String selector, String text) {
        await(selector + " says " + text).atMost(PATIENCE).pollInSameThread()
                .until(() -> visitor.at(selector).first().textContent().contains(text));
    }

    @Test
    @Tag("drill")
    void noEngineListensAnywhereButOnLoopback() throws IOException {
        for (EngineName engine : Stream.of(EngineName.SPINE, EngineName.MONEY, BEHIND)
                .flatMap(Collection::stream).toList()) {
            long pid = spine.stack().pid(engine);
            assertEquals(List.of(), Listening.of(pid, false), engine.toString());
        }
    }

    @Test
    @Tag("drill")
    void bidsMoveTheDashboardAndItSaysWhenPinotIsAway() {
        try (Scenario scenario = spine.show(gateway, "dashboard");
                Visitor seller = visitor(ColorScheme.DARK);
                Visitor other = visitor(ColorScheme.LIGHT)) {
            String page = "/dashboard/" + scenario.show();
            LotId lot = scenario.openLot("lamp", 10_00, 15_00);
            seller.open(page, scenario.seller().user(), Role.SELLER);
            comes(seller, "[data-lot=lamp]");

            Participant first = scenario.bidder("first");
            Participant second = scenario.bidder("second");
            Commands.accepted(scenario.bid(first, lot, 12_00));
            long seq = Commands.accepted(scenario.bid(second, lot, 30_00)).outcome().seq();
            // Before these bids stand those of every show that was held on this log: they come first.
            comes(seller, "[data-lot=lamp]", "2 bids");
            seller.reads("[data-lot=lamp]", "Reserve met");
            seller.reads("#funnel [data-step=BID]", "2");
            scenario.hammer(lot, seq);
            seller.reads("[data-figure=gmv] .figure-value", "$15");
            seller.reads("#funnel [data-step=WIN]", "1");
            seller.sees("[data-freshness=FRESH]");
            seller.sees("#pulse canvas", 2);
            seller.sees("#locked");
            Axe.findsNothingSerious(seller);

            other.open(page, new UserId("another-seller"), Role.SELLER).reads("[role=alert]", "no such show");

            spine.stack().kill(EngineName.PINOT);
            try {
                seller.reads("[data-freshness=AWAY]", "Analytics are away");
                seller.reads("[data-figure=gmv] .figure-value", "$15");
                Participant third = scenario.bidder("third");
                LotId next = scenario.openLot("chair", 10_00, 0);
                Commands.accepted(scenario.bid(third, next, 12_00));
            } finally {
                spine.stack().start(EngineName.PINOT);
            }
            comes(seller, "[data-lot=chair]");
            // As long as no fact comes the numbers are said to be quiet; the next one makes them fresh.
            Commands.accepted(scenario.bid(first, new LotId("chair"), 15_00));
            comes(seller, "[data-lot=chair]", "2 bids");
            comes(seller, "[data-freshness=FRESH]");
            seller.complainsOfAnswersAlone();
        }
    }
}
