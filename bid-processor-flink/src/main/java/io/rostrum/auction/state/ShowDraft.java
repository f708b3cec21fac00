package io.rostrum.auction.state;

import io.rostrum.contracts.auction.ShowStatus;

/** A show's header while it changes, within one command; its fields are those of {@link ShowState}. */
public final class ShowDraft {

    public String sellerId;
    public String title;
    public String currency;
    public ShowStatus status;
    public int rulesVersion;
    public int eventFormat;
    public long seq;
    public String lastHash;
    public long nowMillis;
    public long heldMillis;
    public long pausedAtMillis;
    public long heartbeatMillis;
    public long startsAtMillis;
    public long showSeq;
    public long clockSeq;
    public long clockAtMillis;
    public int lots;
    public int openLots;
    public int soldLots;
    public int offered;
    public int paddles;
    public int dues;
    public long nextDueMillis;
    public String nextDueLot;
    public long rememberedHead;
    public long rememberedTail;
    public long rememberedSinceMillis;

    ShowDraft(ShowState show) {
        sellerId = show.sellerId();
        title = show.title();
        currency = show.currency();
        status = show.status();
        rulesVersion = show.rulesVersion();
        eventFormat = show.eventFormat();
        seq = show.seq();
        lastHash = show.lastHash();
        nowMillis = show.nowMillis();
        heldMillis = show.heldMillis();
        pausedAtMillis = show.pausedAtMillis();
        heartbeatMillis = show.heartbeatMillis();
        startsAtMillis = show.startsAtMillis();
        showSeq = show.showSeq();
        clockSeq = show.clockSeq();
        clockAtMillis = show.clockAtMillis();
        lots = show.lots();
        openLots = show.openLots();
        soldLots = show.soldLots();
        offered = show.offered();
        paddles = show.paddles();
        dues = show.dues();
        nextDueMillis = show.nextDueMillis();
        nextDueLot = show.nextDueLot();
        rememberedHead = show.rememberedHead();
        rememberedTail = show.rememberedTail();
        rememberedSinceMillis = show.rememberedSinceMillis();
    }

    /** What the changes come to. */
    public ShowState build() {
        return new ShowState(
                sellerId, title, currency, status, rulesVersion, eventFormat, seq, lastHash, nowMillis,
                heldMillis, pausedAtMillis, heartbeatMillis, startsAtMillis, showSeq, clockSeq,
                clockAtMillis, lots, openLots, soldLots, offered, paddles, dues, nextDueMillis, nextDueLot,
                rememberedHead, rememberedTail, rememberedSinceMillis);
    }
}
