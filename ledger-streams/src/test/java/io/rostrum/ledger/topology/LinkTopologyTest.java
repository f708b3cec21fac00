package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentEvent;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Accounts that are one person's: said by an operator, or found by the card or bank account that they share. */
class LinkTopologyTest extends DrivenLedger {

    private static final UserId OFFICE = new UserId("office");

    @Test
    void anOperatorLinksTwoAccountsAndTheSellersShowsAreTold() {
        assertTrue(wish(OFFICE, Role.OPERATOR, new DeskCommand.LinkAccounts(BUYER, SELLER, true)).accepted());
        assertEquals(List.of(new AuctionCommand.LinkAccount(BUYER, true)), links());
        assertTrue(wish(OFFICE, Role.OPERATOR, new DeskCommand.LinkAccounts(BUYER, SELLER, true)).accepted());
        assertEquals(1, links().size());
        assertTrue(wish(OFFICE, Role.FINANCE, new DeskCommand.LinkAccounts(SELLER, BUYER, false)).accepted());
        assertEquals(new AuctionCommand.LinkAccount(BUYER, false), links().getLast());
    }

    @Test
    void bothDesksTellWhomTheyAreLinkedToInOneOrder() {
        wish(OFFICE, Role.OPERATOR, new DeskCommand.LinkAccounts(BUYER, SELLER, true));
        wish(OFFICE, Role.OPERATOR, new DeskCommand.LinkAccounts(BUYER, OTHER, true));
        assertEquals(List.of(OTHER, SELLER), linked(BUYER));
        assertEquals(List.of(BUYER), linked(SELLER));
        wish(OFFICE, Role.FINANCE, new DeskCommand.LinkAccounts(OTHER, BUYER, false));
        assertEquals(List.of(SELLER), linked(BUYER));
        wish(OFFICE, Role.FINANCE, new DeskCommand.LinkAccounts(SELLER, BUYER, false));
        assertNull(linked(BUYER));
    }

    @Test
    void aLinkedAccountGivesTheSellerNothing() {
        assertTrue(wish(BUYER, Role.BIDDER, new DeskCommand.BuyCredits("pack-100", "USD")).accepted());
        pass(Duration.ofDays(1));
        wish(OFFICE, Role.OPERATOR, new DeskCommand.LinkAccounts(SELLER, BUYER, true));
        assertEquals(
                CommerceRefusal.OWN_ACCOUNT,
                wish(BUYER, Role.BIDDER, new DeskCommand.SendGift(SHOW, SELLER, 5)).reason());
    }

    @Test
    void theSameCardLinksAndSoDoesTheBankAccountThatIsPaidOutTo() {
        card(SELLER, "rostrum_1");
        card(BUYER, "rostrum_1");
        assertEquals(List.of(new AuctionCommand.LinkAccount(BUYER, true)), links());
        tell("seller:other", new PaymentEvent.AccountChanged(
                OTHER, "acct_2", true, true, List.of(), null, "rostrum_bank"));
        tell("seller:seller", "again", new PaymentEvent.AccountChanged(
                SELLER, "acct_1", true, true, List.of(), null, "rostrum_bank"));
        assertEquals(
                List.of(new AuctionCommand.LinkAccount(BUYER, true), new AuctionCommand.LinkAccount(OTHER, true)),
                links());
    }

    @Test
    void showsThatAreMadeLaterAreToldAndThoseThatAreOverAreNot() {
        happen(new AuctionEvent.ShowEnded());
        wish(OFFICE, Role.OPERATOR, new DeskCommand.LinkAccounts(BUYER, SELLER, true));
        assertEquals(List.of(), links());
    }

    private void card(UserId user, String fingerprint) {
        tell("user:" + user, "card-of-" + user, new PaymentEvent.MethodSaved(
                user, "cus_9", "seti_" + user, "pm_shared_" + user, "visa", fingerprint));
    }

    /** As the desk was told last. */
    private List<UserId> linked(UserId user) {
        return all(Topics.DESKS_EVENTS).stream()
                .map(record -> Json.read(record.value(), DeskRecord.class))
                .filter(record -> record.desk().equals(DeskCommand.userDesk(user)))
                .map(record -> (DeskStanding.OfUser) record.standing())
                .toList()
                .getLast()
                .links();
    }

    private List<AuctionCommand> links() {
        return all(Topics.AUCTION_COMMANDS).stream()
                .map(record -> Json.read(record.value(), CommandRecord.class).command())
                .filter(AuctionCommand.LinkAccount.class::isInstance)
                .toList();
    }
}
