package io.rostrum.desks;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.accounting.MemoryJournalStore;
import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.ShowAsk;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.desks.house.HouseDesk;
import io.rostrum.desks.house.HouseDeskEngine;
import io.rostrum.desks.user.UserDesk;
import io.rostrum.desks.user.UserDeskEngine;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.world.Provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A user's desk and a seller's with a journal, a provider and a show around them. What the provider says comes late, twice and in any
 * order; each input is taken twice, and each desk is read back as it was written.
 */
final class DeskWorld {

    static final UserId USER = new UserId("u");
    static final UserId SELLER = new UserId("s");
    static final DeskTerms TERMS = DeskTerms.SHIPPED;

    final Provider provider = new Provider();
    final MemoryJournalStore books = new MemoryJournalStore();
    final List<CommerceOutcome> outcomes = new ArrayList<>();
    final List<Ask.OfAuction> admitted = new ArrayList<>();
    final List<ShowRecord> watches = new ArrayList<>();
    UserDesk user = UserDesk.of(USER);
    HouseDesk house = HouseDesk.of(SELLER);
    long now = 1_700_000_000_000L;
    private final UserDeskEngine users = new UserDeskEngine(TERMS);
    private final HouseDeskEngine houses = new HouseDeskEngine(TERMS, CommissionTiers.SHIPPED);
    private final SplittableRandom random;
    private final Deque<InboxRecord> inbox = new ArrayDeque<>();
    private final List<PaymentEventRecord> late = new ArrayList<>();
    private long userDue = DeskTurn.NEVER;
    private long houseDue = DeskTurn.NEVER;
    private int wishes;

    DeskWorld(SplittableRandom random) {
        this.random = random;
        for (UserId person : List.of(USER, SELLER)) {
            PaymentEvent saved = new PaymentEvent.MethodSaved(person, "cus_" + person, "seti_" + person, "pm_" + person, "visa", null);
            late.add(new PaymentEventRecord(
                    "saved:" + person, new PaymentId("user/" + person), "user:" + person, null, now, saved));
        }
        settle();
    }

    CommandId wish(DeskCommand command) {
        CommandId id = CommandId.derived(now, "wish-" + ++wishes);
        UserId actor = command instanceof DeskCommand.ChoosePlan ? SELLER : USER;
        take(CommerceRecord.of(id, actor, Role.BIDDER, now + 10_000, command));
        return id;
    }

    private void take(CommerceRecord record) {
        if (record.aggregate().startsWith("user:s")) {
            return;
        }
        if (record.aggregate().startsWith("seller:")) {
            keepHouse(same(houses.take(house, record, now), houses.take(house, record, now)));
        } else {
            keepUser(same(users.take(user, record, now), users.take(user, record, now)));
        }
    }

    void tell(String aggregate, InboxMessage message) {
        inbox.add(new InboxRecord(aggregate, "test", message));
    }

    /** The journal books what an invoice took out of the wallet, and the desk is told. */
    void pay(String request) {
        long minor = user.asides().get(request).parts().stream().mapToLong(part -> part.minor()).sum();
        book(PostJournalEntry.of(BookId.MAIN, "user:u", new OrderFact.InvoicePaidFromWallet(
                request, "show.u.1", "u", "USD", List.of(new HoldShare("show.lot-" + request.hashCode(), minor)))));
        tell("user:u", new InboxMessage.WalletSpent(request));
    }

    void payment(PaymentEventRecord fact) {
        late.add(fact);
    }

    /** Until nothing is under way: the provider's words in any order, some of them twice. */
    void settle() {
        while (!inbox.isEmpty() || !late.isEmpty()) {
            boolean provided = inbox.isEmpty() || (!late.isEmpty() && random.nextInt(3) == 0);
            if (provided) {
                PaymentEventRecord fact = late.remove(random.nextInt(late.size()));
                if (random.nextInt(8) == 0) {
                    late.add(fact);
                }
                inbox.add(new InboxRecord(fact.replyTo(), fact.factId(), new InboxMessage.PaymentTold(fact)));
            } else {
                hear(inbox.poll());
            }
        }
    }

    void pass(long millis) {
        now += millis;
        for (int i = 0; i < 100 && (userDue <= now || houseDue <= now); i++) {
            long due = Math.min(userDue, houseDue);
            String desk = userDue <= houseDue ? "user:u" : "seller:s";
            take(CommerceRecord.of(
                    CommandId.derived(now, "due-" + ++wishes), CommerceRecord.PLATFORM, Role.SYSTEM, now + 10_000,
                    new DeskCommand.DeskDue(desk, due)));
            settle();
        }
    }

    long net(Account account, String unit) {
        return books.balance(BookId.MAIN, account, unit).netMinor();
    }

    private void hear(InboxRecord told) {
        if (told.aggregate().equals("user:u")) {
            keepUser(same(users.hear(user, told.message(), now), users.hear(user, told.message(), now)));
        } else if (told.aggregate().equals("seller:s")) {
            keepHouse(same(houses.hear(house, told.message(), now), houses.hear(house, told.message(), now)));
        } else if (told.message() instanceof InboxMessage.PayerSought sought) {
            inbox.add(new InboxRecord(
                    sought.replyTo(), "payer",
                    new InboxMessage.PayerFound(sought.requestId(), "cus_s", "pm_s")));
        }
    }

    private void keepUser(DeskTurn<UserDesk> turn) {
        user = Json.read(Json.bytes(turn.desk()), UserDesk.class);
        if (!user.equals(turn.desk())) {
            throw new AssertionError("a desk reads otherwise than it was written");
        }
        userDue = turn.nextDueMillis();
        keep(turn);
    }

    private void keepHouse(DeskTurn<HouseDesk> turn) {
        house = Json.read(Json.bytes(turn.desk()), HouseDesk.class);
        if (!house.equals(turn.desk())) {
            throw new AssertionError("a desk reads otherwise than it was written");
        }
        houseDue = turn.nextDueMillis();
        keep(turn);
    }

    private void keep(DeskTurn<?> turn) {
        if (turn.fault() != null) {
            throw new AssertionError("the rules threw", turn.fault());
        }
        outcomes.addAll(turn.outcomes());
        turn.asks().forEach(this::carryOut);
    }

    private void carryOut(Ask ask) {
        switch (ask) {
            case Ask.OfProvider wanted -> provide(wanted.request());
            case Ask.OfJournal wanted -> book(wanted.request());
            case Ask.OfAggregate told -> inbox.add(told.message());
            case Ask.OfShow asked -> show(asked.question());
            case Ask.OfAuction pass -> admitted.add(pass);
        }
    }

    private void provide(PaymentRequestRecord request) {
        late.addAll(provider.carryOut(request, now));
    }

    private void book(PostJournalEntry request) {
        JournalDecision decision = Journal.decide(books, request, now);
        if (decision instanceof JournalDecision.Booked booked) {
            Journal.evolve(books, booked, Fingerprint.link(Json.bytes(booked.entry())));
            inbox.add(new InboxRecord(
                    request.replyTo(), "booked", new InboxMessage.EntryTold(request.entryId(), request.fact().id())));
        } else {
            throw new AssertionError("the journal would not: " + decision);
        }
    }

    private void show(ShowRecord question) {
        switch (question.ask()) {
            case ShowAsk.AdmitGift gift -> tell("seller:s", new InboxMessage.GiftOffered(
                    question.askId(), question.replyTo(), gift.giver(), gift.credits()));
            case ShowAsk.WatchBid watch -> watched(question);
            case ShowAsk.AdmitPass pass -> watched(question);
        }
    }

    private void watched(ShowRecord question) {
        watches.add(question);
        tell(question.replyTo(), new InboxMessage.AskTaken(question.askId()));
    }

    private static <T> T same(T first, T second) {
        if (!first.equals(second)) {
            throw new AssertionError("the same input came to something else");
        }
        return first;
    }
}
