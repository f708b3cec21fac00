package io.rostrum.ledger.view;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.CommissionTerms;
import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderEvent;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.orders.reading.InvoiceView;
import io.rostrum.orders.reading.NextStep;
import io.rostrum.orders.reading.OrderView;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.OrderPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OrderIndexTest {

    private static final ShowId SHOW = new ShowId("show-1");
    private static final UserId ANN = new UserId("ann");
    private static final UserId SAM = new UserId("sam");
    private static final InvoiceId INVOICE = InvoiceId.of(SHOW, ANN, 1);
    private static final OrderId ORDER = OrderId.of(SHOW, new LotId("lot-1"), 0);
    private static final Sale SALE = new Sale(
            SHOW, new LotId("lot-1"), 0, SAM, ANN, 7, 10_000, "USD", 2_400, "",
            new CommissionTerms(1_200, 0, 0, "FREE"));
    private static final InvoiceLine LINE = new InvoiceLine(ORDER, 10_000, 2_400, 0, 1_200, List.of());

    private final List<OrderEventRecord> log = new ArrayList<>();

    private void happened(OrderEvent event) {
        boolean life = event instanceof LifeEvent;
        long seq = log.stream().filter(one -> (one.orderId() != null) == life).count() + 1;
        log.add(new OrderEventRecord(
                life ? ORDER : null, INVOICE, seq, seq == 1 ? "" : "x", 1_000 * (log.size() + 1L), null, event));
    }

    private void aLifeUntilHeld() {
        happened(new InvoiceEvent.InvoiceOpened(SHOW, ANN, "USD", 90_000));
        happened(new LifeEvent.OrderPlaced(SALE));
        happened(new InvoiceEvent.InvoiceIssued(null, List.of(ORDER), 0, 12_400, 172_800_000));
        happened(new LifeEvent.OrderInvoiced(LINE, 12_400, 172_800_000));
    }

    private void paid() {
        happened(new InvoiceEvent.InvoiceChargeAsked(1, null, true));
        happened(new InvoiceEvent.InvoicePayerFound("cus_1", "pm_1"));
        happened(new InvoiceEvent.InvoiceChargeKnown("pi_1"));
        happened(new InvoiceEvent.InvoiceCharged("ch_1", 12_400, 390));
        happened(new InvoiceEvent.InvoicePaid("entry-1"));
        happened(new LifeEvent.OrderHeld("ch_1", "entry-1", 432_000_000, 5_184_000_000L, List.of()));
    }

    private OrderIndex indexed(Path folder) throws IOException {
        OrderIndex index = new OrderIndex(folder);
        log.forEach(record -> index.take(Json.bytes(record)));
        index.commit(Map.of(3, 17L));
        return index;
    }

    @Test
    void anInvoicedOrderWaitsForItsBuyer(@TempDir Path folder) throws IOException {
        aLifeUntilHeld();
        try (OrderIndex index = indexed(folder)) {
            OrderView order = index.ofBuyer(ANN, 10).getFirst();
            assertEquals(OrderPhase.INVOICED, order.phase());
            assertEquals(new NextStep(NextStep.Who.BUYER, "pay"), order.next());
            assertEquals(172_800_000L, order.deadlineMillis());
            assertEquals(12_400, order.totalMinor());
            InvoiceView invoice = index.invoices(ANN, 10).getFirst();
            assertEquals(InvoicePhase.DUE, invoice.phase());
            assertEquals(List.of(ORDER.value()), invoice.orders());
        }
    }

    @Test
    void aPaidOrderIsFoundByBothSidesAndWaitsForTheSeller(@TempDir Path folder) throws IOException {
        aLifeUntilHeld();
        paid();
        try (OrderIndex index = indexed(folder)) {
            OrderView order = index.ofSeller(SAM, 10).getFirst();
            assertEquals(index.ofBuyer(ANN, 10).getFirst(), order);
            assertEquals(new NextStep(NextStep.Who.SELLER, "ship"), order.next());
            assertEquals(List.of(), index.ofBuyer(SAM, 10));
            assertEquals(List.of(), index.disputed(10));
            List<String> told =
                    index.order(ORDER).orElseThrow().timeline().stream().map(OrderView.Happened::type).toList();
            assertEquals(List.of("OrderPlaced", "OrderInvoiced", "OrderHeld"), told);
        }
    }

    @Test
    void aDisputeStandsInTheQueueUntilItIsOver(@TempDir Path folder) throws IOException {
        aLifeUntilHeld();
        paid();
        happened(new LifeEvent.OrderDisputed(DisputeReason.values()[0], List.of("photo-1"), 500_000_000));
        try (OrderIndex index = indexed(folder)) {
            OrderView order = index.disputed(10).getFirst();
            assertEquals(new NextStep(NextStep.Who.SELLER, "answerDispute"), order.next());
            assertEquals(List.of("photo-1"), index.order(ORDER).orElseThrow().timeline().getLast().evidence());
        }
    }

    @Test
    void whatWasReadBeforeIsSkippedAlsoAfterARestart(@TempDir Path folder) throws IOException {
        aLifeUntilHeld();
        OrderView before;
        try (OrderIndex index = indexed(folder)) {
            before = index.order(ORDER).orElseThrow();
        }
        try (OrderIndex index = indexed(folder)) {
            assertEquals(before, index.order(ORDER).orElseThrow());
            assertEquals(17, index.nextOffset(3));
            assertEquals(0, index.nextOffset(4));
        }
    }
}
