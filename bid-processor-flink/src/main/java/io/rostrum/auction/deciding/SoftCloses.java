package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.ShowClock;
import io.rostrum.auction.state.GroupState;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.id.LotId;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a bid near the end moves a deadline: to {@code now + extendTo}, never earlier than it was.
 *
 * <p>In a group, every open member gets one deadline; as none may get an earlier one, it is the latest that
 * any member had if that is later.
 */
final class SoftCloses {

    private SoftCloses() {}

    /** The lot's deadline after a bid that may extend it now; the one that it had if it does not. */
    static long deadlineAfter(ShowView view, LotState lot, PackState pack) {
        long deadline = lot.clock().deadlineMillis();
        if (deadline == 0 || pack.softClose() == null) {
            return deadline;
        }
        long clock = ShowClock.at(view.show());
        boolean spent = pack.maxExtensions() > 0 && lot.clock().extensions() >= pack.maxExtensions();
        long target = clock + pack.extendToMillis();
        if (spent || deadline - clock >= pack.windowMillis() || target <= deadline) {
            return deadline;
        }
        for (String member : members(view, pack)) {
            target = Math.max(target, view.lot(member).clock().deadlineMillis());
        }
        return target;
    }

    /** What an extension of one lot does to the other open lots of its group. */
    static List<Fact> others(ShowView view, LotId lotId, PackState pack, long deadline) {
        List<Fact> moved = new ArrayList<>();
        for (String member : members(view, pack)) {
            boolean other = !member.equals(lotId.value());
            if (other && view.lot(member).clock().deadlineMillis() < deadline) {
                moved.add(new Fact.LotExtended(new LotId(member), deadline));
            }
        }
        return moved;
    }

    /** Whether a lot under this pack shares its deadline with others. */
    static boolean isGrouped(PackState pack) {
        return pack.group() != null && pack.closing() == Closing.TIMED;
    }

    private static String[] members(ShowView view, PackState pack) {
        GroupState group = isGrouped(pack) ? view.group(pack.group()) : null;
        return group == null ? new String[0] : group.lotIds();
    }
}
