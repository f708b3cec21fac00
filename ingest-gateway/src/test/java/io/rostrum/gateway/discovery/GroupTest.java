package io.rostrum.gateway.discovery;

import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.ShowProjection;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class GroupTest {

    private static final long NOW = 1_000_000_000_000L;
    private static final long HOUR = 3_600_000;

    static Listing listing(String id, ShowStatus status, long startsAt, long viewers, String plan) {
        return new Listing(
                new ShowProjection(
                        new ShowId(id), 1, id, "USD", new UserId(id + "-seller"), status, startsAt, 0,
                        List.of(), ShippedPacks.named("live", "USD")),
                viewers, Placement.of(plan), null);
    }

    private static List<String> order(Group group, Listing... all) {
        return group.of(Arrays.asList(all), NOW).stream().map(one -> one.show().showId().value()).toList();
    }

    @Test
    void liveShowsStandByTheirViewersAndPlansWeighThem() {
        assertEquals(
                List.of("crowd", "premium", "free", "elite-empty", "empty"),
                order(
                        Group.LIVE,
                        listing("empty", ShowStatus.LIVE, NOW, 0, "FREE"),
                        listing("free", ShowStatus.LIVE, NOW, 29, "FREE"),
                        listing("premium", ShowStatus.PAUSED, NOW, 10, "PREMIUM"),
                        listing("crowd", ShowStatus.LIVE, NOW, 31, "FREE"),
                        listing("elite-empty", ShowStatus.LIVE, NOW - 1, 0, "ELITE"),
                        listing("coming", ShowStatus.SCHEDULED, NOW, 500, "ELITE")));
    }

    @Test
    void comingShowsStandByTheirStartAndPlansBringThemNearer() {
        assertEquals(
                List.of("late", "soon", "premium", "later", "never"),
                order(
                        Group.COMING,
                        listing("never", ShowStatus.SCHEDULED, 0, 0, "ELITE"),
                        listing("later", ShowStatus.SCHEDULED, NOW + 3 * HOUR, 0, "FREE"),
                        listing("premium", ShowStatus.SCHEDULED, NOW + 6 * HOUR, 0, "PREMIUM"),
                        listing("soon", ShowStatus.SCHEDULED, NOW + HOUR, 0, "FREE"),
                        listing("late", ShowStatus.SCHEDULED, NOW - HOUR, 0, "FREE")));
    }

    @Test
    void whatIsOverStandsByItsStartAloneAndDraftsNowhere() {
        assertEquals(
                List.of("new", "old"),
                order(
                        Group.OVER,
                        listing("old", ShowStatus.ENDED, NOW - 2 * HOUR, 0, "ELITE"),
                        listing("new", ShowStatus.ENDED, NOW - HOUR, 0, "FREE"),
                        listing("draft", ShowStatus.DRAFT, 0, 0, "ELITE")));
    }

    @Test
    void aPlanThatIsNotKnownPlacesNothing() {
        assertFalse(Placement.of("GOLD").lifts());
        assertEquals(Placement.NONE, Placement.of("FREE"));
    }
}
