package io.rostrum.contracts.golden;

import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.DeskLine;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderEvent;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.ShowAsk;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Pins the wire format of commerce, in the manner of {@link WireFormatTest}. */
class CommerceWireFormatTest {

    private static final CommandId ID = CommandId.derived(1_700_000_000_000L, "golden");

    @TestFactory
    Stream<DynamicTest> everyCommandKeepsItsForm() {
        Stream<CommerceCommand> all =
                Stream.concat(CommerceExamples.ORDER_COMMANDS.stream(), CommerceExamples.DESK_COMMANDS.stream());
        return all.map(command -> CommerceRecord.of(
                        ID, new UserId("buyer-1"), Role.BIDDER, 1_700_000_010_000L, command))
                .map(record -> pinned("commerce", record.command(), record, CommerceRecord.class));
    }

    @TestFactory
    Stream<DynamicTest> everyEventKeepsItsForm() {
        Stream<OrderEvent> all =
                Stream.concat(CommerceExamples.INVOICE_EVENTS.stream(), CommerceExamples.LIFE_EVENTS.stream());
        return all.map(event -> new OrderEventRecord(
                        event instanceof InvoiceEvent ? null : CommerceExamples.ORDER, CommerceExamples.INVOICE, 15,
                        "aGFzaA", 1_700_000_000_456L, ID, event))
                .map(record -> pinned("order", record.event(), record, OrderEventRecord.class));
    }

    @TestFactory
    Stream<DynamicTest> whatCommandsHaveGainedKeepsItsForm() {
        return CommerceExamples.COMMANDS_GAINED.entrySet().stream().map(gained -> DynamicTest.dynamicTest(
                gained.getKey(), () -> WireFormatTest.keepsItsForm(
                        "commerce", gained.getKey(), CommerceRecord.of(
                                ID, new UserId("buyer-1"), Role.BIDDER, 1_700_000_010_000L, gained.getValue()),
                        CommerceRecord.class)));
    }

    @TestFactory
    Stream<DynamicTest> whatEventsHaveGainedKeepsItsForm() {
        return CommerceExamples.EVENTS_GAINED.entrySet().stream().map(gained -> DynamicTest.dynamicTest(
                gained.getKey(), () -> WireFormatTest.keepsItsForm(
                        "order", gained.getKey(), new OrderEventRecord(
                                CommerceExamples.ORDER, CommerceExamples.INVOICE, 15, "aGFzaA", 1_700_000_000_456L, ID,
                                gained.getValue()),
                        OrderEventRecord.class)));
    }

    @TestFactory
    Stream<DynamicTest> everyInboxMessageKeepsItsForm() {
        return CommerceExamples.INBOX.stream()
                .map(message -> new InboxRecord("basket:show-1.buyer-1", "cause-1", message))
                .map(record -> pinned("inbox", record.message(), record, InboxRecord.class));
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionToAShowKeepsItsForm() {
        return CommerceExamples.SHOW_ASKS.stream()
                .map(ask -> new ShowRecord(new ShowId("show-1"), "buyer-1." + ID, "user:buyer-1", ask))
                .map(record -> pinned("show", record.ask(), record, ShowRecord.class));
    }

    @TestFactory
    Stream<DynamicTest> everyStandingOfADeskKeepsItsForm() {
        DeskLine line = new DeskLine(
                DeskHappening.CREDITS_BOUGHT, ID.toString(), 100, new Money(999, "USD"), "pack-100");
        return CommerceExamples.STANDINGS.stream()
                .map(standing -> new DeskRecord("user:buyer-1", 3, 1_700_000_000_456L, ID, List.of(line), standing))
                .map(record -> pinned("desk", record.standing(), record, DeskRecord.class));
    }

    @Test
    void linksOfADeskKeepTheirForm() throws IOException {
        DeskRecord record = new DeskRecord(
                "user:buyer-1", 3, 1_700_000_000_456L, ID, List.of(), CommerceExamples.STANDING_WITH_LINKS);
        WireFormatTest.keepsItsForm("desk", "OfUser.links", record, DeskRecord.class);
    }

    @Test
    void anOutcomeKeepsItsForm() throws IOException {
        CommerceOutcome refused = new CommerceOutcome(
                ID, "basket:show-1.buyer-1", 1_700_000_000_456L, false, CommerceRefusal.OVER_CHARGE,
                "12880 were charged", "show-1.lot-1");
        WireFormatTest.keepsItsForm("commerce", refused, refused, CommerceOutcome.class);
    }

    @Test
    void everyTypeHasAnExample() {
        assertEquals(
                WireFormatTest.permitted(OrderCommand.class), WireFormatTest.classes(CommerceExamples.ORDER_COMMANDS));
        assertEquals(
                WireFormatTest.permitted(DeskCommand.class), WireFormatTest.classes(CommerceExamples.DESK_COMMANDS));
        assertEquals(
                WireFormatTest.permitted(InvoiceEvent.class), WireFormatTest.classes(CommerceExamples.INVOICE_EVENTS));
        assertEquals(WireFormatTest.permitted(InboxMessage.class), WireFormatTest.classes(CommerceExamples.INBOX));
        assertEquals(WireFormatTest.permitted(ShowAsk.class), WireFormatTest.classes(CommerceExamples.SHOW_ASKS));
        assertEquals(WireFormatTest.permitted(LifeEvent.class), WireFormatTest.classes(CommerceExamples.LIFE_EVENTS));
    }

    private static <T> DynamicTest pinned(String kind, Object typed, T record, Class<T> type) {
        return DynamicTest.dynamicTest(
                typed.getClass().getSimpleName(), () -> WireFormatTest.keepsItsForm(kind, typed, record, type));
    }
}
