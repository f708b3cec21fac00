package io.rostrum.gateway.commerce;

import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CommerceEntitlementTest {

    private static final ShowId SHOW = new ShowId("show-1");
    private static final InvoiceId INVOICE = InvoiceId.of(SHOW, new UserId("ann"), 1);
    private static final OrderId ORDER = OrderId.of(SHOW, new LotId("lot-1"), 0);

    private static Optional<Role> under(Role as, CommerceCommand command, Role... roles) {
        Set<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(Set.of(roles));
        return CommerceEntitlement.under(new Caller(new UserId("ann"), all, Long.MAX_VALUE), as, command);
    }

    @Test
    void buyersPayAndSellersShip() {
        var pay = new OrderCommand.PayInvoice(INVOICE, null);
        var ship = new OrderCommand.MarkShipped(INVOICE, ORDER, "post", "RR1");
        assertEquals(Optional.of(Role.BIDDER), under(null, pay, Role.BIDDER));
        assertEquals(Optional.empty(), under(null, pay, Role.SELLER, Role.FINANCE, Role.OPERATOR));
        assertEquals(Optional.of(Role.SELLER), under(null, ship, Role.SELLER));
        assertEquals(Optional.empty(), under(null, ship, Role.BIDDER, Role.ARBITER));
    }

    @Test
    void whoIsBuyerAndSellerSaysAsWhatTheyAct() {
        var cancel = new OrderCommand.AgreeCancel(INVOICE, ORDER);
        assertEquals(Optional.of(Role.SELLER), under(Role.SELLER, cancel, Role.BIDDER, Role.SELLER));
        assertEquals(Optional.of(Role.BIDDER), under(null, cancel, Role.BIDDER, Role.SELLER));
        assertEquals(Optional.empty(), under(Role.SELLER, cancel, Role.BIDDER));
    }

    @Test
    void onlyArbitersAndFinanceDecideDisputes() {
        var decide = new OrderCommand.DecideDispute(INVOICE, ORDER, Verdict.REFUND, 0);
        assertEquals(Optional.of(Role.ARBITER), under(null, decide, Role.ARBITER));
        assertEquals(Optional.of(Role.FINANCE), under(null, decide, Role.FINANCE));
        assertEquals(Optional.empty(), under(null, decide, Role.OPERATOR, Role.SELLER, Role.BIDDER));
    }

    @Test
    void aCarriersWordIsRelayedByOperatorsAndRecordedAsThePlatforms() {
        var word = new OrderCommand.CarrierReported(INVOICE, ORDER, TrackingStatus.DELIVERED);
        assertEquals(Optional.of(Role.SYSTEM), under(null, word, Role.OPERATOR));
        assertEquals(Optional.empty(), under(null, word, Role.SELLER, Role.BIDDER, Role.FINANCE));
    }

    @Test
    void nobodySendsTheClocksProposals() {
        Role[] all = Role.values();
        assertEquals(Optional.empty(), under(null, new OrderCommand.DeadlineDue(INVOICE, 1), all));
        assertEquals(Optional.empty(), under(null, new DeskCommand.DeskDue("user:ann", 1), all));
    }
}
