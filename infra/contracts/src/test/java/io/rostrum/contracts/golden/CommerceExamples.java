package io.rostrum.contracts.golden;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.CommissionTerms;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.Ground;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.OrderTax;
import io.rostrum.contracts.commerce.RefundWay;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.ShipTo;
import io.rostrum.contracts.commerce.ShowAsk;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.TaxLine;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;

import java.util.List;
import java.util.Map;

/** One example of each command and event of commerce, as the golden files pin them. */
final class CommerceExamples {

    static final InvoiceId INVOICE = new InvoiceId("show-1.buyer-1.1");
    static final OrderId ORDER = new OrderId("show-1.lot-1");

    private static final InvoiceId BASKET = new InvoiceId("show-1.buyer-1.0");
    private static final OrderId OFFER = new OrderId("show-1.lot-1.1");
    private static final ShowId SHOW = new ShowId("show-1");
    private static final UserId SELLER = new UserId("seller-1");
    private static final UserId BUYER = new UserId("buyer-1");
    private static final CommandId ID = CommandId.derived(1_700_000_000_000L, "golden");
    private static final long AT = 1_700_000_060_000L;
    private static final ShipTo LONDON = new ShipTo("GB", "");
    private static final Sale SALE = new Sale(
            SHOW, new LotId("lot-1"), 0, SELLER, BUYER, 7, 10_000, "USD", 2_400, "Lighting",
            new CommissionTerms(1_200, 40_000, 0, "FREE"));
    private static final InvoiceLine LINE = new InvoiceLine(
            ORDER, 10_000, 2_400, 0, 1_200,
                    List.of(new OrderTax("GB", OrderTax.TaxBase.PREMIUM, 2_000, 480)));
    private static final SaleLines LINES =
            new SaleLines(8_800, 1_200, 2_400, List.of(new TaxLine("GB", 480)));

    private static final List<WalletPart> WALLET = List.of(new WalletPart("ch_0", 2_000));

    static final List<OrderCommand> ORDER_COMMANDS = List.of(
            new OrderCommand.PlaceDeposit(BASKET, 5_000, "USD", 100_000),
            new OrderCommand.ChooseDestination(INVOICE, LONDON),
            new OrderCommand.CheckOut(INVOICE, null),
            new OrderCommand.PayInvoice(INVOICE, "pm_1", null),
            new OrderCommand.ChooseRefund(INVOICE, ORDER, RefundWay.WALLET),
            new OrderCommand.AcceptSecondChance(INVOICE, OFFER),
            new OrderCommand.DeclineSecondChance(INVOICE, OFFER),
            new OrderCommand.ConfirmDelivered(INVOICE, ORDER),
            new OrderCommand.AgreeCancel(INVOICE, ORDER),
            new OrderCommand.OpenDispute(INVOICE, ORDER, DisputeReason.DAMAGED, List.of("evidence/1")),
            new OrderCommand.AppealDecision(INVOICE, ORDER),
            new OrderCommand.MarkShipped(INVOICE, ORDER, "DHL", "JD0001"),
            new OrderCommand.AnswerDispute(INVOICE, ORDER, false, List.of("evidence/2")),
            new OrderCommand.RefundPart(INVOICE, ORDER, 1_000),
            new OrderCommand.DecideDispute(INVOICE, ORDER, Verdict.SPLIT, 5_000),
            new OrderCommand.CarrierReported(INVOICE, ORDER, TrackingStatus.DELIVERED),
            new OrderCommand.DeadlineDue(BASKET, AT));

    static final List<DeskCommand> DESK_COMMANDS = List.of(
            new DeskCommand.SavePaymentMethod(),
            new DeskCommand.BuyCredits("pack-100", "USD"),
            new DeskCommand.ReturnCredits(ID),
            new DeskCommand.SendGift(SHOW, SELLER, 50),
            new DeskCommand.BuySpotlight(SHOW, ID, 10),
            new DeskCommand.BuyPass(SHOW, 100),
            new DeskCommand.TopUpWallet(new Money(2_000, "USD")),
            new DeskCommand.WithdrawWallet(new Money(2_000, "USD")),
            new DeskCommand.UseWalletFirst(true),
            new DeskCommand.ChoosePlan("PREMIUM", "USD"),
            new DeskCommand.BeginOnboarding("TH"),
            new DeskCommand.LinkAccounts(BUYER, SELLER, true),
            new DeskCommand.DeskDue("user:buyer-1", AT));

    static final List<InvoiceEvent> INVOICE_EVENTS = List.of(
            new InvoiceEvent.InvoiceOpened(SHOW, BUYER, "USD", AT),
            new InvoiceEvent.DestinationChosen(LONDON),
            new InvoiceEvent.InvoiceIssued(LONDON, List.of(ORDER), 0, 12_880, AT),
            new InvoiceEvent.InvoiceSplitAsked(2, "pm_1", false, 2_000),
            new InvoiceEvent.InvoiceChargeDropped(),
            new InvoiceEvent.InvoiceWalletSought("show-1.buyer-1.1/wallet/2", 2_000),
            new InvoiceEvent.InvoiceWalletFirstSought("show-1.buyer-1.1/wallet-first/1", 50),
            new InvoiceEvent.InvoiceWalletSetAside("show-1.buyer-1.1/wallet/2", WALLET),
            new InvoiceEvent.InvoiceWalletFreed("show-1.buyer-1.1/wallet/2"),
            new InvoiceEvent.InvoiceWalletPays(),
            new InvoiceEvent.InvoiceChargeAsked(1, "pm_1", true),
            new InvoiceEvent.InvoicePayerFound("cus_1", "pm_1"),
            new InvoiceEvent.InvoiceChargeKnown("pi_1"),
            new InvoiceEvent.InvoiceAuthenticationWanted(),
            new InvoiceEvent.InvoiceChargeFailed(1, "card_declined"),
            new InvoiceEvent.InvoiceCharged("ch_1", 12_880, 213),
            new InvoiceEvent.InvoicePaid("main/paid:ch_1"),
            new InvoiceEvent.InvoiceOverdue(),
            new InvoiceEvent.InvoiceDefaulted(),
            new InvoiceEvent.InvoiceCardDisputed("du_1", "ch_1", 12_880, 2_000),
            new InvoiceEvent.InvoiceCardDisputeOver("du_1", true),
            new InvoiceEvent.InvoiceStepDelayed("show-1.buyer-1.1/confirm/1", "STRIPE_FAULT", AT),
            new InvoiceEvent.InvoiceStepRepeated("show-1.buyer-1.1/confirm/1", AT),
            new InvoiceEvent.DepositAsked(1, 5_000, "USD", 100_000),
            new InvoiceEvent.DepositPayerFound(1, "cus_1", "pm_1"),
            new InvoiceEvent.DepositKnown(1, "pi_2"),
            new InvoiceEvent.DepositHeld(1, AT),
            new InvoiceEvent.DepositRefused(1, "card_declined"),
            new InvoiceEvent.DepositCaptureAsked(1, ORDER, 3_600),
            new InvoiceEvent.DepositTaken(1, "ch_2", 3_600, 60),
            new InvoiceEvent.DepositForfeited(1, "main/deposit-forfeited:ch_2"),
            new InvoiceEvent.DepositReturnAsked(1),
            new InvoiceEvent.DepositReturned(1),
            new InvoiceEvent.BasketClosed(AT));

    static final List<LifeEvent> LIFE_EVENTS = List.of(
            new LifeEvent.OrderPlaced(SALE),
            new LifeEvent.OrderInvoiced(LINE, 12_880, AT),
            new LifeEvent.OrderDefaulted(),
            new LifeEvent.SecondChanceOffered(SALE, AT),
            new LifeEvent.SecondChanceAccepted(),
            new LifeEvent.SecondChanceLapsed(true),
            new LifeEvent.OrderHeld("ch_1", "main:1", AT, AT, null),
            new LifeEvent.OrderShipped("DHL", "JD0001", AT),
            new LifeEvent.TrackingSeen(TrackingStatus.IN_TRANSIT),
            new LifeEvent.BuyerAsked(AT),
            new LifeEvent.OrderDelivered(Ground.CARRIER, AT),
            new LifeEvent.CancelAgreed(Ground.SELLER),
            new LifeEvent.OrderDisputed(DisputeReason.NOT_RECEIVED, List.of("evidence/1"), AT),
            new LifeEvent.DisputeAnswered(false, List.of(), AT),
            new LifeEvent.DisputeDecided(Verdict.SPLIT, 5_000, Ground.ARBITER, AT),
            new LifeEvent.DecisionAppealed(Ground.BUYER, AT),
            new LifeEvent.DecisionStood(),
            new LifeEvent.RefundChosen(RefundWay.WALLET),
            new LifeEvent.RefundBegun(1, 12_880, LINES, true, true, "dispute", null),
            new LifeEvent.ReversalSent(1, "trr_1", 8_800),
            new LifeEvent.ReversalSettled(1, false, "main/transfer-reversed:trr_1"),
            new LifeEvent.RefundSent(1, "re_1"),
            new LifeEvent.RefundDropped(1),
            new LifeEvent.RefundBooked(1, 12_880, "main/sale-refunded:re_1"),
            new LifeEvent.RefundReturned("re_1", 12_880),
            new LifeEvent.OrderRefunded(),
            new LifeEvent.ReleaseAsked(LINES, Ground.BUYER),
            new LifeEvent.OrderReleased("main:5", 10_000),
            new LifeEvent.TransferAsked("acct_1", "TH", 8_800),
            new LifeEvent.SellerSought(),
            new LifeEvent.SellerAwaited(),
            new LifeEvent.TransferSent("tr_1", 8_800),
            new LifeEvent.OrderTransferred("main/transferred:tr_1", AT),
            new LifeEvent.PayoutAsked(1, "acct_1", 8_800),
            new LifeEvent.OrderPaidOut("po_1"),
            new LifeEvent.CardDisputeBegan("du_1", 12_880),
            new LifeEvent.CardDisputeOver("du_1"),
            new LifeEvent.CardDisputeLosing("du_1", 0, LINES, 8_800, 0),
            new LifeEvent.OrderChargedBack("du_1", "main/card-dispute-lost:du_1"),
            new LifeEvent.StepDelayed("show-1.lot-1/payout/1", "INSUFFICIENT_BALANCE", AT),
            new LifeEvent.StepRepeated("show-1.lot-1/payout/1", AT),
            new LifeEvent.HoldWarned(AT),
            new LifeEvent.LedgerStopped("main:8", "BELOW_ZERO"));

    static final List<InboxMessage> INBOX = List.of(
            new InboxMessage.SaleMade(SALE),
            new InboxMessage.ShowClosed(BASKET),
            new InboxMessage.SecondChanceFound(SALE),
            new InboxMessage.SecondChanceMissing(new LotId("lot-1"), 1),
            new InboxMessage.PaymentTold(new PaymentEventRecord(
                    "pi_1:created", new PaymentId("invoice/show-1.buyer-1.1"), "basket:show-1.buyer-1",
                    "show-1.buyer-1.1/charge", AT, new PaymentEvent.ChargeCancelled("pi_1"))),
            new InboxMessage.EntryTold("main/paid:ch_1", "paid:ch_1"),
            new InboxMessage.RefusalTold("main/paid:ch_1", "paid:ch_1", "UNBALANCED"),
            new InboxMessage.PayerSought("show-1.buyer-1.1/payer/1", "basket:show-1.buyer-1", "pm_1"),
            new InboxMessage.PayerFound("show-1.buyer-1.1/payer/1", "cus_1", "pm_1"),
            new InboxMessage.PayerMissing("show-1.buyer-1.1/payer/1"),
            new InboxMessage.SellerSought("show-1.lot-1/seller/1", "basket:show-1.buyer-1", true),
            new InboxMessage.SellerFound("show-1.lot-1/seller/1", "acct_1", "TH"),
            new InboxMessage.SellerNotReady("show-1.lot-1/seller/1"),
            new InboxMessage.VolumeChanged(SELLER, "USD", AT, 10_000),
            new InboxMessage.PlanChanged("PREMIUM", true),
            new InboxMessage.AskTaken("buyer-1." + ID),
            new InboxMessage.AskRefused("buyer-1." + ID, CommerceRefusal.UNKNOWN_SHOW),
            new InboxMessage.GiftOffered("buyer-1." + ID, "user:buyer-1", BUYER, 50),
            new InboxMessage.GiftPayable("buyer-1." + ID + ".1", new Money(250, "USD")),
            new InboxMessage.BidDecided("buyer-1." + ID, true, null, null),
            new InboxMessage.PassDecided("buyer-1." + ID, true),
            new InboxMessage.MarkSeen(BUYER),
            new InboxMessage.AccountLinked(SELLER, true),
            new InboxMessage.ShowStands(SHOW, true),
            new InboxMessage.WalletSought(
                    "show-1.buyer-1.1/wallet/2", "basket:show-1.buyer-1", new Money(2_000, "USD")),
            new InboxMessage.WalletFirstSought(
                    "show-1.buyer-1.1/wallet-first/1", "basket:show-1.buyer-1", new Money(12_880, "USD"), 50),
            new InboxMessage.WalletFound("show-1.buyer-1.1/wallet/2", WALLET),
            new InboxMessage.WalletShort("show-1.buyer-1.1/wallet/2"),
            new InboxMessage.WalletFreed("show-1.buyer-1.1/wallet/2"),
            new InboxMessage.WalletSpent("show-1.buyer-1.1/wallet/2"),
            new InboxMessage.ChargeDisputed("dp_1", "ch_1", "USD", true),
            new InboxMessage.ChargeOwed("dp_1", "show-1.lot-1", "ch_1", new Money(12_880, "USD")),
            new InboxMessage.WalletReceived("re_1", "ch_1", new Money(12_880, "USD")));

    /** Second examples: what types have gained since their first was pinned. */
    static final Map<String, OrderCommand> COMMANDS_GAINED = Map.of(
            "CheckOut.walletMinor", new OrderCommand.CheckOut(INVOICE, 2_000L),
            "PayInvoice.walletMinor", new OrderCommand.PayInvoice(INVOICE, "pm_1", 2_000L));

    static final Map<String, LifeEvent> EVENTS_GAINED = Map.of(
            "OrderHeld.walletParts", new LifeEvent.OrderHeld(null, "main:1", AT, AT, WALLET),
            "RefundBegun.toWallet",
                    new LifeEvent.RefundBegun(1, 12_880, LINES, true, true, "dispute", WALLET));

    static final List<ShowAsk> SHOW_ASKS = List.of(
            new ShowAsk.AdmitGift(BUYER, SELLER, 50), new ShowAsk.WatchBid(ID),
                    new ShowAsk.AdmitPass(null, null));

    static final List<DeskStanding> STANDINGS = List.of(
            new DeskStanding.OfUser(
                    40, List.of(new DeskStanding.Pack(
                            ID.toString(), 100, 50, new Money(999, "USD"), AT, AT, AT,
                                    DeskStanding.PackState.OPEN)),
                    List.of(new DeskStanding.Gift("buyer-1." + ID, "seller-1", 50, AT)),
                    List.of(new DeskStanding.Aside(
                            "buyer-1." + ID, DeskStanding.AsideKind.SPOTLIGHT, "show-1", 10)),
                    List.of(new DeskStanding.Purchase(
                            ID.toString(), true, new Money(2_000, "USD"), 0,
                            DeskStanding.PurchaseState.AUTHENTICATING, "pi_1", AT)),
                    List.of(new DeskStanding.Pocket(
                            new Money(2_000, "USD"), new Money(0, "USD"), null, 50_000)), null, null, null),
            new DeskStanding.OfSeller(
                    "PREMIUM", "PAID", null, new Money(2_900, "USD"), AT, "PREMIUM", AT, 0, null, null,
                            50, null));

    static final DeskStanding STANDING_WITH_LINKS = new DeskStanding.OfUser(
            0, List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(SELLER));

    private CommerceExamples() {}
}
