package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.demo.Trade;
import io.rostrum.devstack.engine.EngineName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/**
 * The pages of orders, sales, disputes and the books: for those who may see them and for strangers, with the
 * ledger there and while it is away.
 */
@Tag("drill")
class MoneyPageIT {

    private static final String DRAWN =
            "main :is(.empty, .order-lines, [data-csv], [data-none], [data-waiting], [data-link])";
    private static final Pattern COMMAND_ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NO_WORDS_OF_OURS =
            Pattern.compile("\\b(?:bank|escrow)\\b", Pattern.CASE_INSENSITIVE);

    private Spine spine;
    private Gateway gateway;

    /** A page about money, and whose it is. */
    enum Place {
        ORDERS("/orders", Role.BIDDER),
        ORDER("/orders/none.lot", Role.BIDDER),
        WALLET("/wallet", Role.BIDDER),
        SALES("/sales", Role.SELLER),
        DISPUTES("/disputes", Role.ARBITER),
        APPEALS("/disputes", Role.FINANCE),
        FINANCE("/finance", Role.FINANCE),
        BOOKS_THEN("/finance?at=1700000000000", Role.OPERATOR),
        REVENUE("/finance?view=revenue", Role.FINANCE),
        CONTROLS("/finance?view=controls", Role.FINANCE),
        LINKS("/finance?view=links", Role.OPERATOR),
        STATEMENT("/finance?account=commission&unit=USD", Role.FINANCE);

        private final String path;
        private final Role role;

        Place(String path, Role role) {
            this.path = path;
            this.role = role;
        }
    }

    @BeforeEach
    void aStack() {
        Chromium.browser();
        spine = Spine.withMoney();
        gateway = spine.gateway();
    }

    @AfterEach
    void leave() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private Visitor open(Place place, Visitor visitor) {
        UserId somebody = new UserId("money-" + place.role.name().toLowerCase(Locale.ROOT));
        return visitor.open(place.path, somebody, place.role);
    }

    private Visitor visitor(int width, int height, ColorScheme colours) {
        return Visitor.with(gateway, new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void noMoneyPageHasASeriousFinding(ColorScheme colours) {
        for (Place place : Place.values()) {
            try (Visitor visitor = visitor(390, 844, colours)) {
                visitor.open(place.path).sees("main .empty");
                Axe.findsNothingSerious(visitor);
                open(place, visitor).page().reload();
                visitor.sees(DRAWN);
                Axe.findsNothingSerious(visitor);
                String words = visitor.page().innerText("body");
                assertFalse(NO_WORDS_OF_OURS.matcher(words).find(), words);
                visitor.complainsOfAnswersAlone();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-XB"})
    void everyMoneyPageHoldsOnTheNarrowestScreen(String language) {
        for (Place place : Place.values()) {
            try (Visitor visitor = visitor(320, 256, ColorScheme.LIGHT)) {
                visitor.context().addInitScript("localStorage.setItem('rostrum.lang', '" + language + "')");
                open(place, visitor).sees(DRAWN);
                assertEquals(
                        320, visitor.page().evaluate("document.documentElement.scrollWidth"), place.path);
            }
        }
    }

    @Test
    void aLotThatWasWonIsCheckedOutByItsBuyerAndSeenByItsSeller() {
        try (Scenario scenario = spine.show(gateway, "won");
                Visitor buyer = visitor(390, 844, ColorScheme.LIGHT);
                Visitor seller = visitor(1_440, 900, ColorScheme.DARK)) {
            LotId lot = scenario.openLot("won", 10_00, 0);
            Participant winner = scenario.bidder("winner");
            long seq = Commands.accepted(scenario.bid(winner, lot, 12_00)).outcome().seq();
            scenario.hammer(lot, seq);

            buyer.open("/orders", winner.user(), Role.BIDDER).press("[data-act=CheckOut]");
            buyer.press("dialog [data-yes]");
            buyer.reads("#invoices .fate-line", "The invoice is written");
            buyer.reads("#invoices", "To be paid by");
            Axe.findsNothingSerious(buyer);
            buyer.press(".order-line h3 a");
            buyer.reads(".timeline", "The invoice was written");
            Axe.findsNothingSerious(buyer);

            seller.open("/sales", scenario.seller().user(), Role.SELLER).reads(".order-next", "Buyer");
            Axe.findsNothingSerious(seller);
            buyer.complainsOfNothing();
        }
    }

    @Test
    void creditsAreBoughtAndGivenAndAPlanIsChosenOnTheirPages() throws Exception {
        try (Scenario scenario = spine.show(gateway, "wallet");
                Trade trade = new Trade(spine.settings(), gateway, scenario.seller().user(),
                        System.out::println);
                Visitor buyer = visitor(390, 844, ColorScheme.LIGHT);
                Visitor seller = visitor(1_440, 900, ColorScheme.DARK)) {
            UserId giver = scenario.bidder("giver").user();
            trade.prepare(List.of(giver));
            buyer.open("/wallet", giver, Role.BIDDER).reads("[data-history]", "Card saved");
            buyer.press("[data-pack=pack-100]");
            buyer.press("dialog [data-yes]");
            buyer.reads("[data-credits]", "100 credits");
            buyer.press("[data-act=SendGift]");
            buyer.at("dialog select").selectOption(scenario.show().value());
            buyer.at("dialog input").fill("40");
            Axe.findsNothingSerious(buyer);
            buyer.press("dialog [data-yes]");
            buyer.reads("[data-credits]", "60 credits");
            buyer.reads("main", "Held until");
            Axe.findsNothingSerious(buyer);

            seller.open("/sales", scenario.seller().user(), Role.SELLER).press("[data-choose=PREMIUM]");
            seller.press("dialog [data-yes]");
            seller.reads("#plan [data-plan]", "Premium");
            seller.reads("#plan", "is charged next");
            Axe.findsNothingSerious(seller);
            seller.press("#plan [data-choose=FREE]");
            seller.press("dialog [data-yes]");
            seller.reads("#plan", "Cancelled: it ends");
            buyer.complainsOfNothing();
            seller.complainsOfNothing();
        }
    }

    @Test
    void whileTheLedgerIsAwayThePagesSaySoAndATapKeepsItsIdOverAReload() {
        spine.stack().kill(EngineName.LEDGER);
        try (Visitor finance = visitor(1_280, 900, ColorScheme.DARK)) {
            try {
                // What is said of linked accounts is read nowhere.
                for (Place place : EnumSet.complementOf(EnumSet.of(Place.LINKS))) {
                    try (Visitor visitor = visitor(390, 844, ColorScheme.LIGHT)) {
                        open(place, visitor).reads("main [role=alert]", "Nothing is lost");
                        Axe.findsNothingSerious(visitor);
                    }
                }
                open(Place.FINANCE, finance).sees("main [role=alert]");
                aTapKeepsItsId();
            } finally {
                spine.stack().start(EngineName.LEDGER);
            }
            // It comes back by itself.
            finance.sees("[data-as-of]");
            finance.complainsOfAnswersAlone();
        }
    }

    private void aTapKeepsItsId() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (Visitor seller = visitor(390, 844, ColorScheme.DARK)) {
            var nothingSold = new Route.FulfillOptions()
                    .setContentType("application/json").setBody("{\"orders\":[]}");
            seller.page().route("**/api/v1/ledger/orders?as=seller", route -> route.fulfill(nothingSold));
            seller.page().onRequest(request -> keepIds(request, asked));
            open(Place.SALES, seller).press("[data-act=BeginOnboarding]");
            seller.at("dialog select").selectOption("DE");
            seller.press("dialog [data-yes]");
            seller.reads(".fate-line", "Taken");
            int before = asked.size();

            seller.page().reload();
            seller.reads(".fate-line", "acts once at most");
            seller.page().waitForCondition(() -> asked.size() > before);
            assertEquals(1, Set.copyOf(asked).size(), "ids: " + asked);
        }
    }

    private static void keepIds(Request request, List<String> asked) {
        if (request.url().contains("/api/v1/commerce/commands")) {
            String where = request.postData() == null ? request.url() : request.postData();
            Matcher ids = COMMAND_ID.matcher(where);
            asked.addAll(ids.results().map(id -> id.group()).collect(Collectors.toSet()));
        }
    }
}
