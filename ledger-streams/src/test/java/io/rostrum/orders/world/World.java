package io.rostrum.orders.world;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.accounting.MemoryJournalStore;
import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderEvent;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.ShipTo;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.WalletFact;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.credits.Wallet;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.user.UserDesk;
import io.rostrum.desks.user.UserDeskEngine;
import io.rostrum.orders.BasketEngine;
import io.rostrum.orders.BasketStep;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.ShippingTable;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.desk.DeskStep;
import io.rostrum.orders.desk.SellerDesk;
import io.rostrum.orders.desk.SellerState;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.OrderState;
import io.rostrum.tax.TaxTable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Baskets, desks, a journal and a provider, wired together without any engine; time passes only by {@link
 * #pass}.
 */
public final class World {

    public static final long START = 1_700_000_000_000L;
    public static final long HOUR = 3_600_000;
    public static final long DAY = 24 * HOUR;
    public static final ShowId SHOW = new ShowId("show-1");
    public static final UserId BUYER = new UserId("buyer");
    public static final UserId OTHER = new UserId("other");
    public static final UserId SELLER = new UserId("seller");
    /** Free shipping, and a fifth on the premium in Britain: the example of the rules. */
    public static final OrderTerms TERMS = OrderTerms.SHIPPED.by(ShippingTable.FREE, TaxTable.SHIPPED);

    private static long clock = START;

    public final OrderTerms terms;
    public final BasketEngine engine;
    private final UserDeskEngine desks = new UserDeskEngine(DeskTerms.SHIPPED);
    public final Provider provider = new Provider();
    public final MemoryJournalStore books = new MemoryJournalStore();
    public final Map<String, BasketState> baskets = new TreeMap<>();
    public final Map<String, Long> due = new TreeMap<>();
    public final Map<UserId, UserDesk> users = new HashMap<>();
    public final Map<UserId, SellerState> sellers = new HashMap<>();
    public final List<OrderEventRecord> events = new ArrayList<>();
    public final List<LedgerFact> facts = new ArrayList<>();
    public final List<AuctionCommand> auction = new ArrayList<>();
    public final List<Runnable> afterStep = new ArrayList<>();
    /** What is on its way, the oldest first. */
    public final ArrayDeque<Supplier<List<Ask>>> underway = new ArrayDeque<>();
    public CommerceOutcome outcome;
    private int commands;

    public World() {
        this(TERMS);
    }

    public World(OrderTerms terms) {
        this.terms = terms;
        engine = new BasketEngine(terms);
        clock = START;
        saved(BUYER, "1");
        saved(OTHER, "2");
        SellerState ready = SellerDesk.open(SellerState.NEW, SELLER, "TH").state();
        sellers.put(SELLER, SellerDesk.hear(ready, changed(true), START, CommissionTiers.SHIPPED).state());
    }

    private void saved(UserId person, String name) {
        hear(new InboxRecord("user:" + person, "test", new InboxMessage.PaymentTold(new PaymentEventRecord(
                "saved:" + person, new PaymentId("user/" + person), "user:" + person, null, START,
                new PaymentEvent.MethodSaved(person, "cus_" + name, "seti_" + name, "pm_" + name, "visa",
                        null)))));
    }

    /** Money of an earlier charge is in somebody's wallet, and in the books. */
    public World topUp(UserId person, long minor) {
        if (minor > 0) {
            LedgerFact fact = new WalletFact.WalletToppedUp("ch_top_" + person, person.value(), "USD",
                    minor, 0);
            book(PostJournalEntry.of(BookId.MAIN, "user:" + person, fact));
            hear(new InboxRecord("user:" + person, "test", new InboxMessage.WalletReceived(
                    "top-up", "ch_top_" + person, new Money(minor, "USD"))));
        }
        return this;
    }

    /** Somebody has their wallet pay first what is charged by itself. */
    public World walletFirst(UserId person, boolean first) {
        CommerceRecord record = CommerceRecord.of(
                CommandId.derived(clock, "wallet-first-" + ++commands), person, Role.BIDDER, clock + 10_000,
                new DeskCommand.UseWalletFirst(first));
        keep(person, desks.take(user(person), record, clock));
        return this;
    }

    public UserDesk user(UserId person) {
        return users.getOrDefault(person, UserDesk.of(person));
    }

    public long wallet(UserId person) {
        Wallet wallet = user(person).wallets().get("USD");
        return wallet == null ? 0 : wallet.heldMinor();
    }

    public static long now() {
        return clock;
    }

    public static InboxMessage changed(boolean ready) {
        return new InboxMessage.PaymentTold(new PaymentEventRecord(
                "acct_1:" + ready, new PaymentId("seller/seller"), "seller:seller", null, START,
                new PaymentEvent.AccountChanged(SELLER, "acct_1", ready, ready, List.of(), null, null)));
    }

    // What a test does.

    public World seller(boolean ready) {
        post("seller:seller", changed(ready));
        return this;
    }

    public World sale(String lot, long hammer) {
        return sale(BUYER, lot, 0, hammer);
    }

    public World sale(UserId buyer, String lot, int turn, long hammer) {
        Sale sale = new Sale(
                SHOW, new LotId(lot), turn, SELLER, buyer, 7, hammer, "USD", 2_400, "", null);
        post("seller:seller", turn == 0
                ? new InboxMessage.SaleMade(sale) : new InboxMessage.SecondChanceFound(sale));
        return this;
    }

    /** A lot of 100.00 sold to a buyer in London, and paid. */
    public static World paid() {
        World world = new World();
        world.wish(BUYER, Role.BIDDER, new OrderCommand.PlaceDeposit(basket(BUYER), 1_000, "USD", 10_000));
        world.wish(BUYER, Role.BIDDER, new OrderCommand.ChooseDestination(invoice(1), new ShipTo("GB", "")));
        return world.sale("lot-1", 10_000).closeShow();
    }

    public World closeShow() {
        post("seller:seller", new InboxMessage.ShowClosed(basket(BUYER)));
        post("seller:seller", new InboxMessage.ShowClosed(basket(OTHER)));
        return pass(terms.clocks().late());
    }

    public CommerceOutcome wish(UserId actor, Role role, OrderCommand command) {
        return wish(CommandId.derived(clock, "wish-" + ++commands), actor, role, command);
    }

    public CommerceOutcome wish(CommandId id, UserId actor, Role role, OrderCommand command) {
        outcome = null;
        send(id, actor, role, command);
        run();
        return outcome;
    }

    /** Puts a wish on its way. */
    public void send(UserId actor, Role role, OrderCommand command) {
        send(CommandId.derived(clock, "wish-" + ++commands), actor, role, command);
    }

    private void send(CommandId id, UserId actor, Role role, OrderCommand command) {
        CommerceRecord record = CommerceRecord.of(id, actor, role, clock + 10_000, command);
        underway.addLast(() -> take(record));
    }

    public void post(String aggregate, InboxMessage message) {
        underway.addLast(() -> hear(new InboxRecord(aggregate, "test", message)));
        run();
    }

    public void provider(PaymentEventRecord fact) {
        post(fact.replyTo(), new InboxMessage.PaymentTold(fact));
    }

    /** Everything that is on its way arrives, in order. */
    public void run() {
        while (!underway.isEmpty()) {
            step(underway.removeFirst());
        }
    }

    public void step(Supplier<List<Ask>> arrival) {
        for (Ask ask : arrival.get()) {
            underway.addLast(() -> carryOut(ask));
        }
        afterStep.forEach(Runnable::run);
    }

    /** Time passes, and every deadline on the way is proposed when it is due. */
    public World pass(long millis) {
        long end = clock + millis;
        while (true) {
            Map.Entry<String, Long> next = due.entrySet().stream()
                    .filter(each -> each.getValue() <= end)
                    .min(Map.Entry.comparingByValue())
                    .orElse(null);
            if (next == null) {
                clock = end;
                return this;
            }
            clock = Math.max(clock, next.getValue());
            propose(next.getKey());
            run();
        }
    }

    /** Puts a deadline's proposal on its way. */
    public void propose(String aggregate) {
        InvoiceId basket = InvoiceId.ofAggregate(aggregate);
        CommerceRecord record = CommerceRecord.of(
                CommandId.derived(clock, "due-" + ++commands), CommerceRecord.PLATFORM, Role.SYSTEM,
                clock + 10_000,
                new OrderCommand.DeadlineDue(basket, clock));
        underway.addLast(() -> take(record));
    }

    public void clock(long millis) {
        clock = millis;
    }

    // The wiring.

    private List<Ask> take(CommerceRecord record) {
        BasketState before = basket(record.aggregate());
        BasketStep step = sure(engine.take(before, record, clock), engine.take(before, record, clock));
        if (step.outcome() != null) {
            outcome = step.outcome();
        }
        return keep(record.aggregate(), step);
    }

    public List<Ask> hear(InboxRecord told) {
        if (InvoiceId.isBasket(told.aggregate())) {
            BasketState before = basket(told.aggregate());
            return keep(told.aggregate(), sure(
                    engine.hear(before, told.message(), clock), engine.hear(before, told.message(), clock)));
        }
        UserId person = new UserId(told.aggregate().substring(told.aggregate().indexOf(':') + 1));
        if (told.aggregate().startsWith("seller:")) {
            DeskStep<SellerState> step =
                    SellerDesk.hear(sellers.get(person), told.message(), clock, CommissionTiers.SHIPPED);
            sellers.put(person, step.state());
            return step.asks();
        }
        return keep(person, desks.hear(user(person), told.message(), clock));
    }

    private List<Ask> keep(UserId person, DeskTurn<UserDesk> turn) {
        if (turn.fault() != null) {
            throw turn.fault();
        }
        users.put(person, Json.read(Json.bytes(turn.desk()), UserDesk.class));
        return turn.asks();
    }

    /** A crash after the first run leaves nothing behind; the second comes to the same. */
    private static BasketStep sure(BasketStep first, BasketStep second) {
        if (first.fault() != null) {
            throw first.fault();
        }
        if (!first.equals(second)) {
            throw new AssertionError("the same input came to something else");
        }
        return first;
    }

    private List<Ask> keep(String aggregate, BasketStep step) {
        BasketState stored = Json.read(Json.bytes(step.basket()), BasketState.class);
        if (!stored.equals(step.basket())) {
            throw new AssertionError("a basket reads otherwise than it was written");
        }
        baskets.put(aggregate, stored);
        due.put(aggregate, step.nextDueMillis());
        events.addAll(step.events());
        return step.asks();
    }

    public List<Ask> carryOut(Ask ask) {
        return switch (ask) {
            case Ask.OfAggregate told -> hear(told.message());
            case Ask.OfProvider wanted -> tell(wanted.request());
            case Ask.OfJournal wanted -> book(wanted.request());
            case Ask.OfShow asked -> List.of();
            case Ask.OfAuction wanted -> {
                auction.add(wanted.command());
                yield List.of();
            }
        };
    }

    private List<Ask> tell(PaymentRequestRecord request) {
        List<Ask> told = new ArrayList<>();
        for (PaymentEventRecord fact : provider.carryOut(request, clock)) {
            told.add(inbox(fact.replyTo(), new InboxMessage.PaymentTold(fact)));
        }
        return told;
    }

    private List<Ask> book(PostJournalEntry request) {
        JournalDecision decision = Journal.decide(books, request, clock);
        return switch (decision) {
            case JournalDecision.Booked booked -> {
                facts.add(request.fact());
                Journal.evolve(books, booked, Fingerprint.link(Json.bytes(booked.entry())));
                yield List.of(inbox(
                        request.replyTo(), new InboxMessage.EntryTold(
                                request.entryId(), request.fact().id())));
            }
            case JournalDecision.Refused refused -> throw new AssertionError(refused.refusal().toString());
            case JournalDecision.Repeated again -> List.of();
        };
    }

    private static Ask inbox(String aggregate, InboxMessage message) {
        return new Ask.OfAggregate(new InboxRecord(aggregate, "told", message));
    }

    // What a test looks at.

    public BasketState basket(String aggregate) {
        BasketState known = baskets.get(aggregate);
        return known == null ? BasketState.before(InvoiceId.ofAggregate(aggregate)) : known;
    }

    public OrderState order(String lot) {
        return order(new OrderId(SHOW + "." + lot));
    }

    public OrderState order(OrderId id) {
        return baskets.values().stream()
                .map(basket -> basket.order(id))
                .filter(order -> order != null)
                .findFirst()
                .orElseThrow();
    }

    public <T extends OrderEvent> List<T> events(Class<T> type) {
        return events.stream().map(OrderEventRecord::event).filter(type::isInstance).map(type::cast).toList();
    }

    /** What an account holds more on its normal side than on the other. */
    public long balance(Account account) {
        return books.balance(BookId.MAIN, account, "USD").netMinor();
    }

    public Map<String, Long> trial() {
        Map<String, Long> trial = new LinkedHashMap<>();
        books.balances().forEach(balance ->
                trial.merge(balance.unit(), balance.debitsMinor() - balance.creditsMinor(), Long::sum));
        return trial;
    }

    public static InvoiceId basket(UserId buyer) {
        return InvoiceId.basketOf(SHOW, buyer);
    }

    public static InvoiceId invoice(int number) {
        return InvoiceId.of(SHOW, BUYER, number);
    }

    public static OrderId lot(String lot) {
        return new OrderId(SHOW + "." + lot);
    }
}
