package io.rostrum.gateway.commerce;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.commerce.CommerceRecord;
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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CommerceEntitlementTest {

    private static final Path GOLDEN = Path.of("../infra/contracts/src/test/resources/golden");
    private static final Set<Role> BUYER = Set.of(Role.BIDDER);
    private static final Set<Role> SELLER = Set.of(Role.SELLER);
    private static final Set<Role> EITHER = Set.of(Role.BIDDER, Role.SELLER);
    private static final Set<Role> FINANCE = Set.of(Role.FINANCE);
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
        var pay = new OrderCommand.PayInvoice(INVOICE, null, null);
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

    /**
     * By the name of the command; one that is not here fails. Whose order or desk it is, the ledger
     * decides.
     */
    private static final Map<String, Set<Role>> TABLE = Map.ofEntries(
            Map.entry("PlaceDeposit", BUYER),
            Map.entry("ChooseDestination", BUYER),
            Map.entry("CheckOut", BUYER),
            Map.entry("PayInvoice", BUYER),
            Map.entry("ChooseRefund", BUYER),
            Map.entry("AcceptSecondChance", BUYER),
            Map.entry("DeclineSecondChance", BUYER),
            Map.entry("ConfirmDelivered", BUYER),
            Map.entry("OpenDispute", BUYER),
            Map.entry("AgreeCancel", EITHER),
            Map.entry("AppealDecision", EITHER),
            Map.entry("MarkShipped", SELLER),
            Map.entry("AnswerDispute", SELLER),
            Map.entry("RefundPart", Set.of(Role.SELLER, Role.ARBITER, Role.FINANCE)),
            Map.entry("DecideDispute", Set.of(Role.ARBITER, Role.FINANCE)),
            Map.entry("CarrierReported", Set.of(Role.OPERATOR)),
            Map.entry("DeadlineDue", Set.of()),
            Map.entry("ProposeEntry", FINANCE),
            Map.entry("ApproveEntry", FINANCE),
            Map.entry("RejectEntry", FINANCE),
            Map.entry("CloseMonth", FINANCE),
            Map.entry("ProposalDue", Set.of()),
            Map.entry("SavePaymentMethod", EITHER),
            Map.entry("BuyCredits", BUYER),
            Map.entry("ReturnCredits", BUYER),
            Map.entry("SendGift", BUYER),
            Map.entry("BuySpotlight", BUYER),
            Map.entry("BuyPass", BUYER),
            Map.entry("TopUpWallet", BUYER),
            Map.entry("WithdrawWallet", BUYER),
            Map.entry("UseWalletFirst", BUYER),
            Map.entry("ChoosePlan", SELLER),
            Map.entry("BeginOnboarding", SELLER),
            Map.entry("LinkAccounts", Set.of(Role.OPERATOR, Role.FINANCE)),
            Map.entry("DeskDue", Set.of()));

    /** Of each command the example that pins its wire format, as somebody of each role alone. */
    @Test
    void everyCommandIsForTheRolesOfTheTable() throws IOException {
        Set<String> commands = Stream.of(OrderCommand.class, DeskCommand.class, BookCommand.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(commands, new TreeSet<>(TABLE.keySet()));
        for (String name : commands) {
            CommerceCommand command = Json.read(
                            Files.readAllBytes(GOLDEN.resolve("commerce-" + name + ".json")),
                            CommerceRecord.class)
                    .command();
            Set<Role> may = Stream.of(Role.values())
                    .filter(role -> role != Role.SYSTEM)
                    .filter(role -> under(null, command, role).isPresent())
                    .collect(Collectors.toSet());
            assertEquals(TABLE.get(name), may, name);
        }
    }
}
