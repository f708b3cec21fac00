package io.rostrum.auction;

import io.rostrum.auction.projection.Projections;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.auction.state.ShowDraft;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowStore;
import io.rostrum.auction.state.StoreFailure;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent.ShowFrozen;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a fault of the rules does to its show, and a fault of the plumbing does not. */
class FrozenShowTest {

    private final Scene scene =
            new Scene(new ShowEngine(command -> command.actor().value().equals("poison")));

    private void aTimedLotWithABid() {
        scene.seller(new CreateShow("A show", "USD",
                Scene.fixed(100).withClosing(Closing.TIMED, 60_000, null)));
        scene.seller(new ScheduleShow(1));
        scene.seller(new GoLive());
        scene.lot(Scene.LOT, 1_000, 0);
        scene.seller(new OpenLot(new LotId(Scene.LOT)));
        scene.paddle("A").bid("A", Scene.LOT, 5_000);
    }

    @Test
    void aFaultOfTheRulesFreezesTheShowAndLeavesNothingHalfDone() {
        aTimedLotWithABid();
        int events = scene.events.size();
        int offset = scene.sent.size();
        scene.pass(61_000).send("poison", Role.BIDDER, new RequestPaddle());
        assertNotNull(scene.last.fault());
        assertEquals(Refusal.SHOW_FROZEN, scene.outcome().reason());
        assertEquals(events + 1, scene.events.size());
        assertEquals(new ShowFrozen("java.lang.IllegalStateException", 7, offset), scene.lastEvent());
        assertEquals(ShowStatus.FROZEN, scene.store.show().status());
        assertEquals(
                LotPhase.OPEN, scene.standing(Scene.LOT).phase(), "what the record had settled is undone");
        assertEquals(Step.NEVER, scene.last.nextDeadlineMillis());
        assertEquals(ShowStatus.FROZEN, Projections.show(scene.showId, scene.store).status());
    }

    @Test
    void laterCommandsAreRefusedAndTheirRefusalsStandInTheLog() {
        aTimedLotWithABid();
        scene.send("poison", Role.BIDDER, new RequestPaddle());
        scene.bid("A", Scene.LOT, 6_000);
        assertEquals(Refusal.SHOW_FROZEN, scene.outcome().reason());
        assertEquals(1, scene.last.events().size());
        scene.seller(new EndShow(true));
        assertEquals(Refusal.SHOW_FROZEN, scene.outcome().reason());
        scene.send("A", Role.BIDDER, new MyBids(0));
        assertEquals(Refusal.SHOW_FROZEN, scene.outcome().reason());
        scene.pass(100_000).system(new CloseDue(new LotId(Scene.LOT), scene.now));
        assertEquals(LotPhase.OPEN, scene.standing(Scene.LOT).phase());
        scene.send("poison", Role.BIDDER, new RequestPaddle());
        assertTrue(scene.last.events().isEmpty(), "a show is frozen once");
        assertNotNull(scene.last.fault());
    }

    @Test
    void anotherShowGoesOn() {
        aTimedLotWithABid();
        scene.send("poison", Role.BIDDER, new RequestPaddle());
        scene.store = new MemoryShowStore();
        aTimedLotWithABid();
        assertTrue(scene.outcome().accepted());
    }

    @Test
    void aShowWhoseCreationThrowsIsFrozenBeforeItIs() {
        scene.send("poison", Role.SELLER, new CreateShow("A show", "USD", Scene.fixed(100)));
        assertEquals(1, scene.events.size());
        assertEquals(1, scene.events.getFirst().event().seq());
        assertNull(Projections.whole(scene.showId, scene.store));
        scene.seller(new CreateShow("A show", "USD", Scene.fixed(100)));
        assertEquals(Refusal.SHOW_FROZEN, scene.outcome().reason());
        scene.bid("A", Scene.LOT, 1_000);
        assertEquals(Refusal.SHOW_FROZEN, scene.outcome().reason());
    }

    @Test
    void aStoreThatCannotBeReadFreezesNoShow() {
        aTimedLotWithABid();
        MemoryShowStore real = scene.store;
        ShowStore broken = (ShowStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ShowStore.class}, (proxy, method, args) -> {
                    if (method.getName().equals("paddle")) {
                        throw new StoreFailure("unreadable", null);
                    }
                    return method.invoke(real, args);
                });
        Inbound last = scene.sent.getLast();
        Inbound next = new Inbound(
                scene.record("A", Role.BIDDER, last.command().command()), 1, scene.now, 7, 99);
        assertThrows(StoreFailure.class, () -> scene.engine.apply(broken, next));
        assertEquals(ShowStatus.LIVE, real.show().status());
        assertEquals(List.of(), List.copyOf(scene.events(ShowFrozen.class)));
    }

    @Test
    void aShowOfUnknownRulesIsAFaultOfTheInstallation() {
        aTimedLotWithABid();
        ShowDraft draft = scene.store.show().draft();
        draft.rulesVersion = 2;
        ShowState future = draft.build();
        scene.store.putShow(future);
        assertThrows(ShowRules.Unknown.class, () -> scene.bid("A", Scene.LOT, 6_000));
        assertEquals(future, scene.store.show());
    }
}
