package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.live.SellerNumbers.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A seller's dashboard in every state that its numbers can be in. */
class DashboardPageIT {

    private static final String SHOW = "/dashboard/" + SellerNumbers.SHOW;
    private static final UserId SELLER = new UserId("dashboard-seller");
    private static final int SCRIPT_BYTES_MAX = 150_000;

    private Gateway gateway;

    @BeforeEach
    void aStack() {
        Chromium.browser();
        gateway = Spine.whole().gateway();
    }

    @AfterEach
    void leave() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private Visitor visitor(int width, ColorScheme colours) {
        return Visitor.with(gateway, new Browser.NewContextOptions()
                .setViewportSize(width, 900).setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
    }

    @Test
    void theFiguresMoveWhileTheShowIsLiveAndEveryChartHasATable() {
        try (Visitor seller = visitor(1_440, ColorScheme.DARK)) {
            SellerNumbers numbers = new SellerNumbers().before(seller);
            seller.open(SHOW, SELLER, Role.SELLER).reads("[data-figure=gmv] .figure-value", "$1,842");
            seller.sees("[data-freshness=FRESH]");
            seller.sees("#pulse canvas", 2);
            seller.sees("#gmv canvas");
            seller.sees("#prices canvas");
            seller.sees("#timeline [data-lot=lot-30]");
            seller.sees("#funnel [data-step=PAID]");
            seller.reads("#comparison", "Earlier");
            numbers.soldFor(999_900);
            seller.reads("[data-figure=gmv] .figure-value", "$9,999");
            for (String chart : List.of("pulse", "gmv", "prices")) {
                seller.at("[data-table=" + chart + "]").focus();
                seller.page().keyboard().press("Enter");
                seller.sees("#" + chart + " .table-view tbody tr");
            }
            Axe.findsNothingSerious(seller);
            seller.page().waitForDownload(() -> seller.press("#pulse [data-csv]"));
            seller.complainsOfNothing();
        }
    }

    @Test
    void aLotShowsThePictureOfTheVideoWhileItWasOpenAndASoldOneItsClip() {
        try (Visitor seller = visitor(1_280, ColorScheme.LIGHT)) {
            new SellerNumbers().withVideo(seller).before(seller);
            seller.open(SHOW, SELLER, Role.SELLER).sees("[data-lot=lot-29] img[src$='/thumbs/1750000.jpg']");
            seller.at("[data-lot=lot-29] img").scrollIntoViewIfNeeded();
            await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> seller.page().evaluate(
                    "document.querySelector('[data-lot=lot-29] img').naturalWidth").equals(16));
            seller.sees("#timeline [data-clip][href*='/clips/lot-lot-']");
            seller.sees("#timeline [data-lot=lot-29] [data-clip][href$='/clips/lot-lot-29.mp4']", 1);
            Axe.findsNothingSerious(seller);
            seller.complainsOfNothing();
        }
    }

    @Test
    void thePageSaysHowOldItsNumbersAreWhileAnalyticsAreAwayAndThatTheyAreBack() {
        try (Visitor seller = visitor(390, ColorScheme.LIGHT)) {
            SellerNumbers numbers = new SellerNumbers().before(seller);
            seller.open(SHOW, SELLER, Role.SELLER).sees("[data-freshness=FRESH]");
            numbers.are(State.AWAY);
            seller.reads("[data-freshness=AWAY]", "Analytics are away");
            seller.reads("[data-freshness=AWAY]", "2 min");
            Axe.findsNothingSerious(seller);
            numbers.are(State.UNAVAILABLE);
            seller.sees("[data-freshness=AWAY]");
            seller.reads("[data-figure=gmv] .figure-value", "$1,842");
            numbers.are(State.FRESH);
            seller.press("[data-freshness=AWAY] .button");
            seller.sees("[data-freshness=FRESH]");
            seller.complainsOfAnswersAlone();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOW, "/dashboard"})
    void numbersThatCouldNeverBeReadAreSaidToBeAwayAndComeBackByThemselves(String page) {
        try (Visitor seller = visitor(1_280, ColorScheme.LIGHT)) {
            SellerNumbers numbers = new SellerNumbers().are(State.UNAVAILABLE).before(seller);
            seller.open(page, SELLER, Role.SELLER).reads("[role=alert]", "Analytics are away");
            Axe.findsNothingSerious(seller);
            numbers.are(State.FRESH);
            seller.sees("[data-figure=gmv]");
            seller.complainsOfAnswersAlone();
        }
    }

    @Test
    void aShowOfSomebodyElseIsOneThatIsNotThere() {
        try (Visitor seller = visitor(1_280, ColorScheme.LIGHT)) {
            new SellerNumbers().before(seller);
            seller.open("/dashboard/not-mine", SELLER, Role.SELLER);
            seller.reads("[role=alert]", "You have no such show");
            seller.complainsOfAnswersAlone();
        }
    }

    @Test
    void aShowWithoutNumbersSaysWhatWillStandThere() {
        try (Visitor seller = visitor(1_280, ColorScheme.DARK)) {
            new SellerNumbers().empty().before(seller);
            seller.open(SHOW, SELLER, Role.SELLER).reads("#pulse", "The first minute comes");
            seller.reads("#comparison", "your first show");
            Axe.findsNothingSerious(seller);
            seller.open("/dashboard", SELLER, Role.SELLER).reads("main", "No show of yours was live");
            Axe.findsNothingSerious(seller);
            seller.complainsOfNothing();
        }
    }

    @Test
    void afterTheShowBuyersCategoriesPayoutsAndHoldsAreTold() {
        try (Visitor seller = visitor(1_280, ColorScheme.LIGHT)) {
            new SellerNumbers().status("ENDED").before(seller);
            seller.open(SHOW, SELLER, Role.SELLER).reads("#buyers", "32.5 % had bought");
            seller.reads("#categories", "vinyl");
            seller.sees("#forecast-USD canvas");
            seller.reads("#holds", "On its way to the buyer");
            seller.reads("[data-figure=viewersMost]", "350 in earlier shows");
            Axe.findsNothingSerious(seller);
            seller.complainsOfNothing();
        }
    }

    @Test
    void aFreeSellerSeesOnceWhatAPlanWouldOpenAndAPremiumSellerHasIt() {
        try (Visitor free = visitor(1_280, ColorScheme.DARK);
                Visitor premium = visitor(1_280, ColorScheme.LIGHT)) {
            SellerNumbers closed = new SellerNumbers().before(free);
            free.open("/dashboard", SELLER, Role.SELLER).sees("#locked [data-locked]", 3);
            free.reads("#locked", "An example, not your numbers");
            free.sees("#cohorts", 0);
            assertEquals(0, Collections.frequency(closed.asked(), "/cohorts"));
            Axe.findsNothingSerious(free);

            new SellerNumbers().premium().before(premium);
            premium.open("/dashboard", SELLER, Role.SELLER).reads("#cohorts", "33 %");
            premium.sees("#locked", 0);
            Axe.findsNothingSerious(premium);
            premium.open(SHOW, SELLER, Role.SELLER).reads("#attention", "782");
            while (premium.at("[data-bids=lot-1]").count() == 0) {
                premium.press("[data-more=lots]");
            }
            premium.press("[data-bids=lot-1]");
            premium.sees("dialog [data-bid-rows] tbody tr", 2);
            Axe.findsNothingSerious(premium);
            free.complainsOfNothing();
            premium.complainsOfNothing();
        }
    }

    @ParameterizedTest
    @EnumSource(AccessiblePageIT.Reading.class)
    void theDashboardHoldsOnTheNarrowestScreen(AccessiblePageIT.Reading reading) {
        try (Visitor seller = visitor(320, ColorScheme.LIGHT)) {
            new SellerNumbers().premium().before(seller);
            for (String page : List.of(SHOW, "/dashboard")) {
                seller.open(page + reading.query(), SELLER, Role.SELLER).sees("[data-figure=gmv]");
                seller.sees("canvas");
                assertEquals(320, seller.page().evaluate("document.documentElement.scrollWidth"), page);
            }
            seller.complainsOfNothing();
        }
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        try (Visitor seller = visitor(1_280, ColorScheme.DARK)) {
            seller.page().clock().install();
            SellerNumbers numbers = new SellerNumbers().before(seller);
            seller.open(SHOW, SELLER, Role.SELLER).sees("[data-freshness=FRESH]");
            look(seller, "hidden");
            // What was under way comes to its end; then the page ticks on and asks nothing.
            seller.page().clock().runFor(1_500);
            int before = numbers.asked().size();
            seller.page().clock().runFor(30_000);
            assertEquals(before, numbers.asked().size());
            look(seller, "visible");
            seller.page().clock().runFor(5_000);
            await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> {
                seller.page().evaluate("0");
                return numbers.asked().size() > before;
            });
        }
    }

    private static void look(Visitor visitor, String state) {
        visitor.page().evaluate(
                "state => { Object.defineProperty(document, 'visibilityState', "
                        + "{ value: state, configurable: true }); "
                        + "document.dispatchEvent(new Event('visibilitychange')); }",
                state);
    }

    @Test
    void theScriptsStayWithinTheirBudget() {
        try (Visitor seller = visitor(1_440, ColorScheme.DARK)) {
            new SellerNumbers().premium().before(seller);
            seller.open(SHOW, SELLER, Role.SELLER).sees("#prices canvas");
            Object bytes = seller.page().evaluate("""
                    performance.getEntriesByType('resource')
                      .filter((one) => one.name.endsWith('.js'))
                      .reduce((sum, one) => sum + one.encodedBodySize, 0)""");
            System.out.println("the dashboard's scripts: " + bytes + " bytes");
            assertTrue(((Number) bytes).intValue() < SCRIPT_BYTES_MAX, bytes + " bytes");
        }
    }
}
