package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Gateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Finance at work on its page: one proposes, another approves, and what came of it is seen. */
class FinancePageIT {

    private Spine spine;
    private Gateway gateway;

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

    private Visitor visitor(int width, ColorScheme colours) {
        return Visitor.with(
                gateway, new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(colours));
    }

    @Test
    void twoPersonsBookAnEntryAndTheRevenueShowsIt() {
        String debt = "seller:" + spine.fresh("gone").value() + ":receivable";
        try (Visitor anne = visitor(390, ColorScheme.LIGHT);
                Visitor ben = visitor(1_280, ColorScheme.DARK)) {
            anne.open("/finance?view=controls", new UserId("page-anne"),
                    Role.FINANCE).press("[data-propose=Postings]");
            anne.press("dialog [data-yes]");
            anne.sees("dialog .fault");
            Axe.findsNothingSerious(anne);
            anne.at("#sheet-debit").fill(debt);
            anne.at("#sheet-credit").fill("breakage");
            anne.at("#sheet-amount").fill("12.50");
            anne.at("#sheet-currency").fill("SEK");
            anne.at("#sheet-reason").fill("an old debt of " + debt);
            anne.press("dialog [data-yes]");
            anne.reads(".fate-line", "somebody else approves it");
            String card = "[data-proposal=PENDING]:has-text(\"" + debt + "\")";
            anne.reads(card, "Waits for a second person");
            assertTrue(anne.at(card + " [data-act=ApproveEntry]").isDisabled());
            Axe.findsNothingSerious(anne);

            ben.open("/finance?view=controls", new UserId("page-ben"), Role.FINANCE).sees(card);
            assertFalse(ben.at(card + " [data-act=ApproveEntry]").isDisabled());
            ben.press(card + " [data-act=ApproveEntry]");
            ben.sees(card, 0);
            ben.press("details summary");
            ben.sees("[data-proposal=BOOKED]:has-text(\"" + debt + "\")");
            Axe.findsNothingSerious(ben);
            ben.press("[data-act=CloseMonth]");
            ben.sees("dialog #sheet-month");
            Axe.findsNothingSerious(ben);

            ben.open("/finance?view=revenue", new UserId("page-ben"), Role.FINANCE);
            ben.sees("[data-unit=SEK] [data-layer=breakage]");
            Axe.findsNothingSerious(ben);
            ben.open("/finance", new UserId("page-ben"), Role.FINANCE).reads("[data-reconcile]", "Clean");
            Axe.findsNothingSerious(ben);
            anne.complainsOfNothing();
            ben.complainsOfNothing();
        }
    }

    @Test
    void anOperatorLinksTwoAccountsAndTakesItBack() {
        String one = spine.fresh("anna").value();
        String other = spine.fresh("otto").value();
        try (Visitor office = visitor(320, ColorScheme.LIGHT)) {
            office.open("/finance?view=links&user=" + one, new UserId("page-office"), Role.OPERATOR);
            office.reads("[data-links='0']", one);
            office.press("[data-link]");
            office.at("#sheet-one").fill(one);
            office.at("#sheet-other").fill(one);
            office.press("dialog [data-yes]");
            office.reads("dialog .fault", "the same account");
            Axe.findsNothingSerious(office);
            office.at("#sheet-other").fill(other);
            office.press("dialog [data-yes]");
            String found = "[data-linked=" + other + "]";
            office.sees(found);
            Axe.findsNothingSerious(office);
            assertEquals(320, office.page().evaluate("document.documentElement.scrollWidth"));

            office.at("#look-up").fill(other);
            office.press("[data-form=look-up] button");
            office.sees("[data-linked=" + one + "]");
            office.at("#look-up").fill(one);
            office.press("[data-form=look-up] button");
            office.press(found + " button[aria-label]");
            office.reads("dialog", "Take back the link of " + one + " and " + other);
            office.press("dialog [data-yes]");
            office.sees(found, 0);
            office.sees("[data-links='0']");
            office.complainsOfAnswersAlone();
        }
    }
}
