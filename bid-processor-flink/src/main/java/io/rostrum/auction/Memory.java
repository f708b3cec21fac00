package io.rostrum.auction;

import io.rostrum.auction.deciding.Bounds;
import io.rostrum.auction.state.Remembered;
import io.rostrum.auction.state.RememberedId;
import io.rostrum.auction.state.ShowDraft;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.Working;
import io.rostrum.contracts.id.CommandId;

import java.util.UUID;

/** The command ids that a show remembers, and forgets in the order of their coming after 2 W of log time. */
final class Memory {

    /** Forgotten at one command at most: more than come with one, so that none is kept for long. */
    private static final int FORGET_AT_COMMAND = 4;

    /** Forgotten at a nudge, which nobody waits for: what a burst left behind goes within minutes. */
    private static final int FORGET_AT_NUDGE = 256;

    private Memory() {}

    static boolean isFull(ShowState show) {
        return show.rememberedTail() - show.rememberedHead() >= Bounds.REMEMBERED;
    }

    static void remember(Working show, CommandId id, Remembered fate) {
        ShowDraft draft = show.show().draft();
        show.putRemembered(id, fate);
        show.putRememberedAt(draft.rememberedTail, new RememberedId(
                id.value().getMostSignificantBits(), id.value().getLeastSignificantBits(), draft.nowMillis));
        if (draft.rememberedTail == draft.rememberedHead) {
            draft.rememberedSinceMillis = draft.nowMillis;
        }
        draft.rememberedTail++;
        show.putShow(draft.build());
    }

    static void forget(Working show, boolean nudged) {
        ShowState header = show.show();
        int most = nudged ? FORGET_AT_NUDGE : FORGET_AT_COMMAND;
        for (int i = 0; i < most && isOver(header); i++) {
            ShowDraft draft = header.draft();
            RememberedId oldest = show.rememberedAt(draft.rememberedHead);
            show.putRemembered(new CommandId(new UUID(oldest.high(), oldest.low())), null);
            show.putRememberedAt(draft.rememberedHead, null);
            draft.rememberedHead++;
            draft.rememberedSinceMillis = draft.rememberedHead == draft.rememberedTail
                    ? ShowState.NONE
                    : show.rememberedAt(draft.rememberedHead).atMillis();
            header = draft.build();
            show.putShow(header);
        }
    }

    private static boolean isOver(ShowState show) {
        return show.rememberedSinceMillis() != ShowState.NONE
                && show.nowMillis() - show.rememberedSinceMillis() > Bounds.REMEMBER_MILLIS;
    }
}
